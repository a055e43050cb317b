// The element in the host page and the nodes in its shadow root. States are attributes on nodes that the edge
// rendered; the loader makes and removes none of these.

import { config, given } from "./config.js";
import { stage } from "./stage.js";

const NAME = "warmline-widget";
const INLINE = "inline";

export let host, root, section;

export const one = (selector) => root.querySelector(selector);
export const all = (selector) => [...root.querySelectorAll(selector)];

/** Shows those nodes of a group whose value is this one, and hides the rest of it; touches none that need no change. */
export const show = (group, value) => {
  for (const node of all(`[data-${group}]`)) node.toggleAttribute("hidden", node.dataset[group] != value);
};

/** What is said of the way to the edge: "new", "kept" or "done". */
export const note = (what) => show("note", what);

/** Makes the element known, unless it is: the script twice is the script once. Tells whether it is the first. */
export const define = () => !customElements.get(NAME) && !customElements.define(NAME, class extends HTMLElement {});

/** Builds the element, or takes over the one that the page has, with the question in it where that is there too. */
export const build = () => {
  host = document.querySelector(NAME) ?? document.createElement(NAME);
  Object.assign(host.dataset, host.isConnected && { mode: INLINE }, given);
  root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const there = root.firstChild;
  const css = WARMLINE_CSS + (config.look ?? "");
  // A pasted question has its style, unless that is another version's or a policy forbids it.
  (there?.sheet && there.textContent == css) || adopt(css);
  renew(there);
};

/** Puts the question of the configuration into it, unless it is there. */
export const renew = (there) => {
  if (!there) fill(root, config.html);
  section = one("section");
};

const policy = self.trustedTypes?.createPolicy("warmline", { createHTML: (html) => html });

/** Puts HTML of the edge into a node. */
export const fill = (node, html) => {
  node.innerHTML = policy?.createHTML(html) ?? html;
};

/** Adds a style sheet in the way that no policy of the page forbids. */
export const adopt = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
};

/** Puts the element into the page: where the page keeps a place for it, which may come late, or else at its end. */
export const place = () => {
  if (host.isConnected || stage.off) return;
  const slot = (given.mode ?? INLINE) == INLINE && document.querySelector("[data-warmline]");
  if (slot) host.dataset.mode = INLINE;
  if (slot || host.dataset.mode != INLINE) (slot || document.body || document.documentElement).append(host);
  // Neither its body nor what a framework makes of it may be there yet.
  else setTimeout(place, 100);
};
