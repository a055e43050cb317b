// A payment page that notices whoever looks at what is in it.

import { expect } from "../../support/test.mjs";
import { leaked, setTraps } from "../../support/traps.mjs";
import { page, scripted, STORED } from "../document.mjs";

/** What must never leave the page, nor be looked at. */
const CANARIES = ["4111111111111111", "canary-query", "canary-cookie", "canary-fragment"];

/** What the script may know of the address, and what it may listen to. */
const KNOWN = ["location.origin", "location.pathname"];
const HEARD = ["online", "pageshow", "securitypolicyviolation", "error", "unhandledrejection"];

/** Notes every look at what is not the widget's own. */
const TRAPS = `
  document.cookie = "session=canary-cookie";
  (${setTraps})([]);
  window.heard = [];
  const replace = (name, seen) => {
    const plain = Object.getOwnPropertyDescriptor(window, name);
    Object.defineProperty(window, name, { ...plain, get: () => seen(plain.get.call(window)) });
  };
  // What is kept under the widget's own names is its own; of all else it may see the names, to find these.
  for (const name of ["localStorage", "sessionStorage"]) {
    const note = (key) => key.includes("warmline.") || reads.push(name + "." + key);
    replace(name, (storage) => new Proxy(storage, {
      get(_, key) { note(key); return storage[key]; },
      set(_, key, value) { note(key); return Reflect.set(storage, key, value); },
      deleteProperty(_, key) { note(key); return Reflect.deleteProperty(storage, key); },
    }));
  }
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
      expect(await leaked(CANARIES, ours), "what left the page").toEqual([]);
    },
  },
];
