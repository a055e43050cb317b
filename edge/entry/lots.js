// Group commit, as the Worker and the Intake both do it: what comes within a moment of each other goes together.
//
// A promise wakes the event that made it, and whoever else waits for it wakes there too, where its own streams and
// calls are out of reach. So everybody who waits makes a promise of their own and leaves its `resolve` here. With
// `new Promise`, once optimised, the platform loses track of who made it; with `withResolvers` it does not.

/**
 * Makes a function that adds an item to the next lot and promises its place in what `run(items)` gives, or the error that
 * it fails with: as a value, so that nobody waits twice. An item that comes alone goes at once. A lot lives and dies with
 * the event that opened it, whose `waitUntil` prolongs that: an item gets `undefined` when, where there is a `patience`, its
 * lot did not answer within so many milliseconds. Until `settled()` resolves, a lot counts as being under way.
 */
export const lots = (run, { patience, settled = () => {} }) => {
  const busy = new Set();
  let crowd, next;
  /** Goes on without a lot that is over, or of which nobody hears any more. */
  const leave = (lot) => {
    if (next == lot) next = undefined;
    if (busy.delete(lot)) crowd = lot.items.length > 1 && Date.now();
  };
  const carry = async (lot) => {
    // Those who were answered together come again together; after a second of silence, whoever comes is alone.
    if (busy.size || Date.now() - crowd < 1_000) {
      next = lot;
      // A millisecond; in a rush more, because the platform looks at its timers when nothing else is to be done.
      await scheduler.wait(1);
      if (next == lot) next = undefined;
    }
    busy.add(lot);
    const results = await run(lot.items).catch((error) => lot.items.map(() => error));
    lot.waiting.forEach((resolve, place) => resolve(results[place]));
    await Promise.resolve().then(settled).catch(() => {});
    leave(lot);
  };
  return (item, event) => {
    const lot = next ?? { items: [], waiting: [] };
    const { promise, resolve } = Promise.withResolvers();
    lot.waiting[lot.items.push(item) - 1] = resolve;
    if (lot != next) event.waitUntil(carry(lot));
    // Never cleared, which would cost more than all else here: it ends with the event.
    if (patience) setTimeout(() => resolve(leave(lot)), patience);
    return promise;
  };
};
