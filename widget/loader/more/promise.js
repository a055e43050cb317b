// What can be promised before "Talk to us now" is pressed, said on the button itself: there it takes no room that was not
// there, so that nothing moves when it comes.

/** A moment by the visitor's clock: of another day than today's with its name. */
const clock = (lang, moment) => {
  const today = new Date(moment).toDateString() == new Date().toDateString();
  const weekday = today ? undefined : "short";
  return new Date(moment).toLocaleString(lang, { weekday, hour: "numeric", minute: "2-digit" });
};

/** The best that can be kept now; nothing, where nothing is known. */
const best = (lang, { present, free, wait_s, call_by }) => {
  const texts = __WARMLINE_LATER__;
  if (free) return texts.free;
  if (present && wait_s <= 60) return texts.soon;
  if (present && wait_s) return texts.wait.replace("{minutes}", Math.ceil(wait_s / 60));
  if (call_by) return texts.call.replace("{when}", clock(lang, call_by));
  return present ? "" : texts.keep;
};

/** Says it. Whoever presses is told anew, by the desk. */
export const promise = async (stage, button) => {
  const { config, edge, site } = stage;
  stage.promised = 1;
  try {
    const answer = await fetch(`${edge}/v1/sites/${site}/prospect`, { referrerPolicy: "origin" });
    button.dataset.promise = best(config.lang, await answer.json());
  } catch {
    // Nothing is promised then.
  }
};
