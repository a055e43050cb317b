// A visitor who rests on an unhappy step: what is needed next is fetched, and an agent gets a soft cue, which carries nothing.

import { expect, test } from "./support/test.mjs";

const CHECKOUT = "/examples/checkout/";

/** What a page asks the edge for from now on: each method, address and body. */
const asked = ({ page }) => {
  const all = [];
  page.on("request", (request) => all.push([request.method(), new URL(request.url()), request.postData()]));
  return {
    cues: () => all.filter(([method, { pathname }]) => method == "POST" && pathname.endsWith("/prospect")),
    wasm: () => all.filter(([, { pathname }]) => pathname.endsWith(".wasm")),
  };
};

test("at an unhappy step the desk hears softly that somebody may come", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const cue = ana.page.locator("[data-role=cue]");
  await ana.page.keyboard.press("Tab");
  const focus = await ana.page.evaluateHandle(() => document.activeElement);
  const guest = await visitor(product.hosts + CHECKOUT);
  const page = asked(guest);
  await guest.score(2).hover();
  await expect(cue).toHaveText("Somebody may need you in a moment");
  expect(await ana.page.evaluate((focus) => document.activeElement == focus, focus)).toBe(true);
  await expect(ana.rows).toHaveCount(0);
  await expect.poll(() => page.wasm().length).toBe(1);

  // Once for a page, with the language and nothing else.
  await guest.score(5).hover();
  await guest.score(1).hover();
  await guest.page.waitForTimeout(500);
  expect(page.cues().map(([method, { pathname, search }, body]) => [method, pathname, search, body])).toEqual([
    ["POST", "/v1/sites/demo/prospect", "?lang=en", null],
  ]);
  await expect(cue).toHaveText("", { timeout: 15_000 });
});

test("the arrow keys say it too, and the first stop of Tab does not", async ({ product, visitor }) => {
  const guest = await visitor(product.hosts + CHECKOUT);
  const page = asked(guest);
  await guest.score(1).focus();
  await guest.page.waitForTimeout(500);
  expect(page.cues()).toEqual([]);
  await guest.page.keyboard.press("ArrowRight");
  await expect(guest.score(2)).toBeFocused();
  await expect.poll(() => page.cues().length).toBe(1);
});

test("at a happy step, or in passing over an unhappy one, nothing is fetched and nobody hears", async ({
  product,
  visitor,
}) => {
  const guest = await visitor(product.hosts + CHECKOUT);
  const page = asked(guest);
  await guest.score(1).hover();
  await guest.score(4).hover();
  await guest.page.waitForTimeout(500);
  await guest.tap(4);
  await guest.score(5).hover();
  await guest.page.waitForTimeout(500);
  expect([page.cues(), page.wasm()]).toEqual([[], []]);
});
