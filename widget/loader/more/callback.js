// A call by telephone, beside the conversation: the button that asks for one. The form for it, and what is said of a call
// that is promised, are fetched once they are wanted; the build puts in the name of their file.

const JS = "/assets/{{callback_js}}";

/** What a promise of which nothing more comes is called. */
const OVER = ["reached", "given-up"];

/** Offers the call, in `words`. */
export const callback = (stage, words) => (place, send) => {
  const [bar, sentence, button] = ["div", "p", "button"].map((name) => document.createElement(name));
  bar.dataset.callback = "";
  sentence.role = "status";
  button.type = "button";
  button.textContent = words["call-me"];
  bar.append(sentence, button);
  place.append(bar);
  let offered, parts;
  let state = {};
  let tries = 0;

  /** Gives the parts that are fetched. A module that could not be fetched stays so under its address. */
  const load = () => {
    parts ||= import(`${stage.edge}${JS}#${tries}`).then((module) => module.callback(stage, words, bar, send, hear));
    parts.catch(() => {
      parts = 0;
      tries++;
    });
    return parts;
  };

  const hear = (frame) => {
    if (frame.t == "channels") offered = frame.channels.includes("callback");
    if (frame.t == "state") {
      state = frame;
      if (parts || state.callback) load().then((it) => it.tell(state), () => {});
    }
    const { callback: promise, channel, handoff } = state;
    const free = offered && (!promise || OVER.includes(promise.phase));
    button.hidden = !free || channel == "voice" || !/requested|ringing|missed|connected/.test(handoff);
  };

  button.onclick = () =>
    load().then(
      (it) => {
        it.tell(state);
        it.open();
      },
      () => (sentence.textContent = words["call-failed"]),
    );
  hear({});
  return hear;
};
