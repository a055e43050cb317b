// Who is there: what a visitor is told of it, and what becomes of a talk whose agent is gone.

import { setTimeout as sleep } from "node:timers/promises";

import { Tabs } from "./support/tabs.mjs";
import { expect, test } from "./support/test.mjs";

const CHECKOUT = "/examples/checkout/";

/** How long a hidden desk must stay at the desk. Browsers slow a hidden page down after five minutes. */
const HIDDEN_MS = process.env.WARMLINE_LONG ? 10 * 60_000 : 12_000;

test("one key keeps rings away, and a visitor is told what is so", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const other = await agent("agent2");
  await ana.page.keyboard.press("a");
  await expect(ana.presence).toHaveAttribute("data-presence", "away");
  await expect(other.colleague("agent1")).toHaveAttribute("data-presence", "away");
  await other.page.keyboard.press("a");
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  await guest.call("nobody");
  await expect(ana.rows).toHaveCount(1);
  await expect(ana.page).not.toHaveTitle(/Ring/);

  await ana.presence.click();
  await guest.stands("ringing");
  await expect(ana.page).toHaveTitle(/Ring/);
  await ana.page.keyboard.press("d");
  await expect(ana.page).not.toHaveTitle(/Ring/);
  await expect(ana.rows, "it is in the queue all the same").toHaveCount(1);
  await ana.rows.getByRole("button", { name: "Claim" }).click();
  await expect(ana.presence).toHaveAttribute("data-presence", "in-contact");

  const next = await visitor(product.hosts + CHECKOUT);
  await next.tap(2);
  await next.call("busy");
  await expect(next.standing).toContainText("Everybody is in a talk right now.");
  const third = await visitor(product.hosts + CHECKOUT);
  await third.tap(2);
  await third.call("busy");
  await expect(third.standing).toContainText("Your place: 2.");
  await ana.resolve();
  await next.stands("ringing");
  await ana.page.keyboard.press("Space");
  await next.stands("connected");
  await expect(third.standing).not.toContainText("Your place");
});

test("a talk whose agent is gone rings again, before all others", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1");
  const ben = await agent("agent2");
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  await guest.call();
  await ana.page.keyboard.press("Space");
  await guest.stands("connected");
  await ana.say("One moment, please");
  await expect(guest.messages).toHaveCount(1);
  await ana.page.goto("about:blank");
  await guest.stands("ringing");
  await expect(ben.ringing("Lost their agent")).toHaveCount(1);
  await ben.page.keyboard.press("Space");
  await guest.stands("connected");
  await expect(guest.standing).toHaveText("Ben is here.");
  await expect(ben.messages).toHaveCount(1);
  await ben.say("Here I am");
  await expect(guest.messages).toHaveCount(2);
});

test("a desk in a hidden tab stays at the desk", async ({ product, visitor }) => {
  test.setTimeout(HIDDEN_MS + 20 * 60_000);
  const tabs = await Tabs.open();
  const desk = await tabs.tab(product.links.agent1);
  const connection = () => desk(`document.querySelector("[data-role=connection]")?.dataset.state`);
  await expect.poll(connection).toBe("live");
  const guest = await visitor(product.hosts + CHECKOUT);
  await guest.tap(1);
  await guest.call();
  await desk(`document.body.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true }))`);
  await guest.stands("connected");

  await tabs.tab("about:blank");
  await expect.poll(() => desk("document.hidden")).toBe(true);
  await sleep(HIDDEN_MS);
  expect(await desk("document.hidden")).toBe(true);
  expect(await connection()).toBe("live");
  await guest.say("Are you still there?");
  await expect.poll(() => desk(`document.querySelectorAll("[data-role=log] [data-seq]").length`)).toBe(1);
  await guest.stands("connected");
  await tabs.close();
});
