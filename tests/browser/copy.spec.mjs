// What was said, to keep: for the visitor a file, for the agent something to paste.

import { readFile } from "node:fs/promises";

import { expect, test } from "./support/test.mjs";

const CHECKOUT = "/examples/checkout/";
const MOMENT = /\d{4}-\d\d-\d\d \d\d:\d\d UTC/g;

/** The file that a click brings, whichever tab it comes by: its name and what is in it. */
const file = async (page, click) => {
  const arrived = new Promise((resolve) => {
    page.once("download", resolve);
    page.context().once("page", (tab) => tab.once("download", resolve));
  });
  await click();
  const download = await arrived;
  return [download.suggestedFilename(), (await readFile(await download.path(), "utf8")).replace(MOMENT, "NOW")];
};

test("both sides keep a copy", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1", { permissions: ["clipboard-read", "clipboard-write"] });
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  await guest.call();
  await guest.say("Charged twice.\nBy you");
  await expect(ana.ringing("Cold")).toHaveCount(1);
  await ana.page.keyboard.press("Space");
  await ana.say("I send it back");
  await expect(guest.messages).toHaveCount(2);

  const said = (name) => `\n${name}, NOW\n    Charged twice.\n    By you\n\nAna, NOW\n    I send it back\n`;
  const link = guest.talk.getByRole("link", { name: "Keep a copy" });
  const copy = await file(guest.page, () => link.click());
  expect(copy).toEqual(["conversation-demo.txt", `Conversation: Harbour & Pine\n${said("You")}`]);

  await expect(ana.messages).toHaveCount(2);
  await ana.composer.press("Escape");
  await ana.page.keyboard.press("e");
  await expect(ana.notice).toHaveText("The conversation is copied");
  const pasted = await ana.page.evaluate(() => navigator.clipboard.readText());
  const [title, page, ...rest] = pasted.replace(MOMENT, "NOW").split("\n");
  expect(title).toMatch(/^Case [\da-f-]{36}: Cold, \/examples\/checkout\/$/);
  expect(page).toBe(product.hosts + CHECKOUT);
  expect(rest.join("\n")).toBe(said("Visitor"));

  // The plain page of the same conversation has the same.
  const plain = await guest.page.context().newPage();
  await plain.goto((await link.getAttribute("href")).replace("/copy", "?lang=en"));
  const same = await file(plain, () => plain.getByRole("link", { name: "Keep a copy" }).click());
  expect(same).toEqual(copy);
});
