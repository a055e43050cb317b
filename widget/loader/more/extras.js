// What a conversation needs only where something of it comes along, an address in a message or a site that takes files: it is
// fetched with the first frame that has it; the build puts in the name of its file.

const JS = "/assets/{{extras_js}}";

/** How often it is tried, and after how long again. */
const TRIES = 5;
const PAUSE = 3e3;

/** Whether a frame needs it. */
const needs = ({ t, message, files }) => (t == "message" ? /https?:\/\//.test(message.text) : files);

/** Looks out for it, for a conversation in `words`. */
export const extras = (stage, words) => (place, send) => {
  let parts;
  let tries = 0;
  /** A module that could not be fetched stays so under its address. */
  const load = () =>
    import(`${stage.edge}${JS}#${tries++}`).then((it) => it.extras(stage, place.parentNode, words, send));
  const hear = (frame, first) => {
    if (needs(frame)) parts ||= load();
    parts?.then(
      (it) => it(frame, first),
      () => {
        parts = undefined;
        if (needs(frame) && tries < TRIES) setTimeout(hear, PAUSE, frame, first);
      },
    );
  };
  return hear;
};
