// Talks as they go, from a press on to the last word.

import { expect } from "@playwright/test";

/** Brings an unhappy visitor and an agent into one: the visitor presses, it rings, the agent claims. */
export const connect = async (guest, ana) => {
  await guest.call();
  await expect(ana.ringing("Cold")).toHaveCount(1);
  await ana.page.keyboard.press("Space");
  await guest.stands("connected");
};

/** A live one in the page: both write and read. */
export const talkLive = async (guest, ana) => {
  await connect(guest, ana);
  await ana.say("Hello");
  await expect(guest.messages).toHaveCount(1);
  const address = "https://shop.example/pay";
  await guest.say(`Hello too, see ${address}`);
  const said = [
    ["agent", "Hello"],
    ["visitor", `Hello too, see ${address}`],
  ];
  await Promise.all([ana.reads(said), guest.reads(said)]);
  await expect(guest.messages.getByRole("link", { name: address })).toBeVisible();
  await ana.resolve();
};

/** One on the plain page in its new tab, from a ring to the end. */
export const talkOnPlainPage = async (tab, ana) => {
  const log = tab.frameLocator("iframe");
  await expect(tab).toHaveURL(/\/talk\/demo\/[\w-]{22,}\?lang=en$/);
  await expect(log.getByRole("status")).toHaveText("Ringing at the desk. You can write already.");
  const composer = tab.getByRole("textbox", { name: "Your message" });
  const asked = "Is <b>anybody</b> there? https://shop.example/pay";
  await composer.fill(asked);
  await tab.getByRole("button", { name: "Send" }).click();
  await expect(log.locator("[data-from=visitor]")).toContainText(asked);

  await ana.page.keyboard.press("Space");
  await ana.reads([["visitor", asked]]);
  for (const side of [ana.chat, log]) {
    const link = side.getByRole("link", { name: "https://shop.example/pay" });
    await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
    await expect(link).toHaveAttribute("target", "_blank");
  }
  await expect(log.getByRole("status")).toHaveText("Ana is here.");
  // What is being typed stays while the conversation beside it renews itself.
  await composer.fill("Half a sen");
  await ana.say("I am & I stay");
  await expect(log.locator("[data-from=agent]")).toContainText("I am & I stay");
  await expect(composer).toHaveValue("Half a sen");

  await ana.resolve();
  await expect(log.getByRole("status")).toHaveText("This conversation has ended. Thank you.");
};
