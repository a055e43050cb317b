// Keys alone, on both sides: no pointer touches anything in here.

import { expect, test } from "./support/test.mjs";

/** Presses Tab until the focus is there. */
const tabTo = async (page, target, key = "Tab") => {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press(key);
  }
  await expect(target, "Tab leads there").toBeFocused();
};

test("a visitor and an agent go the whole way by keyboard", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const guest = await visitor(`${product.hosts}/examples/checkout/`);
  const visitorKeys = guest.page.keyboard;
  const agentKeys = ana.page.keyboard;

  // One stop for the whole scale; arrows walk it without answering, a digit or Space answers.
  await tabTo(guest.page, guest.score(1));
  await visitorKeys.press("ArrowRight");
  await expect(guest.score(2)).toBeFocused();
  await visitorKeys.press("ArrowLeft");
  await visitorKeys.press("ArrowLeft");
  await expect(guest.score(5)).toBeFocused();
  await expect(guest.acknowledgement).toHaveCount(0);
  await visitorKeys.press("2");
  await expect(guest.score(2)).toBeFocused();
  await expect(guest.score(2)).toHaveAttribute("aria-checked", "true");
  await visitorKeys.press("ArrowLeft");
  await visitorKeys.press("Space");
  await expect(guest.score(1)).toHaveAttribute("aria-checked", "true");
  await guest.arrived();

  await tabTo(guest.page, guest.reason("page"));
  await visitorKeys.press("Space");
  await expect(guest.reason("page")).toHaveAttribute("aria-pressed", "true");
  await tabTo(guest.page, guest.comment);
  await visitorKeys.type("I have no mouse");
  await visitorKeys.press("Tab");
  await visitorKeys.press("Enter");
  await expect(ana.row("I have no mouse")).toContainText("Page didn’t work");

  await tabTo(guest.page, guest.press, "Shift+Tab");
  await visitorKeys.press("Enter");
  await guest.stands("ringing");
  await expect(guest.composer).toBeFocused();
  await expect(ana.ringing("I have no mouse")).toHaveCount(1);

  await agentKeys.press("Space");
  await expect(ana.composer).toBeFocused();
  await agentKeys.type("Tell me more");
  await agentKeys.press("Enter");
  await expect(guest.messages).toHaveCount(1);
  await visitorKeys.type("Two");
  await visitorKeys.press("Shift+Enter");
  await visitorKeys.type("lines");
  await visitorKeys.press("Enter");
  const said = [
    ["agent", "Tell me more"],
    ["visitor", "Two\nlines"],
  ];
  await Promise.all([ana.reads(said), guest.reads(said)]);

  // Escape folds the conversation and unfolds it, and never ends it.
  await visitorKeys.press("Escape");
  await expect(guest.composer).toBeHidden();
  await expect(guest.standing).toBeVisible();
  await tabTo(guest.page, guest.card.locator("[data-close]"), "Shift+Tab");
  await visitorKeys.press("Enter");
  await expect(guest.composer).toBeVisible();

  await agentKeys.press("Escape");
  await agentKeys.press("r");
  await expect(ana.wrapUp).toBeVisible();
  await agentKeys.press("1");
  await expect(ana.wrapUp.locator("[data-outcome=put-right] input")).toBeChecked();
  await agentKeys.press("4");
  await expect(ana.wrapUp.locator("[data-root-cause=page-error] input")).toBeChecked();
  await agentKeys.press("Enter");
  await guest.stands("ended");
  await expect(ana.page.locator("[data-case]")).toHaveCount(0);
});

test("a quiet case is chosen and claimed by keyboard", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  for (const words of ["The first", "The second", "The third"]) {
    const guest = await visitor(`${product.hosts}/examples/support/`);
    await guest.tap(2);
    await guest.tell(words);
    await expect(ana.row(words)).toHaveCount(1);
  }
  await ana.page.keyboard.press("ArrowDown");
  await expect(ana.row("The first").locator("[data-role=claim]")).toBeFocused();
  await ana.page.keyboard.press("j");
  await expect(ana.row("The second").locator("[data-role=claim]")).toBeFocused();
  await ana.page.keyboard.press("Enter");
  await expect(ana.chat).toContainText("The second");
  await expect(ana.chat).toContainText("They have not pressed “Talk to us now”.");
  await expect(ana.rows).toHaveCount(2);
});

test("Escape closes a card that no conversation is in", async ({ product, visitor }) => {
  const guest = await visitor(`${product.hosts}/examples/checkout/`);
  await tabTo(guest.page, guest.score(1));
  await guest.page.keyboard.press("Escape");
  await expect(guest.card).toBeHidden();
});
