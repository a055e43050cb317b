// Where answers go when the visitor leaves: asked in the conversation and on the plain page, and seen by the team.

import { expect, test } from "./support/test.mjs";

const CHECKOUT = "/examples/checkout/";
const ASKED = "If you leave: where do we answer?";
const KEPT = "Saved. If you leave, answers go there.";

test.describe("where the site sends mail", () => {
  test.use({ settings: { mail: { token: "secret", from: "help@shop.example", url: "https://mail.example" } } });

  test("a visitor leaves an address, and takes it back", async ({ product, visitor, agent }) => {
    const ana = await agent("agent1");
    const guest = await visitor(product.hosts + CHECKOUT);
    await guest.tap(1);
    await guest.call();
    await guest.talk.getByText(ASKED).click();
    const field = guest.talk.getByRole("textbox", { name: ASKED });
    const save = guest.talk.getByRole("button", { name: "Save" });
    await field.fill("no address");
    await save.click();
    await expect(field).toBeFocused();
    await field.fill("jo@home.example");
    await field.press("Enter");
    await expect(guest.talk.getByText(KEPT)).toBeVisible();

    await expect(ana.ringing("Cold")).toHaveCount(1);
    await ana.page.keyboard.press("Space");
    const answers = ana.chat.locator("[data-role=answers-to]");
    await expect(answers).toHaveText("If they leave, answers go to jo@home.example");

    // In another tab it is the same conversation, and the same address.
    const elsewhere = guest.talk.getByRole("link", { name: "Go on in another tab or on another device" });
    const plain = await guest.page.context().newPage();
    await plain.goto(`${await elsewhere.getAttribute("href")}?lang=en`);
    const there = plain.getByRole("textbox", { name: ASKED });
    await expect(there).toHaveValue("jo@home.example");
    await expect(plain.getByText(KEPT)).toBeVisible();
    await there.fill("al@home.example");
    await plain.getByRole("button", { name: "Save" }).click();
    await expect(answers).toHaveText("If they leave, answers go to al@home.example");
    await expect(field).toHaveValue("al@home.example");

    await field.fill("");
    await save.click();
    await expect(answers).toHaveCount(0);
    await expect(guest.talk.getByText(KEPT)).toHaveCount(0);
  });
});

test("where nobody sends any, nothing is asked", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const guest = await visitor(product.hosts + CHECKOUT);
  const fetched = [];
  guest.page.on("request", (request) => fetched.push(request.url()));
  await guest.tap(1);
  await guest.call();
  await guest.say("Hello?");
  await expect(ana.ringing("Cold")).toHaveCount(1);
  await ana.page.keyboard.press("Space");
  await ana.say("Hello!");
  await expect(guest.messages).toHaveCount(2);
  await expect(guest.talk.getByText(ASKED)).toHaveCount(0);
  expect(fetched.filter((url) => url.includes("/assets/answers."))).toEqual([]);
});
