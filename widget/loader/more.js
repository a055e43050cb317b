// The second stage: what the first can do without until somebody is unhappy, wants to talk, calls `warmline`, or comes
// back with a response that could not be delivered. The edge puts `__WARMLINE_LATER__` in front of it, the texts that
// belong to it. `stage` is what the first stage hands over (stage.js). Nothing in here rejects: who calls has nobody
// to tell.

export { call } from "./more/call.js";
export { kept, trim } from "./more/kept.js";
export { near, press } from "./more/talk.js";
