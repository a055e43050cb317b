// Pages that lay hands on what every script relies on: styles, globals, prototypes, names, storage.

import { expect } from "../../support/test.mjs";
import { KEPT, ORDER, page, scripted, SILENT, SNIPPET, STORED } from "../document.mjs";

/** As old frameworks add to a prototype: where `for … in` finds it. */
const grown = (prototype) => `
  for (const name of ["each", "extend", "first", "last", "remove", "at0", "clone", "inspect"]) {
    ${prototype}[name] = function () { throw new Error("called " + name); };
  }`;

export default [
  {
    name: "a style sheet that unsets everything",
    page: page({
      head: `<style>* { all: unset !important; } warmline-widget { display: none !important; }</style>${SNIPPET}`,
    }),
    expected: STORED,
  },
  {
    name: "a fetch that watches",
    page: scripted(
      `const plain = fetch; window.fetch = async (...all) => { const answer = await plain(...all); answer.clone().text(); return answer; };`,
    ),
    expected: STORED,
  },
  {
    name: "a fetch that throws",
    page: scripted(`window.fetch = () => { throw new TypeError("not here"); };`),
    expected: KEPT,
  },
  { name: "a fetch that gives nothing", page: scripted(`window.fetch = () => {};`), expected: KEPT },
  {
    name: "no constructable style sheets",
    page: scripted(`window.CSSStyleSheet = function () { throw new TypeError("Illegal constructor"); };`),
    expected: SILENT,
  },
  { name: "no JSON", page: scripted(`window.JSON = {};`), expected: SILENT },
  { name: "JSON of another kind", page: scripted(`Object.prototype.toJSON = () => "[object]";`), expected: SILENT },
  {
    name: "JSON of texts and lists in their own way, as old frameworks had it",
    page: scripted(`String.prototype.toJSON = Array.prototype.toJSON = function () { return "own " + this; };`),
    expected: STORED,
  },
  {
    name: "a Promise of their own",
    page: scripted(`window.Promise = function () { throw new Error("not that one"); };`),
    step: 1,
    expected: STORED,
    then: async (guest) => {
      const opened = guest.page.waitForEvent("popup");
      await guest.press.click();
      const tab = await opened;
      await expect(tab.getByRole("textbox", { name: "Your message" })).toBeVisible();
      await expect(guest.fallback).toContainText("Your call has a page of its own.");
    },
  },
  { name: "arrays that have more methods", page: scripted(grown("Array.prototype")), expected: STORED },
  {
    name: "arrays that have other methods",
    page: scripted(
      `Array.from = (list) => [...list]; Array.prototype.toJSON = () => "[]"; Array.prototype.at = () => { throw 1; };`,
    ),
    expected: STORED,
  },
  { name: "objects that have more methods", page: scripted(grown("Object.prototype")), expected: STORED },
  {
    name: "elements that bear the widget's names",
    page: page({
      body: `<form id="warmline"><input name="fetch"><input name="warmline-widget" id="host"></form>
        <img name="customElements" alt=""><a id="JSON"></a><a id="crypto"></a><a id="localStorage"></a>
        <iframe name="trustedTypes" srcdoc=""></iframe>${ORDER}`,
    }),
    expected: STORED,
  },
  {
    name: "elements that hide the document's own",
    page: page({
      head: "",
      body: `<form name="body"></form><img name="currentScript" alt=""><form name="documentElement"></form>
        <img name="querySelector" alt="">${ORDER}${SNIPPET}`,
    }),
    expected: SILENT,
  },
  {
    name: "storage that is refused",
    page: scripted(`for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
    }`),
    expected: STORED,
  },
];
