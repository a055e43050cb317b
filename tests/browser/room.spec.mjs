// The room that the widget takes in a page: what is painted, in the layer that the page's owner gives it, and no point more.

import { serve, snippet } from "./support/guest-page.mjs";
import { expect, SERVER_AWAY, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

const MODAL = `<div id="modal" style="position:fixed;inset:0;z-index:1000;background:#fff8">Are you sure?</div>`;

/** Points of the page, 8 px apart, that would hit the widget's element although nothing is painted there. */
const taken = (page) =>
  page.evaluate(() => {
    const host = document.querySelector("warmline-widget");
    const painted = [...host.shadowRoot.querySelectorAll("section, iframe")]
      .filter((node) => node.checkVisibility({ visibilityProperty: true }))
      .map((node) => node.getBoundingClientRect());
    const found = [];
    for (let x = 4; x < innerWidth; x += 8) {
      for (let y = 4; y < innerHeight; y += 8) {
        // Edges are drawn on whole pixels.
        const inside = painted.some(
          ({ left, right, top, bottom }) => x > left - 1 && x < right + 1 && y > top - 1 && y < bottom + 1,
        );
        if (document.elementFromPoint(x, y) == host && !inside) found.push([x, y]);
      }
    }
    return found;
  });

/** Without motion, so that what is painted is where it stays. */
const open = async (pages, shop, parts) =>
  new Visitor(await pages({ reducedMotion: "reduce" })).visit(serve(shop, parts));

test("in every state no more than what is painted can be hit", async ({ product, shop, pages }) => {
  const guest = await open(pages, shop, { head: snippet(product.edge) });
  const states = {
    question: () => {},
    unhappy: () => guest.tap(1),
    talk: () => guest.call("nobody"),
    folded: () => guest.card.locator("[data-close]").click(),
  };
  for (const [state, act] of Object.entries(states)) {
    await act();
    expect(await taken(guest.page), state).toEqual([]);
  }
  const other = await open(pages, shop, { head: snippet(product.edge) });
  await other.card.locator("[data-close]").click();
  expect(await taken(other.page), "closed, with a way back").toEqual([]);
  await expect(other.card).toBeHidden();
  expect(await taken(other.page), "closed").toEqual([]);
});

test.describe("a frame whose edge is away", () => {
  test.use({ tolerated: SERVER_AWAY });

  test("takes no room", async ({ product, shop, pages }) => {
    const page = await pages();
    await page.route("**/frame/**", (route) => route.abort());
    await page.goto(serve(shop, { head: `<script async src="${product.edge}/embed/demo.js?mode=frame"></script>` }));
    await expect(page.locator("warmline-widget iframe")).toHaveCount(1);
    await page.waitForTimeout(700);
    expect(await taken(page)).toEqual([]);
  });
});

for (const [layer, style, on] of [
  ["below the page's own dialogs", "", false],
  ["where the page says", "<style>:root { --warmline-layer: 2000; --warmline-gap: 40px }</style>", true],
]) {
  test(`it lies ${layer}`, async ({ product, shop, pages }) => {
    const guest = await open(pages, shop, { head: snippet(product.edge) + style, body: MODAL });
    const { x, y, width, height } = await guest.card.locator("section").boundingBox();
    const gap = on ? 40 : 16;
    expect([1200 - x - width, 800 - y - height].map(Math.round)).toEqual([gap, gap]);
    const hit = await guest.page.evaluate(([x, y]) => document.elementFromPoint(x, y).localName, [x + width / 2, y + 8]);
    expect(hit).toBe(on ? "warmline-widget" : "div");
  });
}
