// The whole path: from one tap on a checkout page to a person at the desk, and to the end of their talk.

import { expect, NOBODY, SERVER_AWAY, test } from "./support/test.mjs";

const CHECKOUT = "/examples/checkout/";

test.describe("with the server killed in the middle of the chat", () => {
  test.use({ tolerated: SERVER_AWAY });

  test("from a cold tap to resolve", async ({ product, visitor, agent }) => {
    const ana = await agent("agent1");
    const ben = await agent("agent2");
    const guest = await visitor(product.hosts + CHECKOUT);

    await guest.tap(1);
    await expect(guest.score(1)).toHaveAttribute("aria-checked", "true");
    await expect(guest.acknowledgement).toHaveText("We are sorry. Please let us put it right.");
    await expect(guest.note).toHaveText("Your answer has arrived.");
    const row = ana.rows;
    await expect(row).toHaveCount(1);
    await guest.reason("payment").click();
    await expect(guest.reason("payment")).toHaveAttribute("aria-pressed", "true");
    await guest.tell("The card was charged twice");

    await expect(row).toContainText("Payment failed");
    await expect(row).toContainText("The card was charged twice");
    await expect(row).toContainText("Cold");
    await expect(row).toContainText(CHECKOUT);
    await expect(row).toHaveAttribute("data-state", "open");
    await expect(row).toHaveAttribute("data-handoff", "offered");
    await expect(ana.page).not.toHaveTitle(/Ring/);
    const waited = await row.locator(".waited").textContent();
    await expect(row.locator(".waited"), "the waiting time counts").not.toHaveText(waited);

    await guest.call();
    await expect(row).toHaveAttribute("data-handoff", "ringing");
    await expect(ana.page).toHaveTitle(/Ring: Cold, Payment failed/);
    await expect(ben.page).toHaveTitle(/Ring: Cold, Payment failed/);

    await ana.page.keyboard.press("Space");
    await expect(ana.composer).toBeFocused();
    await expect(ana.chat).toContainText("The card was charged twice");
    await expect(ben.rows).toHaveCount(0);
    await expect(ben.page).not.toHaveTitle(/Ring/);
    await guest.stands("connected");
    await expect(guest.standing).toHaveText("Ana is here.");

    const said = [
      ["agent", "Hello, I see the second charge."],
      ["visitor", "Thank you.\nWhat happens now?"],
      ["agent", "I send it back today."],
    ];
    for (const [author, text] of said) {
      const [speaker, listener] = author == "agent" ? [ana, guest] : [guest, ana];
      await speaker.say(text);
      await expect(listener.messages).toHaveCount(said.findIndex(([, other]) => other == text) + 1);
    }
    await Promise.all([ana.reads(said), guest.reads(said)]);

    await guest.say("Sent as the server dies");
    await product.crash();
    await expect(ana.connection).toHaveAttribute("data-state", "away");
    await expect(ana.page.locator("[data-role=offline]")).toContainText("The desk is away.");
    await ana.say("Written by the agent while it is down");
    await guest.say("Written by the visitor while it is down");
    await expect(guest.talk.getByText("No connection. Trying again…")).toBeVisible();
    await product.resume();
    await ana.live();
    await expect(ana.messages).toHaveCount(6);

    // Whoever is back first is stored first; but it is one order for both, and each message is in it once.
    const texts = await ana.messages.locator(".bubble").allTextContents();
    const late = [
      ["visitor", "Sent as the server dies"],
      ["visitor", "Written by the visitor while it is down"],
      ["agent", "Written by the agent while it is down"],
    ];
    said.push(...late.sort(([, a], [, b]) => texts.indexOf(a) - texts.indexOf(b)));
    await Promise.all([ana.reads(said), guest.reads(said)]);

    said.push(["agent", "And we go on."], ["visitor", "All is well."]);
    await ana.say("And we go on.");
    await expect(guest.messages).toHaveCount(7);
    await guest.say("All is well.");
    await Promise.all([ana.reads(said), guest.reads(said)]);

    await ana.resolve("refunded", "card-declined");
    await expect(ana.notice).toHaveText("Case closed");
    await expect(ana.page.locator("[data-case]")).toHaveCount(0);
    await guest.stands("ended");
    await expect(guest.standing).toHaveText("This conversation has ended. Thank you.");
    await expect(guest.composer).toBeHidden();
    await guest.reads(said);
  });
});

test("of two who press together exactly one has it, and the other is told who", async ({
  product,
  visitor,
  agent,
}) => {
  const names = { Ana: await agent("agent1"), Ben: await agent("agent2") };
  const desks = Object.values(names);
  const guest = await visitor(product.hosts + CHECKOUT);

  /** Presses Space at a moment, before anything else can happen in that page; tells whether it was in time. */
  const pressAt = (moment) => {
    const inTime = Date.now() < moment;
    while (Date.now() < moment);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, cancelable: true }));
    return inTime;
  };

  let together = 0;
  for (let lead = 200; together < 5; lead += 100) {
    await guest.visit(product.hosts + CHECKOUT);
    await guest.tap(2);
    await guest.call();
    for (const desk of desks) await expect(desk.ringing("Cool")).toHaveCount(1);

    const moment = Date.now() + lead;
    const inTime = await Promise.all(desks.map(({ page }) => page.evaluate(pressAt, moment)));
    await guest.stands("connected");
    const winner = (await guest.standing.textContent()).replace(" is here.", "");
    const loser = winner == "Ana" ? "Ben" : "Ana";
    await expect(names[winner].composer).toBeFocused();
    await expect(names[loser].rows).toHaveCount(0);
    await expect(names[loser].chat).toHaveCount(0);
    // On a slow machine one may have come too late to press at all; then it is nobody's loss, and no proof.
    if (inTime.every(Boolean)) {
      together += 1;
      await expect(names[loser].notice).toHaveText(`${winner} has it`);
      await names[loser].page.getByRole("button", { name: "Dismiss" }).click();
    }
    await names[winner].resolve();
    await guest.stands("ended");
  }
});

test("a visitor is told when nobody is there, and when somebody comes", async ({ product, visitor, agent }) => {
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  await guest.press.click();
  await guest.stands("nobody");
  await expect(guest.standing).toContainText("Nobody is at the desk right now.");
  await guest.say("I will wait");
  const ana = await agent("agent1");
  await guest.stands("ringing");
  await ana.page.keyboard.press("Space");
  await ana.reads([["visitor", "I will wait"]]);
  await ana.page.goto("about:blank");
  await ana.page.goto(`${product.edge}/desk`);
  await ana.page.locator("[data-role=mine] [data-role=open]").click();
  await ana.reads([["visitor", "I will wait"]]);
});

test("a press after a happy tap rings as well", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const guest = await visitor(`${product.hosts}/examples/support/`);
  await guest.tap(5);
  await expect(guest.acknowledgement).toHaveText("Wonderful, thank you!");
  await expect(guest.reason("payment")).toBeHidden();
  await expect(ana.rows).toHaveCount(0);
  await guest.call();
  await expect(ana.ringing("Hot")).toContainText("/examples/support/");
  await ana.page.keyboard.press("Space");
  await guest.stands("connected");
});

test.describe("without a session", () => {
  test.use({ tolerated: NOBODY });

  test("the desk shows nothing, and a link signs in once", async ({ product, pages, agent }) => {
    const link = product.links.agent1;
    const ana = await agent("agent1");
    const stranger = await pages();
    await stranger.goto(`${product.edge}/desk`);
    await expect(stranger.locator("[data-role=signed-out]")).toBeVisible();
    await ana.page.locator("[data-role=sign-out]").click();
    await expect(ana.page.locator("[data-role=signed-out]")).toBeVisible();
    const again = await stranger.request.get(link);
    expect(again.status()).toBe(410);
  });
});
