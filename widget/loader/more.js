// The second stage: what the first can do without until somebody is unhappy, wants to talk, calls `warmline`, or comes
// back to a conversation or with a response that could not be delivered. The edge puts `__WARMLINE_LATER__` in front of
// it, the texts that belong to it. `stage` is what the first stage hands over (stage.js). Nothing in here rejects: who
// calls has nobody to tell.

import { overdue } from "./more/overdue.js";
import { back } from "./more/talk.js";

export { call } from "./more/call.js";
export { trim } from "./more/kept.js";
export { near, press } from "./more/talk.js";

/** To be called where something is kept: it goes out, or on. */
export const kept = (stage) => {
  overdue(stage);
  back(stage);
};
