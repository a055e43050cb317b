// Another program of the same make on the page: a second leptos, with what such a page leaves in its globals.

import { expect } from "../../support/test.mjs";
import { ORDER, scripted, STORED } from "../document.mjs";

const OWN = `<div id="app" style="position: absolute; width: 0; height: 0; overflow: hidden"></div>`;

/** What a page rendered by leptos on a server tells its own wasm. */
const GLOBALS = `__RESOLVED_RESOURCES = ["1"]; __SERIALIZED_ERRORS = [[0, 0, "a"]]; __INCOMPLETE_CHUNKS = [3]; __PENDING_RESOURCES = [1];`;

/** Runs the conversation's wasm a second time, as the page's own. */
const run = async (assets) => {
  const module = await import(`${assets.js}?own`);
  await module.default({ module_or_path: fetch(assets.wasm) });
  const root = document.getElementById("app").attachShadow({ mode: "open" });
  const rendered = document.querySelector("warmline-widget").shadowRoot.querySelector("[data-conversation]");
  root.innerHTML = "<div></div>";
  root.firstChild.innerHTML = rendered.innerHTML;
  const words = await (await fetch(new URL("/words/en", assets.js))).text();
  const pressed = new Promise(() => {});
  const props = { edge: location.origin, site: "own", key: "own", words, pressed, failed() {}, beside: () => () => {} };
  module.talk(root.firstChild, props);
};

export default [
  {
    name: "beside another leptos",
    page: scripted(GLOBALS, { body: `${ORDER}${OWN}` }),
    act: async (guest, { assets }) => {
      if (guest.alone) return;
      await guest.card.locator("[data-talk]").dispatchEvent("pointerenter");
      await expect(guest.card.locator("[data-conversation] [role=log]")).toBeAttached();
      await guest.page.evaluate(run, assets);
    },
    step: 1,
    expected: STORED,
    then: async (guest) => {
      await guest.press.click();
      await guest.stands("nobody");
      await guest.say("Is anybody there?");
      await guest.reads([["visitor", "Is anybody there?"]]);
      await expect(guest.page.locator("#app [role=log] [data-from]"), "the other one heard nothing").toHaveCount(0);
    },
  },
];
