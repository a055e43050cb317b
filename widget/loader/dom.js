// The element in the host page and the nodes in its shadow root. States are attributes on nodes that the edge
// rendered; no node in there is made or removed by the loader.

import { html } from "./config.js";

const NAME = "warmline-widget";

export let host, root, section;

export const one = (selector) => root.querySelector(selector);
export const all = (selector) => [...root.querySelectorAll(selector)];

/** Shows those nodes of a group whose value is this one, and hides the rest of it. */
export const show = (group, value) => {
  for (const node of all(`[data-${group}]`)) node.hidden = node.dataset[group] != value;
};

/** What is said of the way to the edge: "new", "kept" or "done". */
export const note = (what) => show("note", what);

/** Builds the element, unless it exists: the script twice is the script once. Tells whether it did. */
export const build = () => {
  if (customElements.get(NAME)) return;
  customElements.define(NAME, class extends HTMLElement {});
  host = document.querySelector(NAME) ?? document.createElement(NAME);
  root = host.attachShadow({ mode: "open" });
  adopt(WARMLINE_CSS);
  const policy = self.trustedTypes?.createPolicy("warmline", { createHTML: (html) => html });
  root.innerHTML = policy ? policy.createHTML(html) : html;
  section = one("section");
  return true;
};

/** Adds a style sheet in the way that no policy of the page forbids. */
export const adopt = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
};

/** Puts the element into the page, whose body may not be there yet. */
export const place = () => host.isConnected || (document.body ?? document.documentElement).append(host);
