// The wasm that runs the conversation; the build puts in the names of its files.

import { answers } from "./answers.js";
import { beside } from "./beside.js";
import { callback } from "./callback.js";
import { extras } from "./extras.js";
import { late } from "./late.js";
import { voice } from "./voice.js";

const JS = "/assets/{{talk_js}}";
const WASM = "/assets/{{talk_wasm}}";
const CSS = "/assets/{{talk_css}}";

/** A page that gives its whole address away gives none of its query to us. */
const POLICY = { referrerPolicy: "origin" };

/** Gives a function that fetches it, and what it says and looks like, and promises the one that starts a conversation. */
const talks = (stage) => {
  const { adopt, config, edge } = stage;
  const text = (path) => fetch(edge + path, POLICY).then((answer) => answer.text());
  return late(
    edge + JS,
    async (module, [wasm, css, words]) => {
      await module.default({ module_or_path: wasm });
      adopt(css);
      const says = JSON.parse(words);
      const ways = [voice, callback, answers, extras].map((way) => way(stage, says));
      return (node, props) => module.talk(node, { words, beside: beside(node, ways), ...props });
    },
    () => Promise.all([fetch(edge + WASM, POLICY), text(CSS), text("/words/" + config.lang)]),
  );
};

/** Promises the function that starts a conversation. */
export const wasm = async (stage) => {
  try {
    // The smallest module there is tells whether the page allows wasm, before anything is fetched.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    stage.refused = 1;
    throw error;
  }
  stage.talks ||= talks(stage);
  return stage.talks();
};
