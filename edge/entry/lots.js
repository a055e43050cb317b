// Group commit, as the Worker and the Intake both do it: what comes while one lot is under way makes up the next.
//
// A promise wakes the event that made it, and whoever else waits for it wakes there too, where its own streams and
// calls are out of reach. So everybody who waits makes a promise of their own and leaves its `resolve` here. With
// `new Promise`, once optimised, the platform loses track of who made it; with `withResolvers` it does not.

/**
 * Makes a function that adds an item to the next lot and promises its place in what `run(items)` gives. An item that
 * comes alone goes at once. A lot lives and dies with the event that opened it, which `hold` prolongs: an item gets
 * `undefined` when its lot failed or did not answer within `patience` milliseconds.
 */
export const lots = (patience) => {
  let next, busy;
  /** Goes on without a lot that is over, or of which nobody hears any more. */
  const leave = (lot) => {
    if (next == lot) next = undefined;
    if (busy == lot) busy = undefined;
    if (!busy) next?.turn.resolve();
  };
  const carry = async (lot, run) => {
    if (busy) await lot.turn.promise;
    if (next == lot) next = undefined;
    busy = lot;
    const results = await run(lot.items).catch(() => []);
    lot.waiting.forEach((resolve, place) => resolve(results[place]));
    leave(lot);
  };
  return async (item, run, hold) => {
    const lot = next ?? { items: [], waiting: [], turn: Promise.withResolvers() };
    const { promise, resolve } = Promise.withResolvers();
    lot.waiting[lot.items.push(item) - 1] = resolve;
    if (lot != next) {
      if (busy) next = lot;
      hold(carry(lot, run));
    }
    const timer = setTimeout(() => resolve(leave(lot)), patience);
    const result = await promise;
    clearTimeout(timer);
    return result;
  };
};
