// A second agent in the talk, and what each side sees of the other.

import { expect, test } from "./support/test.mjs";

const CHECKOUT = "/examples/checkout/";

test("a colleague is asked, joins and takes over", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const ben = await agent("agent2");
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  await guest.call();
  await ana.page.keyboard.press("Space");
  await expect(ana.composer).toBeFocused();
  await ana.page.keyboard.press("Escape");
  await ana.page.keyboard.press("t");
  await expect(ana.colleagueNote).toBeFocused();
  await ana.page.keyboard.type("Double charge; please check with the bank.");
  await ana.page.locator("[data-invite=agent2]").click();
  await expect(ana.page.locator("[data-role=invited]")).toContainText("Ben is asked to join.");

  const invitation = ben.page.locator("[data-role=invitation]");
  await expect(invitation).toContainText("Ana asks you to join");
  await expect(invitation).toContainText("Double charge; please check with the bank.");
  await expect(ben.page).toHaveTitle(/Ana asks you/);
  await ben.page.keyboard.press("Space");
  await guest.stands("connected");
  await expect(guest.standing).toHaveText("Ana and Ben are here.");
  await ben.say("Hello, I look after the bank.");
  await expect(ana.messages).toHaveCount(1);
  await guest.say("Hello Ben");
  await expect(ben.messages).toHaveCount(2);

  await ana.page.locator("[data-role=hand-over]").click();
  await expect(guest.standing).toHaveText("Ben is here.");
  await expect(ana.chat).toHaveCount(0);
  await expect(ben.page.locator("[data-role=resolve]")).toBeVisible();
  await ben.resolve();
  await guest.stands("ended");
});

test("each side sees that the other writes, and how far it has come", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  await guest.call();
  await ana.page.keyboard.press("Space");
  await guest.stands("connected");
  await guest.composer.pressSequentially("Hel");
  await expect(ana.page.locator("[data-role=writes]")).toBeVisible();
  await ana.composer.pressSequentially("Goo");
  await expect(guest.talk.locator("[data-writing]")).toBeVisible();
  await guest.say("Hello");
  await expect(ana.page.locator("[data-role=writes]")).toHaveCount(0);
  await expect(guest.messages.last()).toContainText("Read");
  await ana.say("Good day");
  await expect(guest.talk.locator("[data-writing]")).toBeHidden();
  await expect(ana.page.locator("[data-role=reached]")).toHaveText("Read");

  const elsewhere = guest.talk.getByRole("link", { name: "Go on in another tab" });
  const [tab] = await Promise.all([guest.page.context().waitForEvent("page"), elsewhere.click()]);
  await expect(tab.frameLocator("iframe").getByText("Good day")).toBeVisible();
});
