// A payment page that notices whoever looks at what is in it.

import { expect } from "../../support/test.mjs";
import { page, scripted, STORED } from "../document.mjs";

/** What must never leave the page, nor be looked at. */
const CANARIES = ["4111111111111111", "canary-query", "canary-cookie", "canary-fragment"];

/** What the script may know of the address, and what it may listen to. */
const KNOWN = ["location.origin", "location.pathname"];
const HEARD = ["online", "pageshow", "securitypolicyviolation", "error", "unhandledrejection"];

/** Notes every look at what is not the widget's own. */
const TRAPS = `
  document.cookie = "session=canary-cookie";
  window.reads = [];
  window.heard = [];
  const trap = (prototype, ...names) => {
    for (const name of names) {
      const plain = Object.getOwnPropertyDescriptor(prototype, name);
      const note = (node) => {
        // Its element and its tag are the widget's own, and what is in no tree is none of the page.
        if (node.localName == "warmline-widget" || node.src?.includes("/embed/")) return;
        if (node.getRootNode() == document) reads.push(prototype[Symbol.toStringTag] + "." + name);
      };
      const get = function () { note(this); return plain.get.call(this); };
      const call = function (...all) { note(this); return plain.value.apply(this, all); };
      Object.defineProperty(prototype, name, plain.get ? { ...plain, get } : { ...plain, value: call });
    }
  };
  trap(Document.prototype, "cookie", "URL", "documentURI", "referrer", "forms", "title");
  trap(HTMLInputElement.prototype, "value", "defaultValue", "valueAsNumber", "checked", "files");
  trap(HTMLTextAreaElement.prototype, "value", "defaultValue", "textLength");
  trap(HTMLSelectElement.prototype, "value", "selectedIndex", "selectedOptions");
  trap(HTMLFormElement.prototype, "elements", "length", "submit", "requestSubmit");
  trap(Node.prototype, "textContent", "baseURI", "cloneNode");
  trap(Element.prototype, "innerHTML", "outerHTML", "attributes");
  trap(HTMLElement.prototype, "innerText", "dataset");
  trap(History.prototype, "state", "pushState", "replaceState");
  const replace = (name, seen) => {
    const plain = Object.getOwnPropertyDescriptor(window, name);
    Object.defineProperty(window, name, { ...plain, get: () => seen(plain.get.call(window)) });
  };
  for (const name of ["indexedDB", "name", "opener"]) replace(name, (value) => (reads.push(name), value));
  // What is kept under the widget's own names is its own; of all else it may see the names, to find these.
  for (const name of ["localStorage", "sessionStorage"]) {
    const note = (key) => key.includes("warmline.") || reads.push(name + "." + key);
    replace(name, (storage) => new Proxy(storage, {
      get(_, key) { note(key); return storage[key]; },
      set(_, key, value) { note(key); return Reflect.set(storage, key, value); },
      deleteProperty(_, key) { note(key); return Reflect.deleteProperty(storage, key); },
    }));
  }
  window.FormData = new Proxy(FormData, { construct() { reads.push("FormData"); return {}; } });
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (this == window || this?.getRootNode?.() == document) heard.push(type);
    return listen.call(this, type, ...rest);
  };
  // The address itself can't be trapped: the script is given this in its place.
  window.watched = new Proxy({}, {
    get(_, name) { reads.push("location." + String(name)); return location[name]; },
  });`;

const CARD = `<main><h1>Payment</h1><form action="/pay">
  <label>Card number <input name="number" autocomplete="cc-number" value="4111111111111111"></label>
  <label>Name <input name="name" value="4111111111111111"></label>
  <label>Code <input name="code" type="password" value="4111111111111111"></label>
  <label>Month <select name="month"><option>4111111111111111</option></select></label>
  <label>Note <textarea name="note">4111111111111111</textarea></label>
  </form></main>`;

export default [
  {
    name: "a payment page with traps everywhere",
    page: scripted(TRAPS, { body: CARD }),
    query: "?card=canary-query#canary-fragment",
    // Even where the page gives its whole address away to everybody.
    headers: { "referrer-policy": "unsafe-url" },
    prepare: (page, edge) =>
      page.route(`${edge}/embed/demo.js`, async (route) => {
        const answer = await route.fetch();
        const script = await answer.text();
        await route.fulfill({ response: answer, body: `((location) => {${script}})(watched)` });
      }),
    step: 1,
    expected: STORED,
    then: async (guest, { asked }) => {
      await guest.tell("Something is wrong here");
      await guest.press.click();
      await guest.stands("nobody");
      const { reads, heard } = await guest.page.evaluate(() => ({ reads: [...reads], heard: [...heard] }));
      expect(
        reads.filter((read) => !KNOWN.includes(read)),
        "what was looked at",
      ).toEqual([]);
      expect(
        heard.filter((type) => !HEARD.includes(type)),
        "what was listened to",
      ).toEqual([]);
      // The script itself is asked for by the page's own tag, as the page's own policy says.
      const ours = asked.filter((request) => !request.url().endsWith("/embed/demo.js"));
      expect(ours.length, "requests were seen").toBeGreaterThan(4);
      for (const request of ours) {
        const all = JSON.stringify([request.url(), await request.allHeaders(), request.postData()]);
        for (const canary of CANARIES) expect(all, "nothing leaves the page").not.toContain(canary);
      }
    },
  },
];
