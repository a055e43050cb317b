// How long the pages' main threads were kept busy by one script, in processor time: a machine that is busy with
// other things makes a task look long, but not cost more.

const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"];
/** What the engine does for a script. */
const RUNS = ["EvaluateScript", "v8.compile", "FunctionCall"];

/** Whether one event of the trace lies within another. */
const within = (inner, outer) =>
  inner.pid == outer.pid && inner.tid == outer.tid && inner.ts >= outer.ts && inner.ts <= outer.ts + outer.dur;

/**
 * Gives the milliseconds of processor time of each task that ran scripts of `origin` during `act`, and of each time
 * that the engine ran one of them.
 */
export async function tasksOf(origin, page, act) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const timed = traceEvents.filter(({ tdur }) => tdur != undefined);
  const ours = timed.filter(({ name, args }) => RUNS.includes(name) && args.data?.url?.startsWith(origin));
  const outermost = ours.filter((run) => !ours.some((other) => other != run && within(run, other)));
  const tasks = timed.filter(({ name }) => name.endsWith("RunTask"));
  const milliseconds = (events) => events.map(({ tdur }) => tdur / 1000);
  return {
    tasks: milliseconds(tasks.filter((task) => ours.some((run) => within(run, task)))),
    runs: milliseconds(outermost),
  };
}
