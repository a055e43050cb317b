// A conversation comes back by itself when its page is loaded anew, or when another page of the site takes its place in
// the tab. What that takes is kept in sessionStorage: from the press on, which asks for a conversation, until the talk is
// over or the tab is closed. Where storage is refused, the private link is the way back.

const KEPT_FOR = 864e5;

const keyOf = ({ site }) => `warmline.${site}.talk`;

/** In localStorage, what makes the first stage of any page fetch this one (kept.js): it says when, and no more. */
const signOf = ({ site }) => `talk.warmline.${site}.`;

/** Uses the storages, where there are any. */
const stored = (use) => {
  try {
    return use(sessionStorage, localStorage);
  } catch {}
};

/** What is kept of a conversation: `key`, `response`, whether the press was `taken`, its `call`, whether it is `folded`. */
export const left = (stage) => stored((session) => JSON.parse(session[keyOf(stage)] ?? "null"));

/** Keeps the conversation of a press. */
export const keep = (stage) =>
  stored((session, local) => {
    session[keyOf(stage)] = JSON.stringify({ key: stage.key, response: stage.response() });
    local[signOf(stage)] = Date.now();
  });

/** Keeps what is new about it. */
export const note = (stage, news) =>
  stored((session) => {
    const known = left(stage);
    if (known) session[keyOf(stage)] = JSON.stringify({ ...known, ...news });
  });

/** Keeps nothing of it any more. */
export const forget = (stage) =>
  stored((session, local) => {
    delete session[keyOf(stage)];
    delete local[signOf(stage)];
  });

/** Takes out the sign of a conversation whose tab was closed. */
export const tidy = (stage) =>
  stored((session, local) => {
    if (!(Date.now() - local[signOf(stage)] < KEPT_FOR)) delete local[signOf(stage)];
  });
