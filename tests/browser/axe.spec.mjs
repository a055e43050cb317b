// axe finds nothing to complain of, in any state of the widget, of the plain page and of the desk, light and dark.

import { judge } from "./support/judge.mjs";
import { any, expect, NOBODY, POLICY, SERVER_AWAY, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

// axe judges what stands still.
const still = { reducedMotion: "reduce" };

/** Enough lines to make a conversation scroll. */
const LONG = Array.from({ length: 60 }, (_, line) => `Line ${line}`).join("\n");

test("the widget", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const guest = await visitor(`${product.hosts}/examples/checkout/`, still);
  const widget = (state) => judge(guest.page, `widget, ${state}`, "warmline-widget");
  await widget("question");
  for (const step of [3, 4, 5]) {
    await guest.tap(step);
    await widget(`happy ${step}`);
  }
  for (const step of [2, 1]) {
    await guest.tap(step);
    await widget(`unhappy ${step}`);
  }
  await guest.reason("price").click();
  await guest.tell("Too dear");
  await widget("unhappy, said");
  await guest.call();
  await widget("ringing");
  await ana.page.keyboard.press("Space");
  await guest.stands("connected");
  await ana.say("Hello");
  await expect(guest.messages).toHaveCount(1);
  await guest.say(LONG);
  await guest.reads([
    ["agent", "Hello"],
    ["visitor", LONG],
  ]);
  await widget("chat");
  await guest.card.locator("[data-close]").click();
  await expect(guest.composer).toBeHidden();
  await widget("folded");
  await guest.card.locator("[data-close]").click();
  await ana.resolve();
  await guest.stands("ended");
  await widget("ended");
});

test.describe("in a frame", () => {
  test.use({ tolerated: POLICY });

  test("the widget in the frame of a payment page", async ({ shop, pages }) => {
    const page = await pages(still);
    await page.goto(`${shop.origin}/pay-frame/`);
    const guest = new Visitor(page, page.frameLocator("warmline-widget iframe"));
    await expect(guest.score(1)).toBeVisible();
    await judge(page, "page with a frame");
    const card = [["warmline-widget", "iframe"], "warmline-widget"];
    await judge(page, "frame, question", card);
    await guest.tap(1);
    await judge(page, "frame, unhappy", card);
  });
});

test("the plain question", async ({ product, pages }) => {
  const page = await pages(still);
  await page.goto(`${product.edge}/ask/demo?score=4`);
  await judge(page, "plain question");
  for (const step of ["1 of 5, cold", "5 of 5, hot"]) {
    await page.getByRole("button", { name: step }).click();
    await judge(page, `plain question, ${step}`);
  }
});

test.describe("without live chat", () => {
  test.use({ tolerated: POLICY });

  test("the fallback and the plain page", async ({ shop, visitor, agent }) => {
    const ana = await agent("agent1");
    const guest = await visitor(`${shop.origin}/no-wasm/`, still);
    await guest.tap(1);
    const tab = await guest.opens(guest.press);
    await expect(guest.fallback.getByRole("link")).toBeVisible();
    await judge(guest.page, "widget, fallback", "warmline-widget");

    const log = tab.frameLocator("iframe");
    await expect(log.locator("[data-standing=ringing]")).toBeVisible();
    await judge(tab, "plain page, ringing");
    await ana.page.keyboard.press("Space");
    await ana.say("Hello");
    await tab.getByRole("textbox", { name: "Your message" }).fill(LONG);
    await tab.getByRole("button", { name: "Send" }).click();
    await expect(log.locator("[data-from]")).toHaveCount(2);
    await judge(tab, "plain page, chat");
    await ana.resolve();
    await expect(log.locator("[data-standing=ended]")).toBeVisible();
    await judge(tab, "plain page, ended");
  });
});

test.describe("also while the edge is away", () => {
  test.use({ tolerated: any(SERVER_AWAY, NOBODY, /status of 403/) });

  test("the desk", async ({ product, pages, visitor, agent }) => {
    const stranger = await pages(still);
    await stranger.goto(`${product.edge}/desk`);
    await expect(stranger.locator("[data-role=signed-out]")).toBeVisible();
    await judge(stranger, "desk, signed out");
    await stranger.goto(`${product.edge}/sign-in/demo.unknown`);
    await judge(stranger, "a link that opens nothing");

    const ana = await agent("agent1", still);
    const desk = (state) => judge(ana.page, `desk, ${state}`);
    await desk("empty");
    const quiet = await visitor(`${product.hosts}/examples/support/`);
    await quiet.tap(2);
    await quiet.tell("It is only a little thing");
    await expect(ana.row("It is only a little thing")).toHaveCount(1);
    await desk("queue");
    const loud = await visitor(`${product.hosts}/examples/checkout/`);
    await loud.tap(1);
    await loud.reason("payment").click();
    await loud.call();
    await expect(ana.ringing("Payment failed")).toHaveCount(1);
    await desk("ringing");
    await ana.page.keyboard.press("Space");
    await ana.say("Hello");
    await expect(ana.messages).toHaveCount(1);
    await loud.say(LONG);
    await ana.reads([
      ["agent", "Hello"],
      ["visitor", LONG],
    ]);
    await desk("chat");
    await ana.chat.locator("[data-role=resolve]").click();
    await expect(ana.wrapUp).toBeVisible();
    await desk("wrap-up");
    await ana.page.keyboard.press("1");
    await ana.page.keyboard.press("1");
    await desk("wrap-up, filled in");
    await product.crash();
    await expect(ana.connection).toHaveAttribute("data-state", "away");
    await desk("away");
    await product.resume();
    await ana.live();
    await ana.page.keyboard.press("Enter");
    await expect(ana.notice).toBeVisible();
    await desk("closed");
  });
});

test.describe("the window of a call", () => {
  test.use({ tolerated: SERVER_AWAY });

  test("that has expired", async ({ product, pages }) => {
    const page = await pages(still);
    await page.goto(`${product.edge}/call/demo`);
    await expect(page.locator("[data-standing]")).toContainText("This window has expired.");
    await judge(page, "the window of a call");
  });
});
