// A conversation comes back by itself when its page is loaded anew, or when another page of the site takes its place in
// the tab. What that takes is kept in sessionStorage: from the press on, which asks for a conversation, until the talk is
// over or the tab is closed. Where storage is refused, the private link is the way back.

const KEPT_FOR = 864e5;

const keyOf = ({ site }) => `warmline.${site}.talk`;

/**
 * In front of the keys in localStorage that make the first stage of any page fetch this one (kept.js): each ends with the
 * moment of a press and says no more. Without one of them, sessionStorage is left alone.
 */
const signOf = ({ site }) => `talk.warmline.${site}.`;

/** Uses the storages, where there are any. */
const stored = (use) => {
  try {
    return use();
  } catch {}
};

/** The moments of presses whose conversations may go on, in this tab or in another; forgets those of long ago. */
const moments = (stage) => {
  const sign = signOf(stage);
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(sign));
  return keys.filter((key) => {
    const young = Date.now() - key.slice(sign.length) < KEPT_FOR;
    if (!young) delete localStorage[key];
    return young;
  });
};

/**
 * What is kept of this tab's conversation: `at`, when it was asked for, `key`, `response`, whether the press was `taken`, its
 * `call`, and whether it is `folded`.
 */
export const left = (stage) =>
  stored(() => moments(stage).length && JSON.parse(sessionStorage[keyOf(stage)] ?? "null"));

/** Keeps the conversation of a press. */
export const keep = (stage) =>
  stored(() => {
    const at = Date.now();
    sessionStorage[keyOf(stage)] = JSON.stringify({ at, key: stage.key, response: stage.response() });
    localStorage[signOf(stage) + at] = 1;
  });

/** Keeps what is new about it. */
export const note = (stage, news) =>
  stored(() => {
    const known = left(stage);
    if (known) sessionStorage[keyOf(stage)] = JSON.stringify({ ...known, ...news });
  });

/** Keeps nothing of it any more. */
export const forget = (stage) =>
  stored(() => {
    delete localStorage[signOf(stage) + left(stage)?.at];
    delete sessionStorage[keyOf(stage)];
  });
