// Two people speak: each side's microphone gives a tone of its own, and the far side's spectrum shows it.
//
// WARMLINE_LONG=1 makes more rounds.

import { bothHear, CHECKOUT, claims, HIGH, inCall, inChat, LAUNCH, LOW, ROUNDS, test } from "./support/calls.mjs";
import { serve, snippet } from "./support/guest-page.mjs";
import { any, expect, NOBODY, SERVER_AWAY } from "./support/test.mjs";
import { hears } from "./support/voices.mjs";

test.use({ launchOptions: LAUNCH });

test(`a visitor who wants to speak is spoken to at the claim, ${ROUNDS} times`, async ({ caller, singer }) => {
  await claims(ROUNDS, caller, singer);
});

test("in a chat the agent rings and the visitor answers; either mutes and hangs up", async ({ caller, singer }) => {
  const [guest, ana] = await inChat(caller, singer);
  await ana.page.keyboard.press("v");
  await ana.callIs("waiting");
  await guest.callIs("rung");
  await expect(guest.inCall).toContainText("The team would like to speak with you.");
  await guest.inCall.getByRole("button", { name: "Answer" }).click();
  await bothHear(guest, ana);

  await guest.inCall.getByRole("button", { name: "Mute" }).click();
  await expect(guest.inCall).toContainText("You are muted.");
  await expect.poll(() => hears(ana.page, HIGH)).toBe(false);
  expect(await hears(guest.page, LOW)).toBe(true);
  await guest.inCall.getByRole("button", { name: "Unmute" }).click();
  await ana.page.keyboard.press("x");
  await expect.poll(() => hears(guest.page, LOW)).toBe(false);
  await ana.page.keyboard.press("x");
  await bothHear(guest, ana);

  await guest.inCall.getByRole("button", { name: "Hang up" }).click();
  await guest.callIs("off");
  await expect(ana.inCall).toHaveCount(0);
  await expect(ana.page.locator("[data-role=speak]")).toBeVisible();
  await guest.say("Thank you");
  await ana.reads([["visitor", "Thank you"]]);
});

test("either side may rather write", async ({ caller, singer }) => {
  const [guest, ana] = await inChat(caller, singer);
  await ana.page.keyboard.press("v");
  await guest.callIs("rung");
  await guest.inCall.getByRole("button", { name: "Not now" }).click();
  await guest.callIs("off");
  await expect(ana.notice).toHaveText("The visitor would rather write");

  await guest.speak.click();
  await ana.callIs("rung");
  await guest.inCall.getByRole("button", { name: "Write instead" }).click();
  await expect(ana.inCall).toHaveCount(0);
  await guest.speak.click();
  await ana.callIs("rung");
  await ana.page.keyboard.press("h");
  await expect(guest.inCall).toContainText("Nobody can speak just now.");
  await expect(guest.speak).toBeVisible();
});

test.describe("while the edge is away", () => {
  test.use({ tolerated: any(SERVER_AWAY, NOBODY) });

  test("the voices go on, and so does the call when it is back", async ({ product, caller, singer }) => {
    const [guest, ana] = await inCall(caller, singer);
    await product.crash();
    await expect(ana.connection).toHaveAttribute("data-state", "away");
    await bothHear(guest, ana);
    await product.resume();
    await ana.live();
    await expect(guest.talk.getByText("No connection. Trying again…")).toBeHidden();
    await bothHear(guest, ana);
    await guest.callIs("speaking");
    await ana.page.keyboard.press("h");
    await guest.callIs("off");
    await expect(guest.inCall).toContainText("The call has ended.");
  });
});

test("the agent's page is loaded anew in a call: back within seconds", async ({ caller, singer }) => {
  const [guest, ana] = await inCall(caller, singer);
  const left = Date.now();
  await ana.page.reload();
  await ana.callIs("speaking");
  await bothHear(guest, ana);
  console.log(`back after a reload: ${Date.now() - left} ms`);
  await guest.callIs("speaking");
});

test("the network of either side becomes another one: a new way is found, and the call goes on", async ({
  caller,
  singer,
}) => {
  const [guest, ana] = await inCall(caller, singer);
  const way = (page) =>
    page.evaluate(() => heard.at(-1).connection.localDescription.sdp.match(/a=ice-ufrag:(\S+)/)[1]);
  for (const { page } of [guest, ana]) {
    const before = [await way(guest.page), await way(ana.page)];
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => way(guest.page)).not.toBe(before[0]);
    await expect.poll(() => way(ana.page)).not.toBe(before[1]);
    await bothHear(guest, ana);
    await guest.callIs("speaking");
    await ana.callIs("speaking");
  }
});

test("both networks become other ones in the same moment: one side mends, and both hear each other", async ({ caller, singer }) => {
  const [guest, ana] = await inCall(caller, singer);
  for (let round = 0; round < 5; round++) {
    await Promise.all([guest, ana].map(({ page }) => page.evaluate(() => dispatchEvent(new Event("online")))));
    await expect.poll(() => guest.page.evaluate(() => heard.at(-1).connection.signalingState)).toBe("stable");
    await expect.poll(() => ana.page.evaluate(() => heard.at(-1).connection.signalingState)).toBe("stable");
    await bothHear(guest, ana);
  }
  await guest.callIs("speaking");
  await ana.callIs("speaking");
});

const REFUSED = {
  NotFoundError: "No microphone was found.",
  NotReadableError: "Another program is using the microphone.",
  SecurityError: "This page does not allow a microphone.",
  "NotAllowedError denied": "The microphone is blocked for this page.",
  "NotAllowedError prompt": "The microphone was not allowed.",
};
for (const [error, sentence] of Object.entries(REFUSED)) {
  test(`${error}: the visitor reads why, and the chat goes on`, async ({ product, visitor, agent }) => {
    const ana = await agent("agent1");
    const guest = await visitor(product.hosts + CHECKOUT);
    await guest.page.evaluate((error) => {
      const [name, state] = error.split(" ");
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", name));
      if (state) navigator.permissions.query = async () => ({ state });
    }, error);
    await guest.tap(1);
    await guest.call();
    await guest.speak.click();
    await expect(guest.inCall).toContainText(sentence);
    await guest.callIs("off");
    await expect(guest.speak).toBeVisible();
    await ana.page.keyboard.press("Space");
    await guest.stands("connected");
    await guest.say("Then I write");
    await ana.reads([["visitor", "Then I write"]]);
  });
}

test("an agent without a microphone tells both, and the chat goes on", async ({ caller, agent }) => {
  const ana = await agent("agent1");
  await ana.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "NotFoundError"));
  });
  const guest = await caller();
  await guest.tap(1);
  await guest.call();
  await guest.speak.click();
  await guest.callIs("waiting");
  await ana.page.keyboard.press("Space");
  await expect(ana.notice).toHaveText(/^No microphone was found/);
  await expect(guest.inCall).toContainText("The team has no microphone just now.");
  await ana.say("Let us write");
  await guest.reads([["agent", "Let us write"]]);
});

test.describe("a site without voice", () => {
  test.use({ settings: { voice: { off: true } } });

  test("offers none, on either side", async ({ caller, singer }) => {
    const [guest, ana] = await inChat(caller, singer);
    await expect(guest.inCall).toBeHidden();
    await expect(ana.page.locator("[data-role=speak]")).toHaveCount(0);
  });
});

test("a page whose policy allows no microphone says so", async ({ product, shop, visitor, agent }) => {
  const ana = await agent("agent1");
  serve(shop, { head: snippet(product.edge), headers: { "permissions-policy": "microphone=()" } });
  const guest = await visitor(`${shop.origin}/own/`);
  await guest.tap(1);
  await guest.call();
  await guest.speak.click();
  await expect(guest.inCall).toContainText("This page does not allow a microphone.");
  await ana.page.keyboard.press("Space");
  await ana.say("Then we write");
  await guest.reads([["agent", "Then we write"]]);
});

test("what carries a voice is fetched with the first wish for one, and its failing is no harm", async ({
  product,
  visitor,
  agent,
}) => {
  const ana = await agent("agent1");
  const guest = await visitor(product.hosts + CHECKOUT);
  const requests = [];
  guest.page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await guest.tap(1);
  await guest.call();
  expect(requests.filter((path) => path.includes("/voice."))).toEqual([]);
  await guest.page.route("**/assets/voice.*", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "export default () => Promise.reject(new Error());" }),
  );
  await guest.speak.click();
  await expect(guest.inCall).toContainText("Calls can’t be made in this browser.");
  await ana.page.keyboard.press("Space");
  await ana.say("Then we write");
  await guest.reads([["agent", "Then we write"]]);
});

test.describe("where what carries a voice can't be fetched at the first wish", () => {
  test.use({ tolerated: SERVER_AWAY });

  test("the next one brings it", async ({ caller, singer }) => {
    const [guest, ana] = await inChat(caller, singer);
    await guest.page.route("**/assets/voice.*", (route) => route.abort());
    await guest.speak.click();
    await expect(guest.inCall).toContainText("Calls can’t be made in this browser.");
    await guest.page.unroute("**/assets/voice.*");
    await guest.speak.click();
    await ana.callIs("rung");
  });
});
