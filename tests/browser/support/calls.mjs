// Calls for the tests: visitors and agents whose microphones give tones, and a way into a talk between them.

import config from "../playwright.config.mjs";
import { Agent } from "./agent.mjs";
import { connect } from "./talks.mjs";
import { expect, test as base } from "./test.mjs";
import { Visitor } from "./visitor.mjs";
import { hears, sings, VOICE_FLAGS } from "./voices.mjs";

export const CHECKOUT = "/examples/checkout/";
/** What visitors and agents sing, in hertz. */
export const [HIGH, LOW] = [880, 440];

/** How often what is measured is done. */
export const ROUNDS = process.env.WARMLINE_LONG ? 100 : 3;

/** How the browser of such a test is started. */
export const LAUNCH = { ...config.use.launchOptions, args: [...config.use.launchOptions.args, ...VOICE_FLAGS] };

export const test = base.extend({
  /** What connections are told beside what the pages tell them. */
  forced: [{}, { option: true }],

  /** Makes visitors who sing high. */
  caller: async ({ product, pages, forced }, use) => {
    await use(async (options) => {
      const page = await sings(await pages(options), HIGH, forced);
      return new Visitor(page).visit(product.hosts + CHECKOUT);
    });
  },

  /** Makes agents who sing low, each signed in. */
  singer: async ({ product, pages, forced }, use) => {
    await use(async (name, options) =>
      new Agent(await sings(await pages(options), LOW, forced)).signIn(product.links[name]),
    );
  },
});

/** Waits until both hear each other; the visitor's call may be on another page than the card. */
export const bothHear = async (guest, ana, page = guest.page) => {
  await expect.poll(() => hears(page, LOW)).toBe(true);
  await expect.poll(() => hears(ana.page, HIGH)).toBe(true);
};

/** Brings a visitor and an agent into a chat; gives both. */
export const meet = async (guest, ana) => {
  await guest.tap(1);
  await connect(guest, ana);
  await ana.composer.press("Escape");
  return [guest, ana];
};

/** A visitor and an agent in a chat, before anybody speaks. */
export const inChat = async (caller, singer, options) => {
  const ana = await singer("agent1", options);
  return meet(await caller(options), ana);
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

/**
 * So many visitors, one after the other, who want to speak and are spoken to at the claim; prints how long it took from the
 * claim until both heard each other. `look` may look at both in the call.
 */
export const claims = async (rounds, caller, singer, look = async () => {}) => {
  const ana = await singer("agent1");
  const took = [];
  for (let round = 0; round < rounds; round++) {
    const guest = await caller();
    await guest.tap(1);
    await guest.call();
    await guest.speak.click();
    await guest.callIs("waiting");
    await expect(ana.ringing("Wants to speak now")).toHaveCount(1);
    const claimed = Date.now();
    await ana.page.keyboard.press("Space");
    await bothHear(guest, ana);
    took.push(Date.now() - claimed);
    await guest.callIs("speaking");
    await ana.callIs("speaking");
    await look(guest, ana);
    await ana.page.locator("[data-role=hang-up]").click();
    await guest.callIs("off");
    await expect(guest.inCall).toContainText("The call has ended.");
    await ana.say("Goodbye");
    await guest.reads([["agent", "Goodbye"]]);
    await ana.resolve();
    await guest.page.context().close();
  }
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
  console.log(`claim to audio both ways: ${rounds} rounds, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
};
