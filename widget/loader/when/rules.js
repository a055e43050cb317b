// When to ask: one pure function of what the site's owner decided and what is the case. Whatever can't be understood
// is a no.

const DAY = 1440;

const no = (why) => ({ ask: false, why });

/** Whether `path` fits a pattern, in which `*` stands for any characters. */
const fits = (pattern, path) => {
  const [first, ...rest] = pattern.split("*");
  if (!rest.length) return path == pattern;
  if (!path.startsWith(first)) return false;
  const last = rest.pop();
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
};

const onPage = (pages, path) => {
  const wanted = pages.filter((pattern) => pattern[0] != "!");
  const left = pages.filter((pattern) => pattern[0] == "!");
  return (
    (!wanted.length || wanted.some((pattern) => fits(pattern, path))) &&
    !left.some((pattern) => fits(pattern.slice(1), path))
  );
};

const minuteOf = (time) => time.slice(0, 2) * 60 + +time.slice(3);

/** Whether a moment (milliseconds since 1970, UTC) is in the schedule, by clocks `local` minutes ahead of UTC. */
const isOpen = ({ days = [], from = "00:00", to = "00:00", utc_offset = undefined }, at, local) => {
  const minutes = Math.floor(at / 6e4) + (utc_offset ?? local);
  const minute = ((minutes % DAY) + DAY) % DAY;
  const [start, end] = [minuteOf(from), minuteOf(to)];
  const overnight = end <= start;
  // Behind midnight it is still the day on which the hours began.
  const behind = overnight && minute < end && minute < start;
  const day = Math.floor(minutes / DAY) - behind;
  // The first of January 1970 was a Thursday.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
  const inHours = behind || (minute >= start && (overnight || minute < end));
  return inHours && (!days.length || days.includes(weekday));
};

/** Whether so many days have passed since a moment, if there was one. A moment in the future is a clock gone wrong. */
const isOver = (since, days, at) => since == undefined || Math.abs(at - since) >= days * 864e5;

/** Each rule: whether the facts allow what it says. */
const RULES = {
  cap: ({ days, dismissed_days }, { at, answered, dismissed }) =>
    isOver(answered, days, at) && isOver(dismissed, dismissed_days, at),
  pages: (pages, { page }) => onPage(pages, page),
  devices: (devices, { device }) => devices.includes(device),
  sample: (percent, { lot }) => lot < percent,
  schedule: (schedule, { at, local }) => isOpen(schedule, at, local),
  event: (name, { events }) => events.includes(name),
  seen: (_, { seen }) => seen,
  dwell_s: (seconds, { dwell }) => dwell >= seconds,
  exit: (wanted, { exit }) => !wanted || exit,
};

/**
 * Tells whether to ask now, and why or why not: the first thing in the way, or "due".
 *
 * `facts`: `page` (path), `device`, `lot` (0 to 100), `at` (milliseconds since 1970), `local` (minutes ahead of UTC),
 * `events` (names), `seen`, `dwell` (seconds), `exit`, `quiet`, `paying`, `typing`, `asked` (answered or closed on this
 * page already), `answered` and `dismissed` (when that was last, if it was).
 */
export const decide = (rules, facts) => {
  for (const what of ["asked", "quiet", "paying", "typing"]) if (facts[what]) return no(what);
  for (const name of Object.keys(rules)) {
    if (rules[name] == undefined) continue;
    if (!Object.hasOwn(RULES, name)) return no(`unknown rule ${name}`);
  }
  for (const name of Object.keys(RULES)) {
    if (rules[name] != undefined && !RULES[name](rules[name], facts)) return no(name);
  }
  return { ask: true, why: "due" };
};
