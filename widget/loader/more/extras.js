// What a conversation needs only where something of it comes along, an address in a message for one: it is fetched with the first
// frame that has it; the build puts in the name of its file.

const JS = "/assets/{{extras_js}}";

/** Whether a frame needs it. */
const needs = ({ t, message }) => t == "message" && /https?:\/\//.test(message.text);

/** Looks out for it, for a conversation in `words`. */
export const extras = (stage, words) => (place, send) => {
  let parts;
  let tries = 0;
  /** A module that could not be fetched stays so under its address. */
  const load = () =>
    import(`${stage.edge}${JS}#${tries++}`).then((it) => it.extras(stage, place.parentNode, words, send));
  return (frame, first) => {
    if (needs(frame)) parts ||= load();
    parts?.then(
      (hear) => hear(frame, first),
      () => (parts = undefined),
    );
  };
};
