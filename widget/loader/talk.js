// "Talk to us now": the press, and the wasm that runs the conversation. The wasm is fetched when there is a wish to
// talk in sight, and where it is refused or late, the plain form and the plain page take its place.

import { key, response } from "./card.js";
import { api, edge, site, talk } from "./config.js";
import { adopt, note, one, section, show } from "./dom.js";
import { deliver } from "./queue.js";

/** How long a pressed visitor waits for the wasm before another way is shown. */
const LATE = 6e3;

let refused, loading;

const load = async () => {
  try {
    // The smallest module there is tells whether the page allows wasm, before anything is fetched.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    refused = 1;
    throw error;
  }
  const [module, wasm, css] = await Promise.all([
    import(edge + talk.js),
    fetch(edge + talk.wasm),
    fetch(edge + talk.css).then((answer) => answer.text()),
  ]);
  await module.default({ module_or_path: wasm });
  adopt(css);
  return module.talk;
};

/** Fetches the wasm once; after a failure the next call tries again. */
const fetched = () => {
  loading ||= load();
  loading.catch(() => (loading = 0));
  return loading;
};

/** To be called when a wish to talk is in sight. */
export const near = () => {
  fetched().catch(() => {});
};

/** Shows the other way. Nothing may move then, because the visitor did nothing just now. */
const elsewhere = () => {
  section.dataset.live = "off late";
};

const run = (pressed) =>
  fetched().then(
    (start) => {
      try {
        start(one("[data-conversation]"), { edge, site, key, pressed, failed: elsewhere });
        section.dataset.live = "on";
      } catch {
        elsewhere();
      }
    },
    () => (refused ? elsewhere() : setTimeout(run, 3e3, pressed)),
  );

/** Brings "Talk to us now" to life. */
export const conversation = () => {
  const press = one("[data-talk]");
  const link = one("a");

  /** Calls the team by a request. */
  const call = () =>
    run(
      new Promise((resolve) => {
        const body = () => JSON.stringify({ key, response });
        const report = (what, text) => {
          note(what);
          if (what == "kept") return;
          show("press", what);
          link.hidden = what != "done";
          if (what == "done") resolve(JSON.parse(text));
          else elsewhere();
        };
        deliver(api + "handoffs", body, report, 1)();
      }),
    );

  // The page's own policy refuses a request to the edge: live chat can't run here.
  document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
    if (!blockedURI.startsWith(edge)) return;
    refused = 1;
    // Not even the form may leave the page.
    if (effectiveDirective == "form-action") {
      show("press", "new");
      link.hidden = true;
      call();
    }
  });

  press.action = api + "handoffs";
  press.onsubmit = (event) => {
    link.href = `${edge}/talk/${site}/${key}`;
    section.dataset.mood = "talk";
    if (refused) {
      show("press", "tab");
      link.hidden = false;
      section.dataset.live = "off";
      return;
    }
    event.preventDefault();
    one("[data-conversation] textarea").focus();
    call();
    setTimeout(() => section.dataset.live || elsewhere(), LATE);
  };

  press.onpointerenter = near;
  press.addEventListener("focusin", near);
};
