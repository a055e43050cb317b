// What the team knows of an order from an earlier case.

import { expect, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

test("at the ring stands how it ended the last time", async ({ shop, pages, agent }) => {
  const ana = await agent("agent1");
  const ask = async () => {
    const page = await pages();
    // The tag says which order it is, before the script that it loads is there.
    await page.addInitScript(() => {
      const name = () => document.querySelector('script[src*="/embed/"]')?.setAttribute("data-order", "4711");
      new MutationObserver(name).observe(document, { childList: true, subtree: true });
    });
    const guest = await new Visitor(page).visit(`${shop.origin}/order/`);
    await guest.tap(1);
    await guest.call();
    return guest;
  };
  const first = await ask();
  await expect(ana.ringing("Cold")).toHaveCount(1);
  await expect(ana.rows.locator("[data-role=before]")).toHaveCount(0);
  await ana.page.keyboard.press("Space");
  await first.stands("connected");
  await ana.resolve();

  await ask();
  await expect(ana.ringing("Cold")).toHaveCount(1);
  const before = ana.rows.locator("[data-role=before]");
  await expect(before).toHaveText(/^before: cold on \d+ \w+ \d{4}, resolved: Card wrongly declined$/);
  await ana.page.keyboard.press("Space");
  await expect(ana.chat.locator("[data-role=before]")).toHaveText(/^before: cold on /);
});
