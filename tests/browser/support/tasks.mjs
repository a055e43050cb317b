// How long the pages' main threads were kept busy by one script, in processor time: a machine that is busy with
// other things makes a task look long, but not cost more.

/** Gives the milliseconds of processor time of each task that ran scripts of `origin` during `act`. */
export async function tasksOf(origin, page, act) {
  const browser = page.context().browser();
  const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"];
  await browser.startTracing(page, { categories });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const ours = traceEvents.filter(({ args }) => args?.data?.url?.startsWith(origin));
  const tasks = traceEvents.filter(({ name, tdur }) => name.endsWith("RunTask") && tdur != undefined);
  const ran = (task) =>
    ours.some(({ pid, tid, ts }) => pid == task.pid && tid == task.tid && ts >= task.ts && ts <= task.ts + task.dur);
  return tasks.filter(ran).map(({ tdur }) => tdur / 1000);
}
