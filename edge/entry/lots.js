// Group commit, as the Worker and the Intake both do it: what comes while one lot is under way makes up the next.
//
// A promise wakes the event that made it, and whoever else waits for it wakes there too, where its own streams and
// calls are out of reach. So everybody who waits makes a promise of their own and leaves its `resolve` here. With
// `new Promise`, once optimised, the platform loses track of who made it; with `withResolvers` it does not.

/**
 * Makes a function that adds an item to the next lot and promises its place in what `run(items)` gives. An item that
 * comes alone goes at once.
 *
 * A lot lives and dies with the event that opened it, which `hold` prolongs. Where events can die, `patience` is how
 * many milliseconds an item waits before it goes alone, in its own event.
 */
export const lots = (patience) => {
  let next, busy;

  /** Goes on without a lot that is over, or that nobody hears of any more. */
  const leave = (lot) => {
    if (next == lot) next = undefined;
    if (busy == lot) busy = undefined;
    if (!busy) next?.start();
  };

  const carry = async (lot, run) => {
    if (busy) {
      const turn = Promise.withResolvers();
      lot.start = turn.resolve;
      await turn.promise;
    }
    if (next == lot) next = undefined;
    busy = lot;
    try {
      const results = await run(lot.items);
      lot.waiting.forEach(({ resolve }, place) => resolve([results[place]]));
    } catch (error) {
      for (const { reject } of lot.waiting) reject(error);
    }
    leave(lot);
  };

  return async (item, run, hold) => {
    const lot = next ?? { items: [], waiting: [] };
    const result = Promise.withResolvers();
    lot.items.push(item);
    lot.waiting.push(result);
    if (lot != next) {
      if (busy) next = lot;
      hold(carry(lot, run));
    }
    const timer = patience && setTimeout(result.resolve, patience);
    const found = await result.promise;
    clearTimeout(timer);
    if (found) return found[0];
    leave(lot);
    return (await run([item]))[0];
  };
};
