// A call by telephone, beside the conversation: the button that asks for one. The form for it, and what is said of a call
// that is promised, are fetched once they are wanted; the build puts in the name of their file.

import { late } from "./late.js";

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
  const load = late(stage.edge + JS, (module) => module.callback(stage, words, bar, send, hear));
  let offered, wanted;
  let state = {};

  const hear = (frame) => {
    if (frame.t == "channels") offered = frame.channels.includes("callback");
    if (frame.t == "state") {
      state = frame;
      wanted ||= state.callback;
      if (wanted) load().then((it) => it.tell(state), () => {});
    }
    const { callback: promise, channel, handoff } = state;
    const free = offered && (!promise || OVER.includes(promise.phase));
    button.hidden = !free || channel == "voice" || !/requested|ringing|missed|connected/.test(handoff);
  };

  button.onclick = () => {
    wanted = true;
    load().then(
      (it) => {
        it.tell(state);
        it.open();
      },
      () => (sentence.textContent = words["call-failed"]),
    );
  };
  hear({});
  return hear;
};
