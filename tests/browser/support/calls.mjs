// Calls for the tests: visitors and agents whose microphones give tones, and a way into a talk between them.

import config from "../playwright.config.mjs";
import { Agent } from "./agent.mjs";
import { expect, test as base } from "./test.mjs";
import { Visitor } from "./visitor.mjs";
import { hears, sings, VOICE_FLAGS } from "./voices.mjs";

export const CHECKOUT = "/examples/checkout/";
/** What visitors and agents sing, in hertz. */
export const [HIGH, LOW] = [880, 440];

/** How the browser of such a test is started. */
export const LAUNCH = { ...config.use.launchOptions, args: [...config.use.launchOptions.args, ...VOICE_FLAGS] };

export const test = base.extend({
  /** Makes visitors who sing high. */
  caller: async ({ product, pages }, use) => {
    await use(async (options) => {
      const page = await sings(await pages(options), HIGH);
      return new Visitor(page).visit(product.hosts + CHECKOUT);
    });
  },

  /** Makes agents who sing low, each signed in. */
  singer: async ({ product, pages }, use) => {
    await use(async (name, options) => new Agent(await sings(await pages(options), LOW)).signIn(product.links[name]));
  },
});

/** Waits until both hear each other; the visitor's call may be on another page than the card. */
export const bothHear = async (guest, ana, page = guest.page) => {
  await expect.poll(() => hears(page, LOW)).toBe(true);
  await expect.poll(() => hears(ana.page, HIGH)).toBe(true);
};

/** A visitor and an agent in a chat, before anybody speaks. */
export const inChat = async (caller, singer, options) => {
  const ana = await singer("agent1", options);
  const guest = await caller(options);
  await guest.tap(1);
  await guest.call();
  await ana.page.keyboard.press("Space");
  await guest.stands("connected");
  await ana.composer.press("Escape");
  return [guest, ana];
};

/** The same, speaking. */
export const inCall = async (caller, singer, options) => {
  const [guest, ana] = await inChat(caller, singer, options);
  await guest.speak.click();
  await ana.callIs("rung");
  await ana.page.keyboard.press("v");
  await bothHear(guest, ana);
  return [guest, ana];
};
