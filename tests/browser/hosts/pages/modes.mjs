// Where the question stands: each mode of docs/embed.md, in a page that knows nothing of it.

import { expect } from "../../support/test.mjs";
import { ORDER, page, SNIPPET, STORED } from "../document.mjs";

const snippet = (attributes) => SNIPPET.replace("async", `async ${attributes}`);

/** What docs/embed.md tells owners to reserve. */
const RESERVED = "<style>[data-warmline], .place { min-height: 208px; }</style>";

/** A page with a place between what it has to say. */
const around = (place, head = SNIPPET) => page({ head: RESERVED + head, body: `${ORDER}${place}<footer>Terms</footer>` });

const rings = async (guest) => {
  await guest.press.click();
  await guest.stands("nobody");
};

export default [
  { name: "inline, in a place of the page", page: around("<div data-warmline></div>"), grows: true, expected: STORED },
  {
    name: "inline, in a place that comes late",
    page: around(
      `<script>setTimeout(() => document.querySelector("main").insertAdjacentHTML("beforeend", "<div data-warmline></div>"), 400)</script>`,
      snippet(`data-mode="inline"`),
    ),
    settled: true,
    moves: true,
    grows: true,
    expected: STORED,
  },
  { name: "by hand", page: around(`<div class="place"><warmline-widget></warmline-widget></div>`), grows: true, expected: STORED, then: rings },
  {
    name: "inlined by the page's server",
    page: around("{{question}}"),
    grows: true,
    expected: STORED,
    then: rings,
  },
  {
    name: "behind a standing button",
    page: page({ head: snippet(`data-mode="button"`) }),
    act: (guest) => guest.alone || guest.card.getByRole("button", { name: "Tell us" }).click(),
    expected: STORED,
  },
  {
    name: "in a frame",
    page: page({ head: `<script async src="{{edge}}/embed/demo.js?mode=frame"></script>` }),
    framed: true,
    step: 2,
    expected: STORED,
    then: (guest) => expect(guest.page.locator("warmline-widget")).toHaveCount(1),
  },
  {
    name: "at the other side, and dark",
    page: page({ head: snippet(`data-position="start" data-theme="dark"`) }),
    expected: STORED,
    then: rings,
  },
];
