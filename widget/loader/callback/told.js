// How the promise of a call stands, in the visitor's language and by their clocks.

/** How a day is written. */
export const DAY = { weekday: "long", day: "numeric", month: "long" };
/** How a time of the day is written. */
export const TIME = { hour: "numeric", minute: "2-digit" };

/** Writes `parts` of times in a language, as they are written where the visitor lives. */
export const clocks = (lang, parts) =>
  new Intl.DateTimeFormat(navigator.languages.find((tag) => tag.split("-")[0] == lang) ?? lang, parts);

/** A stretch of time, or a moment; with its day, unless that is today. */
const written = (lang, from, until) => {
  const today = new Date(from).toDateString() == new Date().toDateString();
  return clocks(lang, { ...(today || DAY), ...TIME }).formatRange(from, until);
};

/** The sentence that says how it stands. Who took the wish back knows it, and is told nothing. */
export const told = ({ callback: promise, channel }, words, lang) => {
  const { number, phase, at } = promise;
  if (phase == "given-up" && channel != "callback") return "";
  const { from, until } = phase == "requested" ? promise.window : { from: at, until: at };
  const id = phase == "requested" ? "call-at" : `call-${phase}`;
  return words[id].replace("{number}", number).replace("{when}", () => written(lang, from, until));
};
