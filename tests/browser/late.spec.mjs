// What is fetched with the first wish for it, where the network fails at that moment: the next wish brings it.

import { SERVER_AWAY, expect, test } from "./support/test.mjs";

const CHECKOUT = "/examples/checkout/";

test.use({ tolerated: SERVER_AWAY });

/** Refuses what is asked for under addresses like this one during `act`, which must ask for it. */
const without = async ({ page }, address, act) => {
  await page.route(address, (route) => route.abort());
  const failed = page.waitForEvent("requestfailed");
  await act();
  await failed;
  await page.unroute(address);
};

for (const [part, address] of [
  ["glue", "**/assets/talk.*.js"],
  ["wasm", "**/assets/talk.*.wasm"],
  ["words", "**/words/*"],
]) {
  test(`the conversation comes, though its ${part} failed at the tap`, async ({ product, visitor, agent }) => {
    const ana = await agent("agent1");
    const guest = await visitor(product.hosts + CHECKOUT);
    await without(guest, address, () => guest.tap(1));
    await guest.call();
    await expect(ana.ringing("Cold")).toHaveCount(1);
    await ana.page.keyboard.press("Space");
    await ana.say("Here we are");
    await guest.reads([["agent", "Here we are"]]);
  });
}
