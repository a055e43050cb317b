// A call from the frame of a payment page, which has no microphone: a small window of the edge's own has the call, and the
// conversation stays where it is.

import { bothHear, HIGH, LAUNCH, LOW, meet, test } from "./support/calls.mjs";
import { any, expect, POLICY, SERVER_AWAY } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";
import { hears, sings } from "./support/voices.mjs";

test.use({ launchOptions: LAUNCH, tolerated: any(POLICY, SERVER_AWAY) });

/** A visitor in the frame of a payment page and an agent, in a chat. */
const framed = async ({ shop, pages, singer }) => {
  const ana = await singer("agent1");
  const page = await sings(await pages(), HIGH);
  await page.goto(`${shop.origin}/pay-frame/`);
  return meet(new Visitor(page, page.frameLocator("warmline-widget iframe")), ana);
};

/** Presses `button` and gives the window that opens. */
const opened = async (guest, button) => {
  const page = await guest.opens(button);
  return { page, bar: page.locator("[data-voice]"), standing: page.locator("[data-standing]") };
};

test("the visitor speaks in a window, which says who is there; closed, it leaves the chat", async ({ shop, pages, singer }) => {
  const [guest, ana] = await framed({ shop, pages, singer });
  const window = await opened(guest, guest.speak);
  const [, ticket] = window.page.url().split(/[#.]/);
  await expect(window.standing).toHaveText("Ana is here.");
  await ana.callIs("rung");
  await expect(guest.inCall).toContainText("You speak in a window of its own.");
  await ana.page.keyboard.press("v");
  await bothHear(guest, ana, window.page);
  await expect(window.bar).toContainText("You can speak now.");
  await expect(window.page.getByRole("log")).toHaveCount(0);
  expect(window.page.url(), "what opened it is used").not.toContain(ticket);

  await window.bar.getByRole("button", { name: "Mute" }).click();
  await expect.poll(() => hears(ana.page, HIGH)).toBe(false);
  await window.bar.getByRole("button", { name: "Unmute" }).click();
  await bothHear(guest, ana, window.page);

  await guest.say("I still write");
  await ana.reads([["visitor", "I still write"]]);
  await window.page.close({ runBeforeUnload: true });
  await expect(ana.inCall).toHaveCount(0);
  await guest.callIs("off");
  await expect(guest.speak).toBeVisible();
  await ana.say("So do I");
  await guest.reads([
    ["visitor", "I still write"],
    ["agent", "So do I"],
  ]);
});

test("the team rings, the window answers and hangs up", async ({ shop, pages, singer }) => {
  const [guest, ana] = await framed({ shop, pages, singer });
  await ana.page.keyboard.press("v");
  await guest.callIs("rung");
  await guest.inCall.getByRole("button", { name: "Not now" }).click();
  await expect(ana.notice).toHaveText("The visitor would rather write");
  await ana.page.keyboard.press("v");
  await guest.callIs("rung");
  const window = await opened(guest, guest.inCall.getByRole("button", { name: "Answer" }));
  await bothHear(guest, ana, window.page);
  await window.bar.getByRole("button", { name: "Hang up" }).click();
  await expect(ana.inCall).toHaveCount(0);
  await expect(window.bar).toContainText("The call has ended.");
  await guest.callIs("off");

  // The same window once more.
  await guest.speak.click();
  await ana.callIs("rung");
  await ana.page.keyboard.press("v");
  await bothHear(guest, ana, window.page);
  await guest.inCall.getByRole("button", { name: "Hang up" }).click();
  await expect(ana.inCall).toHaveCount(0);
  await expect(window.bar).toContainText("The call has ended.");
  await guest.callIs("off");
  expect(guest.page.context().pages()).toHaveLength(2);
});

test("what opened the window counts once, and the window says so", async ({ shop, pages, singer, product }) => {
  const [guest, ana] = await framed({ shop, pages, singer });
  const window = await opened(guest, guest.speak);
  const used = window.page.url();
  await ana.callIs("rung");
  await ana.page.keyboard.press("v");
  await bothHear(guest, ana, window.page);
  const thief = await pages();
  for (const address of [used, `${product.edge}/call/demo`]) {
    await thief.goto("about:blank");
    await thief.goto(address);
    await expect(thief.locator("[data-standing]")).toContainText("This window has expired.");
  }
  await bothHear(guest, ana, window.page);
});

test("the edge goes away in the call: the voices go on, and the window is back with it", async ({ shop, pages, singer, product }) => {
  const [guest, ana] = await framed({ shop, pages, singer });
  const window = await opened(guest, guest.speak);
  await ana.callIs("rung");
  await ana.page.keyboard.press("v");
  await bothHear(guest, ana, window.page);
  await product.crash();
  await expect(ana.connection).toHaveAttribute("data-state", "away");
  await bothHear(guest, ana, window.page);
  await product.resume();
  await ana.live();
  await window.page.waitForTimeout(2_000);
  await window.bar.getByRole("button", { name: "Hang up" }).click();
  await expect(ana.inCall).toHaveCount(0);
});

test("a page that cuts itself off from its windows has the call in one as well", async ({ shop, pages, singer }) => {
  const ana = await singer("agent1");
  const page = await sings(await pages(), HIGH);
  const html = await (await page.request.get(`${shop.origin}/pay-frame/`)).text();
  shop.put("alone", html, { "cross-origin-opener-policy": "same-origin" });
  await page.goto(`${shop.origin}/alone/`);
  const [guest] = await meet(new Visitor(page, page.frameLocator("warmline-widget iframe")), ana);
  const coming = page.context().waitForEvent("page");
  await guest.speak.click();
  const window = await coming;
  await ana.callIs("rung");
  await ana.page.keyboard.press("v");
  await bothHear(guest, ana, window);
  await expect(guest.inCall).toContainText("You speak in a window of its own.");
  await guest.inCall.getByRole("button", { name: "Hang up" }).click();
  await expect(ana.inCall).toHaveCount(0);
});

test("where the browser opens no window, the visitor reads so and goes on writing", async ({ shop, pages, singer }) => {
  const [guest, ana] = await framed({ shop, pages, singer });
  await guest.page.frames()[1].evaluate(() => (window.open = () => null));
  await guest.speak.click();
  await expect(guest.inCall).toContainText("Your browser has blocked the window for the call.");
  await expect(guest.speak).toBeVisible();
  await guest.say("Then I write");
  await ana.reads([["visitor", "Then I write"]]);
});
