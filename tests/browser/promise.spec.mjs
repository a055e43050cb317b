// What the button promises before it is pressed.

import { expect, test } from "./support/test.mjs";

const CHECKOUT = "/examples/checkout/";

/** What the button says under its name. */
const promised = ({ press }) => press.evaluate((button) => button.dataset.promise ?? "");

test("it is what can be kept now, and moves nothing", async ({ product, visitor, agent }) => {
  const alone = await visitor(product.hosts + CHECKOUT);
  const shifts = await alone.page.evaluateHandle(() => {
    const seen = [];
    new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type: "layout-shift" });
    return seen;
  });
  await alone.tap(1);
  await expect.poll(() => promised(alone)).toMatch(/^We call you by \S/);
  const before = await alone.press.boundingBox();
  await alone.press.hover();
  expect(await alone.press.boundingBox()).toEqual(before);
  const unasked = await shifts.evaluate((seen) => seen.filter((shift) => !shift.hadRecentInput).length);
  expect(unasked).toBe(0);

  await agent("agent1");
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  // What the desk said is held for a moment, and asked for again whenever the pointer comes near.
  await expect(async () => {
    await guest.score(1).hover();
    await guest.press.hover();
    expect(await promised(guest)).toBe("Somebody is free now");
  }).toPass();
  await expect(guest.press).toHaveAccessibleName(/Talk to us now.*Somebody is free now/);
});

test("a happy visitor is promised nothing, and nothing is asked for", async ({ product, visitor }) => {
  const guest = await visitor(product.hosts + CHECKOUT);
  const asked = [];
  guest.page.on("request", (request) => asked.push(request.url()));
  await guest.tap(5);
  await guest.press.hover();
  await expect.poll(() => asked.some((url) => url.includes(".more.js"))).toBe(true);
  expect(asked.filter((url) => url.endsWith("/prospect"))).toEqual([]);
});
