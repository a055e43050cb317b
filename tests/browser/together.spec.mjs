// Eight desks, two of each person, press their key in the same moment.

import { Agent } from "./support/agent.mjs";
import { expect, test } from "./support/test.mjs";

const CHECKOUT = "/examples/checkout/";
const ROUNDS = process.env.WARMLINE_LONG ? 200 : 3;
const PEOPLE = { lead: "Lena", agent1: "Ana", agent2: "Ben", agent3: "Chi" };

/** Presses Space at a moment, before anything else can happen in that page. */
const pressAt = (moment) => {
  while (Date.now() < moment);
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, cancelable: true }));
};

test("exactly one has it, and everybody sees who", async ({ product, visitor, agent }) => {
  const desks = [];
  for (const [person, name] of Object.entries(PEOPLE)) {
    const first = await agent(person);
    const second = new Agent(await first.page.context().newPage());
    await second.page.goto(`${product.edge}/desk`);
    await second.live();
    desks.push({ name, desk: first }, { name, desk: second });
  }
  const guest = await visitor(product.hosts + CHECKOUT);
  const wins = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    await guest.visit(product.hosts + CHECKOUT);
    await guest.tap(2);
    await guest.call();
    for (const { desk } of desks) await expect(desk.ringing("Cool")).toHaveCount(1);
    const moment = Date.now() + 300;
    await Promise.all(desks.map(({ desk }) => desk.page.evaluate(pressAt, moment)));
    await guest.stands("connected");
    const winner = (await guest.standing.textContent()).replace(" is here.", "");
    wins[winner] = (wins[winner] ?? 0) + 1;
    for (const { name, desk } of desks) {
      await expect(desk.rows).toHaveCount(0);
      await expect(desk.page.locator("[data-role=mine] [data-case]")).toHaveCount(name == winner ? 1 : 0);
    }
    const { desk } = desks.find(({ name }) => name == winner);
    // A page behind another one draws but once a second.
    await desk.page.bringToFront();
    await desk.page.locator("[data-role=mine] [data-role=open]").click();
    await desk.resolve();
    await guest.stands("ended");
  }
  console.log(`eight desks, ${ROUNDS} rounds: ${JSON.stringify(wins)}`);
});
