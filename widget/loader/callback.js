// What a visitor sees of a call by telephone once it is wanted: the form that asks for it, and how its promise stands. A
// module of its own, fetched by more/callback.js.

import { formOf } from "./callback/form.js";
import { told } from "./callback/told.js";

/** While the promise is in these phases, it can be taken back. */
const OPEN = ["requested", "due", "unreached"];

/**
 * Fills the bar, which holds the sentence and the button that opens the form. `hear` is told the state that the edge answers.
 * Gives two functions: one opens the form, the other is told how the conversation stands.
 */
export const callback = (stage, words, bar, send, hear) => {
  stage.adopt(WARMLINE_CALLBACK_CSS);
  const [sentence, button] = bar.children;
  const back = document.createElement("button");
  back.type = "button";
  back.textContent = words["write-instead"];
  back.hidden = true;
  back.onclick = () => send({ t: "want", channel: "chat" });
  bar.append(back);

  const { form, begin } = formOf(stage, words, {
    closed() {
      form.remove();
      button.focus();
    },
    taken(state) {
      hear({ t: "state", ...state });
      // Told by then, and to be seen.
      setTimeout(() => back.focus());
    },
  });

  return {
    open() {
      button.before(form);
      begin();
    },
    tell(state) {
      const { callback: promise, handoff } = state;
      const open = OPEN.includes(promise?.phase);
      const focused = back.matches(":focus");
      const said = promise ? told(state, words, stage.config.lang) : "";
      // Said once, it is not read out again.
      if (sentence.textContent != said) sentence.textContent = said;
      back.hidden = !open;
      if (focused && !open) button.focus();
      if (open || handoff == "ended") form.remove();
    },
  };
};
