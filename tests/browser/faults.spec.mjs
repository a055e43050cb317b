// What can go wrong between a tap and the edge. The visitor is thanked at once and sees no error, and in the end there
// is one response: one id, with the newest revision.
//
// WARMLINE_LONG=1 closes and leaves the page more often.

import { setTimeout as sleep } from "node:timers/promises";

import config from "./playwright.config.mjs";
import { FaultProxy, hang, pass, reset, resetLate, status } from "./support/fault-proxy.mjs";
import { openShop } from "./support/shop.mjs";
import { any, expect, SERVER_AWAY, test as base } from "./support/test.mjs";

/** How often the page is closed right after the tap, on top of that left for the next one, and how many pages at once. */
const CLOSED = process.env.WARMLINE_LONG ? 3_000 : 300;
const LEFT = CLOSED / 5;
const AT_ONCE = 6;
const WITHIN_MS = 200;

const KEPT = "Kept here until it can be sent.";
/** What Chromium itself writes into the console when an answer is an error. */
const ERROR_STATUS = /Failed to load resource: the server responded with a status of [45]/;

const test = base.extend({
  wire: async ({ product }, use) => {
    const wire = await FaultProxy.open(product.edge);
    await use(wire);
    wire.close();
  },

  /** The customer's page, whose edge is the proxy. */
  order: async ({ wire }, use) => {
    const shop = await openShop(wire.origin);
    await use(`${shop.origin}/order/`);
    shop.close();
  },

  /** Says that one response was sent, and that the edge has it in this revision already. */
  expectOne: async ({ product, wire, request }, use) => {
    await use(async (rev = 0) => {
      expect(wire.ids).toHaveLength(1);
      const newest = wire.seen.map(({ body }) => body).findLast((body) => body.rev == rev);
      const answer = await request.post(`${product.edge}/v1/sites/demo/responses`, { data: newest });
      expect([answer.status(), await answer.json()]).toEqual([200, { id: newest.id, rev }]);
    });
  },
});

test.use({
  tolerated: any(SERVER_AWAY, ERROR_STATUS),
  // Playwright switches the cache off from which a page comes back as it was left.
  launchOptions: { ...config.use.launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] },
});

/** What the page's site keeps for later. */
const kept = (page) => page.evaluate(() => Object.values({ ...localStorage }).map((body) => JSON.parse(body)));

test(`within ${WITHIN_MS} ms of the tap, the page is closed ${CLOSED} times and left ${LEFT} times`, async ({
  product,
  wire,
  order,
  pages,
  request,
}) => {
  const context = (await pages()).context();
  let rest = CLOSED + LEFT;
  const goEarly = async () => {
    let page = await context.newPage();
    while (rest-- > 0) {
      const closes = rest % 6 > 0;
      // The page's path, which is in the response, tells afterwards what became of it.
      await page.goto(closes ? order : order.replace("order", "in-en"), { waitUntil: "commit" });
      const control = page.locator('warmline-widget [data-score="4"]');
      await control.waitFor();
      await control.evaluate((control) => control.click());
      await sleep(Math.random() * WITHIN_MS);
      if (!closes) continue;
      await page.close();
      page = await context.newPage();
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, goEarly));

  // Each of them is stored already, or else this would be the first time that the edge hears of it.
  const lost = [];
  for (const { body } of wire.seen) {
    const answer = await request.post(`${product.edge}/v1/sites/demo/responses`, { data: body });
    if (answer.status() != 200) lost.push([body.id, answer.status()]);
  }
  const came = new Map(wire.seen.map(({ body }) => [body.id, body.page]));
  for (const [end, path, taps] of [
    ["closed", "/order/", CLOSED],
    ["left", "/in-en/", LEFT],
  ]) {
    const sent = [...came.values()].filter((page) => page.endsWith(path)).length;
    const never = `${taps - sent} never left (${(100 - (100 * sent) / taps).toFixed(1)} %)`;
    console.log(`${end} after ${taps} taps: ${sent} left the browser, ${never}`);
    expect(sent, `most left the browser: ${end}`).toBeGreaterThan(taps / 2);
  }
  console.log(`${lost.length} of those that left the browser lost`);
  expect(lost, "whatever left the browser is stored").toEqual([]);
});

const passing = {
  "answers 503": [status(503), status(503), pass],
  "answers 429 and says when to come again": [status(429, { "retry-after": "2" }), pass],
  "answers 500, 408 and 425": [status(500), status(408), status(425), pass],
  "breaks the connection": [reset, reset, pass],
  "stores it and breaks the connection": [resetLate, pass],
  "never answers": [hang, pass],
};
for (const [does, faults] of Object.entries(passing)) {
  test(`the edge ${does}: one response in the end`, async ({ wire, order, visitor, expectOne }) => {
    const guest = await visitor(order);
    wire.faults = [...faults];
    const notes = await guest.notes();
    await guest.score(4).click();
    await expect(guest.acknowledgement).toHaveText("Thank you, good to hear.");
    await expect.poll(notes).toContain(KEPT);
    await expect(guest.card).not.toContainText(/error|fail|wrong|not/i, { useInnerText: true });
    await guest.arrived();
    await expectOne();
    expect(wire.seen).toHaveLength(faults.length);
    expect(await kept(guest.page)).toEqual([]);
  });
}

test("who was asked to wait does, whatever the visitor says meanwhile", async ({
  wire,
  order,
  visitor,
  expectOne,
}) => {
  const guest = await visitor(order);
  wire.faults = [status(429, { "retry-after": "3" }), pass];
  await guest.score(1).click();
  await expect(guest.note).toHaveText(KEPT);
  await guest.reason("price").click();
  await expect(guest.note).toHaveText(KEPT);
  expect(await kept(guest.page)).toMatchObject([{ rev: 1, reason: "price" }]);
  await guest.arrived();
  const [first, second] = wire.seen;
  expect(second.at - first.at).toBeGreaterThanOrEqual(3_000);
  expect(wire.seen).toHaveLength(2);
  await expectOne(1);
});

for (const code of [400, 403, 404, 409, 413, 422]) {
  test(`the edge answers ${code}: that is the end of it`, async ({ wire, order, visitor }) => {
    const guest = await visitor(order);
    wire.faults = [status(503), status(code)];
    await guest.score(4).click();
    await expect.poll(() => wire.seen.length).toBe(2);
    await expect.poll(() => kept(guest.page)).toEqual([]);
    await guest.page.waitForTimeout(1_500);
    expect(wire.seen).toHaveLength(2);
    await guest.page.reload();
    await expect(guest.score(1)).toBeVisible();
    expect(wire.seen).toHaveLength(2);
    await expect(guest.card).not.toContainText(/error|fail|wrong/i, { useInnerText: true });
  });
}

test("no network at the tap: it goes out at the next visit", async ({ wire, order, visitor, expectOne }) => {
  const guest = await visitor(order);
  const context = guest.page.context();
  await context.setOffline(true);
  await guest.score(1).click();
  await expect(guest.note).toHaveText(KEPT);
  await expect.poll(() => kept(guest.page)).toHaveLength(1);
  await guest.page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(order);
  await expect.poll(() => kept(again)).toEqual([]);
  await expectOne();
});

test("the network comes back: it goes out at once", async ({ wire, order, visitor, expectOne }) => {
  const guest = await visitor(order);
  // No timer but the event can send it.
  await guest.page.evaluate(() => (window.setTimeout = () => 0));
  await guest.page.context().setOffline(true);
  await guest.score(4).click();
  await expect(guest.note).toHaveText(KEPT);
  await guest.page.context().setOffline(false);
  await guest.arrived();
  await expectOne();
  expect(await kept(guest.page)).toEqual([]);
});

test("storage is refused: memory has to do", async ({ wire, order, pages, expectOne }) => {
  const page = await pages();
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: refuse });
  });
  await page.goto(order);
  wire.faults = [status(503), reset, pass];
  await page.locator('warmline-widget [data-score="4"]').click();
  await expect(page.locator("warmline-widget [data-note]:visible")).toHaveText("Your answer has arrived.");
  await expectOne();
  expect(wire.seen).toHaveLength(3);
});

test("two tapped in a row are one", async ({ wire, order, visitor, expectOne }) => {
  const guest = await visitor(order);
  await guest.score(4).dblclick();
  await guest.arrived();
  await expectOne();
  expect(wire.seen).toHaveLength(1);
});

test("two tabs find the same response and send it: it is one", async ({ wire, order, visitor, expectOne }) => {
  const guest = await visitor(order);
  const context = guest.page.context();
  wire.faults = [reset];
  await guest.score(1).click();
  await guest.reason("price").click();
  await expect.poll(() => kept(guest.page)).toMatchObject([{ rev: 1 }]);
  await guest.page.close();
  wire.faults = [pass];
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all(tabs.map((tab) => tab.goto(order)));
  for (const tab of tabs) await expect.poll(() => kept(tab)).toEqual([]);
  await expectOne(1);
  const sent = wire.seen.length;
  await tabs[0].reload();
  await expect(tabs[0].locator("warmline-widget")).toBeAttached();
  expect(wire.seen).toHaveLength(sent);
});

test("another tab never puts an older revision in the place of a newer", async ({
  wire,
  order,
  visitor,
  expectOne,
}) => {
  const guest = await visitor(order);
  wire.faults = [reset];
  await guest.score(1).click();
  await expect.poll(() => kept(guest.page)).toMatchObject([{ rev: 0 }]);
  const other = await guest.page.context().newPage();
  await other.goto(order);
  const before = wire.seen.length;
  await guest.reason("price").click();
  await guest.reason("delivery").click();
  await expect.poll(() => kept(guest.page)).toMatchObject([{ rev: 2 }]);
  // Both tabs go on trying, and both try what was said last.
  await expect.poll(() => wire.seen.slice(before).filter(({ body }) => body.rev == 2).length).toBeGreaterThan(3);
  expect(await kept(other)).toMatchObject([{ rev: 2, reason: "delivery" }]);
  wire.faults = [pass];
  await guest.arrived();
  await expect.poll(() => kept(other)).toEqual([]);
  await expectOne(2);
});

test("at most 20 are kept, for a day at most", async ({ wire, order, visitor }) => {
  const guest = await visitor(order);
  const made = await guest.page.evaluate(() => {
    const key = (at) => {
      const time = Math.floor(at).toString(16).padStart(12, "0");
      return `warmline.demo.${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
    };
    const hour = 3_600_000;
    const ages = [25, -25, ...Array.from({ length: 22 }, (_, at) => 1 + at / 10)];
    const keys = ages.map((age) => key(Date.now() - age * hour));
    for (const key of keys) {
      localStorage[key] = JSON.stringify({ id: key.slice("warmline.demo.".length), rev: 0, score: 4 });
    }
    return keys;
  });
  wire.faults = [status(503)];
  await guest.page.reload();
  await expect.poll(() => wire.ids.length, "what is older than a day is not sent").toBe(22);
  await expect.poll(() => guest.page.evaluate(() => Object.keys(localStorage).length)).toBe(22);
  await guest.score(4).click();
  await expect.poll(() => guest.page.evaluate(() => Object.keys(localStorage).length)).toBe(20);
  const left = await guest.page.evaluate(() => Object.keys(localStorage));
  expect(left.filter((key) => made.includes(key)).sort()).toEqual(made.slice(2, 21).sort());
});

test("an id names the epoch that its page was given, and is kept like any other", async ({ wire, order, pages }) => {
  const page = await pages();
  await page.route("**/embed/demo.js", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const body = text.replace(',prefix:"",', ',prefix:"e1.",');
    expect(body).not.toBe(text);
    await route.fulfill({ status: 200, contentType: "text/javascript", body });
  });
  wire.faults = [status(503)];
  await page.goto(order);
  await page.locator('warmline-widget [data-score="4"]').click();
  await expect.poll(() => wire.ids.length).toBe(1);
  expect(wire.ids[0]).toMatch(/^e1\.[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  await expect.poll(() => kept(page)).toMatchObject([{ id: wire.ids[0] }]);
  await page.close();
  const sent = wire.seen.length;
  const again = await page.context().newPage();
  await again.goto(order);
  await expect.poll(() => wire.seen.length).toBeGreaterThan(sent);
  expect(wire.ids).toHaveLength(1);
});

test("a page that comes back as it was left sends what it still has", async ({ wire, order, visitor, expectOne }) => {
  const guest = await visitor(order);
  const { page } = guest;
  await page.evaluate(() => {
    addEventListener("pageshow", ({ persisted }) => (document.documentElement.lang = persisted));
    // The timers died meanwhile.
    window.setTimeout = () => 0;
  });
  wire.faults = [reset];
  await guest.score(1).click();
  await expect(guest.note).toHaveText(KEPT);
  await page.goto(new URL("/icon.svg", order).href);
  wire.faults = [pass];
  // Playwright's own way back waits for a load that never comes.
  await page.evaluate(() => history.back());
  await expect(page.locator("html")).toHaveAttribute("lang", "true");
  await guest.arrived();
  await guest.reason("price").click();
  await guest.arrived();
  await expectOne(1);
  expect(await kept(page)).toEqual([]);
});
