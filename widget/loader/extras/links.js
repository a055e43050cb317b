// Addresses in the messages of both sides are links, which show where they lead and take nothing of the page along.

import { pieces } from "./addresses.js";

/** In the text and in its colour, which is made to be read on either bubble; elsewhere in the card links are buttons. */
const CSS = `
[role=log] a{all:unset;text-decoration:underline;text-underline-offset:2px;cursor:pointer}
[role=log] a:hover{text-decoration-thickness:2px}
[role=log] a:focus-visible{outline:2px solid;outline-offset:1px;border-radius:3px}
`;

const TEXTS = "[data-from] > span";

const linkTo = (address) =>
  Object.assign(document.createElement("a"), {
    href: address,
    target: "_blank",
    rel: "noopener noreferrer nofollow",
    referrerPolicy: "no-referrer",
    dir: "ltr",
    textContent: address,
  });

/**
 * Shows a text with its links. The node stays, because the conversation keeps it and writes into it what the row says next: what
 * follows the first address stands behind it.
 */
const show = (node) => {
  while (node.nextSibling) node.nextSibling.remove();
  const [first, ...rest] = pieces(node.data);
  if (!rest.length) return;
  node.data = first;
  node.parentNode.append(...rest.map((piece, at) => (at % 2 ? piece : linkTo(piece))));
};

/** The texts of the messages in a part of the log, or that part where it is one. */
const textsIn = (node) =>
  node.data == undefined
    ? [...node.querySelectorAll(TEXTS)].map(({ firstChild }) => firstChild)
    : [node].filter(({ parentNode }) => parentNode?.matches(TEXTS));

/** Makes links in a conversation, from now on. */
export const links = ({ adopt }, conversation) => {
  const log = conversation.querySelector("[role=log]");
  adopt(CSS);
  textsIn(log).forEach(show);
  const observer = new MutationObserver((records) => {
    // Rows that came, and texts that were written anew.
    const nodes = records.flatMap(({ type, target, addedNodes }) => (type == "childList" ? [...addedNodes] : target));
    new Set(nodes.flatMap(textsIn)).forEach(show);
    // What was done just now is no news.
    observer.takeRecords();
  });
  observer.observe(log, { characterData: true, childList: true, subtree: true });
};
