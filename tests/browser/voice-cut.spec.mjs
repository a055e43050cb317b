// The network of a visitor is cut in the middle of a call: the cable of their machine, over which both the voices and the
// sockets go, is pulled for five seconds.

import { setTimeout as sleep } from "node:timers/promises";

import { bothHear, CHECKOUT, HIGH, LAUNCH, LOW, test } from "./support/calls.mjs";
import { alone, Machine } from "./support/machine.mjs";
import { expect } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";
import { hears, sings } from "./support/voices.mjs";

const CUT = 5_000;
/** Between the two machines nobody resolves the names that browsers give to their addresses. */
const ARGS = [...LAUNCH.args, "--disable-features=WebRtcHideLocalIpsWithMdns"];

test.use({ launchOptions: { ...LAUNCH, args: ARGS } });

const why = alone();
if (why) console.warn(`NOT CUT: no other machine can be made here (${why})`);

test("five seconds without a network: within five more both hear each other, and nothing is lost", async ({
  playwright,
  product,
  singer,
}) => {
  test.skip(!!why, `no other machine can be made here: ${why}`);
  const port = Number(new URL(product.edge).port);
  const machine = await Machine.start([port, port + 1]);
  const browser = await playwright.chromium.launch({
    ...LAUNCH,
    args: ARGS,
    executablePath: machine.program(LAUNCH.executablePath),
  });
  try {
    const ana = await singer("agent1");
    const page = await sings(await browser.newPage(), HIGH);
    const guest = await new Visitor(page).visit(product.hosts + CHECKOUT);
    await guest.tap(1);
    await guest.call();
    await guest.speak.click();
    await guest.callIs("waiting");
    await ana.page.keyboard.press("Space");
    await bothHear(guest, ana);
    const way = () => page.evaluate(() => heard.at(-1).connection.localDescription.sdp.match(/a=ice-ufrag:(\S+)/)[1]);
    const before = await way();

    machine.pull();
    const pulled = Date.now();
    await expect.poll(() => hears(ana.page, HIGH)).toBe(false);
    await guest.say("Can you hear me?");
    await sleep(pulled + CUT - Date.now());
    expect(await hears(page, LOW)).toBe(false);
    machine.plug();
    const plugged = Date.now();
    await bothHear(guest, ana);
    const took = Date.now() - plugged;
    console.log(`the network back, both hear each other after ${took} ms`);
    expect(took).toBeLessThan(5_000);
    await expect.poll(way, "a way was looked for anew").not.toBe(before);
    await bothHear(guest, ana);
    await guest.callIs("speaking");
    await ana.callIs("speaking");
    await ana.reads([["visitor", "Can you hear me?"]]);
    await ana.page.locator("[data-role=hang-up]").click();
    await guest.callIs("off");
  } finally {
    await browser.close();
    await machine.stop();
  }
});
