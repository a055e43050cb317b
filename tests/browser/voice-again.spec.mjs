// A visitor's page is loaded anew, or gives way to another one of the site: the conversation comes back by itself, and so
// does the call in it.

import { bothHear, CHECKOUT, HIGH, inCall, LAUNCH, LOW, test } from "./support/calls.mjs";
import { expect, SERVER_AWAY } from "./support/test.mjs";
import { Visitor, withoutTraces } from "./support/visitor.mjs";
import { hears } from "./support/voices.mjs";

test.use({ launchOptions: LAUNCH });

const GRANTED = { permissions: ["microphone"] };

test("a conversation comes back with its page, and on the next page of the site", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  await guest.call();
  await guest.say("I was charged twice");
  await guest.reads([["visitor", "I was charged twice"]]);
  await guest.page.reload();
  await guest.stands("ringing");
  await expect(ana.ringing("Cold")).toHaveCount(1);
  await ana.page.keyboard.press("Space");
  await ana.say("I am on it");
  const talk = [
    ["visitor", "I was charged twice"],
    ["agent", "I am on it"],
  ];
  await guest.reads(talk);
  await guest.card.locator("[data-close]").click();
  await guest.page.goto(`${product.hosts}/examples/support/`);
  await guest.stands("connected");
  await expect(guest.composer, "folded as it was left").toBeHidden();
  await guest.card.locator("[data-close]").click();
  await guest.reads(talk);
  await guest.say("Thank you");
  await ana.reads([...talk, ["visitor", "Thank you"]]);
  await ana.resolve();
  await guest.stands("ended");
  await guest.page.reload();
  await expect(guest.score(1)).toBeVisible();
  expect(await guest.page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);
});

test("under Global Privacy Control too, and nothing is kept but what that takes", async ({ product, pages, agent }) => {
  const ana = await agent("agent1");
  const page = await pages();
  await page.addInitScript(withoutTraces);
  const guest = await new Visitor(page).visit(product.hosts + CHECKOUT);
  const kept = () => page.evaluate(() => [Object.entries(localStorage), Object.keys(sessionStorage)]);
  await guest.tap(1);
  expect(await kept()).toEqual([[], []]);
  await guest.call();
  await page.reload();
  await guest.stands("ringing");
  const sign = [expect.stringMatching(/^talk\.warmline\.demo\.\d+$/), "1"];
  expect(await kept()).toEqual([[sign], ["warmline.demo.talk"]]);
  await ana.page.keyboard.press("Space");
  await guest.stands("connected");
  await ana.resolve();
  await guest.stands("ended");
  expect(await kept()).toEqual([[], []]);
});

test.describe("while no press arrives", () => {
  test.use({ tolerated: SERVER_AWAY });

  test("a press that was not delivered goes out from the page that comes next", async ({ product, visitor, agent }) => {
    const ana = await agent("agent1");
    const guest = await visitor(product.hosts + CHECKOUT);
    await guest.tap(1);
    await guest.page.route("**/handoffs", (route) => route.abort());
    await guest.press.click();
    await guest.stands("calling");
    await expect(ana.ringing("Cold")).toHaveCount(0);
    await guest.page.unroute("**/handoffs");
    await guest.page.reload();
    await guest.stands("ringing");
    await expect(ana.ringing("Cold")).toHaveCount(1);
  });
});

test("another tab of the site is asked as ever", async ({ product, visitor }) => {
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  await guest.call("nobody");
  const other = await guest.page.context().newPage();
  await other.goto(product.hosts + CHECKOUT);
  await expect(other.locator('warmline-widget [data-score="1"]')).toBeVisible();
  await other.waitForTimeout(2000);
  await expect(other.locator('warmline-widget [data-score="1"]')).toBeVisible();
});

test("the visitor's page is loaded anew in a call: back within seconds, by itself", async ({ caller, singer }) => {
  const [guest, ana] = await inCall(caller, singer, GRANTED);
  await guest.page.reload();
  const loaded = Date.now();
  await guest.stands("connected");
  await bothHear(guest, ana);
  console.log(`the visitor back in the call after a reload: ${Date.now() - loaded} ms`);
  expect(Date.now() - loaded).toBeLessThan(5_000);
  await guest.callIs("speaking");
  await ana.callIs("speaking");
});

test("who was muted comes back muted", async ({ caller, singer }) => {
  const [guest, ana] = await inCall(caller, singer, GRANTED);
  await guest.inCall.getByRole("button", { name: "Mute" }).click();
  await expect.poll(() => hears(ana.page, HIGH)).toBe(false);
  await guest.page.reload();
  await expect(guest.inCall).toContainText("You are muted.");
  await expect.poll(() => hears(guest.page, LOW)).toBe(true);
  expect(await hears(ana.page, HIGH)).toBe(false);
  await guest.inCall.getByRole("button", { name: "Unmute" }).click();
  await bothHear(guest, ana);
});

test("where the browser asks for the microphone each time, one press takes the call up again", async ({ caller, singer }) => {
  const [guest, ana] = await inCall(caller, singer);
  await guest.page.context().addInitScript(() => {
    navigator.permissions.query = async () => ({ state: "prompt" });
  });
  await guest.page.reload();
  await guest.callIs("rung");
  await guest.inCall.getByRole("button", { name: "Answer" }).click();
  await bothHear(guest, ana);
  await guest.callIs("speaking");
});
