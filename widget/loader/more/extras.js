// What a conversation needs only where something of it comes along, an address in a message or a site that takes files: it is
// fetched with the first frame that has it; the build puts in the name of its file.

import { late } from "./late.js";

const JS = "/assets/{{extras_js}}";

/** How often it is tried, and after how long again. */
const TRIES = 5;
const PAUSE = 3e3;

/** Whether a frame needs it. */
const needs = ({ t, message, files }) => (t == "message" ? /https?:\/\//.test(message.text) : files);

/** Looks out for it, for a conversation in `words`. */
export const extras = (stage, words) => (place, send) => {
  const load = late(stage.edge + JS, (module) => module.extras(stage, place.parentNode, words, send));
  let wanted;
  let failed = 0;
  const hear = (frame, first) => {
    const needed = needs(frame);
    wanted ||= needed;
    if (!wanted) return;
    load().then(
      (it) => it(frame, first),
      () => {
        wanted = false;
        if (needed && ++failed < TRIES) setTimeout(hear, PAUSE, frame, first);
      },
    );
  };
  return hear;
};
