// A visitor would like to be called by telephone: they ask, an agent calls and says what came of it, and each side reads
// how it stands.

import { judge } from "./support/judge.mjs";
import { any, expect, POLICY, test } from "./support/test.mjs";

const NUMBER = "020 7946 0958";
const CALLED = "+442079460958";
/** As an agent reads it, in groups that no line breaks apart. */
const READ = /\+44\s207\s946\s0958/.source;
const CHECKOUT = "/examples/checkout/";
/** What Chromium itself writes into the console where a number is refused. */
const REFUSED = /status of 422 /;
const still = { reducedMotion: "reduce" };

test.use({
  settings: { callbacks: { countries: ["GB", "DE"], attempts: 2 } },
  tolerated: REFUSED,
});

/** A visitor who waits in the conversation, whose desk stands so. */
const waiting = async ({ product, visitor }, how) => {
  const guest = await visitor(product.hosts + CHECKOUT, still);
  await guest.tap(1);
  await guest.call(how);
  return guest;
};

/**
 * An agent with a telephone: it takes what is dialled before the browser asks whether it may open another program, which no
 * page can answer.
 */
const withTelephone = async (agent) => {
  const ana = await agent("agent1", still);
  await ana.page.evaluate(() => {
    window.dialled = [];
    addEventListener("click", (event) => {
      const address = event.target.closest("a[href^='tel:']")?.href;
      if (!address) return;
      event.preventDefault();
      dialled.push(address);
    });
  });
  return ana;
};

/** A visitor who is to be called now, and an agent who is about to; `prepare` is done with the agent's page. */
const due = async (story, prepare = () => {}) => {
  const ana = await withTelephone(story.agent);
  await prepare(ana);
  const guest = await waiting(story, "ringing");
  await guest.askForCall(NUMBER);
  await expect(guest.promise).toHaveText(`We call you as soon as somebody is free: ${CALLED}`);
  await expect(ana.ringing(new RegExp(`Call ${READ} now`))).toHaveCount(1);
  await ana.page.keyboard.press("Space");
  await expect(ana.byPhone).toContainText(new RegExp(`Call ${READ} now`));
  return [guest, ana];
};

test("who is not reached reads when it is tried again", async ({ product, visitor, agent }) => {
  const [guest, ana] = await due({ product, visitor, agent });
  await ana.page.keyboard.press("c");
  expect(await ana.page.evaluate(() => dialled)).toEqual([`tel:${CALLED}`]);
  await expect(guest.promise).toHaveText(`We are calling you now: ${CALLED}`);
  await expect(ana.byPhone).toHaveAttribute("data-phase", "dialling");
  await judge(ana.page, "desk, calling");
  await ana.page.keyboard.press("3");
  await expect(guest.promise).toContainText(/^We could not reach you by telephone. Next try: .*\d:\d\d/);
  await expect(ana.notice).toHaveText("Not reached: it rings again in 15 min");
  await expect(ana.chat).toHaveCount(0);
  await expect(ana.row(/Tried once \(no answer\), again (.*, )?at \d+:\d\d/)).toHaveCount(1);
  await guest.stands("promised");
});

test("who is reached has talked, and the case is closed", async ({ product, visitor, agent }) => {
  const [guest, ana] = await due({ product, visitor, agent });
  await judge(ana.page, "desk, to call");
  await ana.byPhone.getByRole("link", { name: "Call" }).click();
  await ana.byPhone.getByRole("button", { name: "We talked" }).click();
  await expect(guest.promise).toHaveText("We have talked by telephone.");
  await expect(ana.byPhone).toContainText(new RegExp(`You have talked: ${READ}`));
  await ana.resolve();
  await guest.stands("ended");
  await expect(guest.callMe).toBeHidden();
});

test("where a provider calls, the agent's telephone rings first, and no link is opened", async ({ product, visitor, agent }) => {
  // The provider itself is another test's: here the desk is only told that there is one.
  const [guest, ana] = await due({ product, visitor, agent }, async ({ page }) => {
    await page.routeWebSocket(/desk\/socket$/, (socket) => {
      const desk = socket.connectToServer();
      desk.onMessage((frame) => socket.send(frame.replace('"bridged":false', '"bridged":true')));
    });
    await page.reload();
  });
  await ana.byPhone.getByRole("button", { name: "Call" }).click();
  await expect(ana.byPhone).toContainText("Your telephone rings first.");
  await expect(guest.promise).toHaveText(`We are calling you now: ${CALLED}`);
});

test("a call can be asked for at a time, and taken back", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1", still);
  const guest = await waiting({ product, visitor }, "ringing");
  await guest.callMe.click();
  await judge(guest.page, "widget, form for a call", "warmline-widget");
  await guest.byPhone.getByRole("button", { name: "Back" }).click();
  await expect(guest.callMe).toBeFocused();

  await guest.askForCall(NUMBER, 20);
  await expect(guest.promise).toHaveText(/^We call you on \+442079460958: \w+day,? \d+ \w+.* \d+:00\s*–\s*\d+:00$/);
  await guest.stands("promised");
  await judge(guest.page, "widget, a call is promised", "warmline-widget");
  const row = ana.row(new RegExp(`Call ${READ} \\w+, .*between \\d+:00 and \\d+:00`));
  await expect(row).toHaveCount(1);
  await expect(ana.ringing("")).toHaveCount(0);
  await judge(ana.page, "desk, a call for later");

  await guest.byPhone.getByRole("button", { name: "Write instead" }).click();
  await guest.stands("ringing");
  await expect(guest.promise).toHaveText("");
  await expect(guest.callMe).toBeFocused();
  await expect(ana.ringing("Wants to talk now")).toHaveCount(1);
});

test("what can't be called is said at the field, and what was typed stays", async ({ product, visitor }) => {
  const guest = await waiting({ product, visitor }, "nobody");
  const trouble = guest.byPhone.getByRole("alert");
  await guest.callMe.click();
  for (const [typed, want] of [
    ["", "This is not a phone number that can be called."],
    ["112", "This is not a phone number that can be called."],
    ["+33 6 12 34 56 78", "We can’t call numbers of this country."],
    ["+49 900 1234567", "We can’t call this number. Please give another one."],
  ]) {
    await guest.number.fill(typed);
    await guest.number.press("Enter");
    await expect(trouble).toHaveText(want);
    await expect(guest.number).toHaveValue(typed);
    await expect(guest.number).toBeFocused();
    await expect(guest.number).toHaveAttribute("aria-invalid", "true");
    await expect(guest.number).toHaveAccessibleDescription(want);
  }
  await judge(guest.page, "widget, a number that can't be called", "warmline-widget");
  await guest.number.fill(NUMBER);
  await guest.number.press("Enter");
  await expect(guest.promise).toContainText(CALLED);
});

test("a visitor asks by keys alone", async ({ product, visitor }) => {
  const guest = await waiting({ product, visitor }, "nobody");
  const { keyboard } = guest.page;
  await expect(guest.composer).toBeFocused();
  await expect(guest.callMe).toBeVisible();
  for (let presses = 0; !(await guest.callMe.evaluate((it) => it.matches(":focus"))); presses += 1) {
    expect(presses, "Tab leads there").toBeLessThan(10);
    await keyboard.press("Shift+Tab");
  }
  await keyboard.press("Enter");
  await expect(guest.number).toBeFocused();
  await keyboard.press("Escape");
  await expect(guest.callMe).toBeFocused();
  await expect(guest.composer).toBeVisible();
  await keyboard.press("Enter");
  await keyboard.type(NUMBER);
  await keyboard.press("Tab");
  await expect(guest.time).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(guest.promise).toContainText(CALLED);
  await expect(guest.byPhone.getByRole("button", { name: "Write instead" })).toBeFocused();
});

test.describe("without live chat", () => {
  test.use({ tolerated: any(POLICY, REFUSED) });

  test("the plain page asks for a call, and says how it stands", async ({ shop, visitor, agent }) => {
    const ana = await withTelephone(agent);
    const guest = await visitor(`${shop.origin}/no-wasm/`, still);
    await guest.tap(1);
    const tab = await guest.opens(guest.press);
    const number = tab.getByRole("textbox", { name: "Your phone number" });
    await judge(tab, "plain page, form for a call");
    await number.fill("112");
    await number.press("Enter");
    await expect(tab.getByText("This is not a phone number that can be called.")).toBeVisible();
    await tab.goBack();
    await number.fill(NUMBER);
    await tab.getByRole("button", { name: "Please call me" }).click();
    const promise = tab.frameLocator("iframe").locator("[data-callback]");
    await expect(promise).toHaveText(`We call you as soon as somebody is free: ${CALLED}`);
    await expect(number).toHaveCount(0);
    await judge(tab, "plain page, a call is promised");
    await ana.page.keyboard.press("Space");
    await expect(ana.byPhone).toHaveAttribute("data-phase", "due");
    await ana.page.keyboard.press("c");
    await expect(ana.byPhone).toHaveAttribute("data-phase", "dialling");
    await ana.page.keyboard.press("2");
    await expect(promise).toContainText(/Next try: \w+day.*\d:\d\d.* UTC$/);
  });

  test("the plain page takes a call back, without any script", async ({ product, pages, agent }) => {
    const ana = await agent("agent1", still);
    const page = await pages({ ...still, javaScriptEnabled: false });
    await page.goto(`${product.edge}/ask/demo?score=1`);
    await page.getByRole("button", { name: "1 of 5, cold" }).click();
    await page.getByRole("button", { name: "Talk to us now" }).click();
    const number = page.getByRole("textbox", { name: "Your phone number" });
    await number.fill(NUMBER);
    await page.getByRole("button", { name: "Please call me" }).click();
    await expect(ana.ringing(new RegExp(`Call ${READ} now`))).toHaveCount(1);
    await page.getByRole("button", { name: "Write instead" }).click();
    await expect(number).toBeVisible();
    await expect(page.getByRole("button", { name: "Write instead" })).toHaveCount(0);
    await expect(page.frameLocator("iframe").locator("[data-callback]")).toHaveCount(0);
    await expect(ana.ringing("Wants to talk now")).toHaveCount(1);
  });

  for (const [width, lang] of [
    [320, "en"],
    [320, "ar"],
    [320, "de"],
    [390, "en"],
  ]) {
    test(`a number can be read as it is typed at ${width} px in ${lang}`, async ({ product, pages }) => {
      const page = await pages({ ...still, viewport: { width, height: 640 } });
      await page.goto(`${product.edge}/ask/demo?lang=${lang}`);
      await page.locator("[value='1']").click();
      await page.locator("[data-talk] button").click();
      const number = page.locator("[name=number]");
      await number.fill("+44 20 7946 0958");
      const cut = (node) => node.scrollWidth - node.clientWidth;
      expect(await number.evaluate(cut), "the number is whole").toBe(0);
      expect(await page.locator("html").evaluate(cut), "the page is no wider than the screen").toBe(0);
    });
  }
});
