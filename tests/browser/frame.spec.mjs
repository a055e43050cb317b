// The card in a frame on a payment page: it works, the page is not read, and a foreign page gets nothing.

import { mkdir, writeFile } from "node:fs/promises";

import { serve } from "./support/guest-page.mjs";
import { any, expect, POLICY, SERVER_AWAY, test } from "./support/test.mjs";
import { leaked, setTraps } from "./support/traps.mjs";
import { Visitor } from "./support/visitor.mjs";
import { survey } from "./support/when.mjs";

test.use({ tolerated: any(POLICY, SERVER_AWAY) });

/** What is typed into the page, and the rest of its address. */
const CANARIES = ["4000 0566 5566 5556", "canary-code", "token=secret"];

/** Counts what moves in the page. */
const watch = () => {
  if (parent != self) return;
  self.shifts = 0;
  new PerformanceObserver((list) => (self.shifts += list.getEntries().length)).observe({
    type: "layout-shift",
    buffered: true,
  });
};

const frameOf = (page) => page.frameLocator("warmline-widget iframe");
const box = (page) => page.locator("warmline-widget iframe").boundingBox();

test("tap, press and chat reach the desk, and nothing of the page is read", async ({ product, shop, pages, agent }) => {
  const ana = await agent("agent1");
  const page = await pages();
  for (const script of [setTraps, watch]) await page.addInitScript(script);
  const requests = [];
  page.on("request", (request) => request.url().startsWith(product.edge) && requests.push(request));
  await page.goto(`${shop.origin}/pay-frame/?token=secret#part`);
  const guest = new Visitor(frameOf(page));
  await expect(guest.score(1)).toBeVisible();
  const painted = await frameOf(page).locator("section").boundingBox();
  await expect.poll(async () => (await box(page)).height).toBeCloseTo(painted.height, -1);
  const { width } = await box(page);
  expect([width, (await box(page)).height < 400]).toEqual([352, true]);
  const frame = page.locator("warmline-widget iframe");
  await expect(frame, "it may do this and nothing else").toHaveAttribute(
    "sandbox",
    "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads",
  );
  expect(await frame.getAttribute("allow")).toBeNull();

  await guest.tap(1);
  const row = ana.row("Cold");
  await expect(row).toContainText("/pay-frame/");
  await guest.tell("My card was declined");
  await expect(ana.row("My card was declined")).toHaveCount(1);
  await guest.call();
  await expect(ana.ringing("My card was declined")).toHaveCount(1);
  await expect.poll(async () => (await box(page)).height, "the conversation has room").toBeGreaterThan(400);
  await ana.page.keyboard.press("Space");
  await guest.say("Hello from the frame");
  await ana.say("I am here");
  const talk = [
    ["visitor", "Hello from the frame"],
    ["agent", "I am here"],
  ];
  await guest.reads(talk);
  await ana.reads(talk);

  expect(await page.evaluate(() => self.shifts)).toBe(0);
  await page.setViewportSize({ width: 320, height: 480 });
  await expect.poll(async () => (await box(page)).width).toBe(288);
  await expect.poll(async () => (await box(page)).height).toBeLessThanOrEqual(448);
  expect(await page.evaluate(() => self.reads), "what was looked at").toEqual([]);
  expect(requests.length, "requests were seen").toBeGreaterThan(4);
  expect(await leaked(CANARIES, requests), "what left the page").toEqual([]);
});

test("a payment page that is loaded anew has its conversation back", async ({ shop, agent, playwright, launchOptions }) => {
  const ana = await agent("agent1");
  // A browser that lets frames of other sites keep something, as private windows, which all others are here, do not.
  const profile = test.info().outputPath("profile");
  await mkdir(`${profile}/Default`, { recursive: true });
  const preferences = { profile: { block_third_party_cookies: false, cookie_controls_mode: 0 } };
  await writeFile(`${profile}/Default/Preferences`, JSON.stringify(preferences));
  const own = await playwright.chromium.launchPersistentContext(profile, launchOptions);
  const page = await own.newPage();
  await page.goto(`${shop.origin}/pay-frame/`);
  const guest = new Visitor(page, frameOf(page));
  await guest.tap(1);
  await guest.call();
  await ana.page.keyboard.press("Space");
  await guest.stands("connected");
  await ana.say("I am on it");
  await guest.reads([["agent", "I am on it"]]);
  await page.reload();
  await guest.stands("connected");
  await guest.reads([["agent", "I am on it"]]);
  await guest.say("Thank you");
  await ana.reads([
    ["agent", "I am on it"],
    ["visitor", "Thank you"],
  ]);
  await own.close();
});

test("a closed card leaves no frame to click on", async ({ shop, pages }) => {
  const page = await pages();
  await page.goto(`${shop.origin}/pay-frame/`);
  const guest = new Visitor(frameOf(page));
  await guest.score(5).click();
  await guest.arrived();
  await guest.card.getByRole("button", { name: "Close" }).click();
  await expect.poll(async () => (await box(page)).height).toBe(0);
  await expect(page.locator("warmline-widget iframe")).toBeHidden();
});

test("a foreign parent gets an empty frame", async ({ product, shop, pages, agent }) => {
  const ana = await agent("agent1");
  const foreign = shop.origin.replace("127.0.0.1", "foreign.localhost");
  for (const guarded of [true, false]) {
    const page = await pages();
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
    // A browser that does not know `frame-ancestors`.
    if (!guarded) {
      await page.route("**/frame/demo?*", async (route) => {
        const response = await route.fetch();
        const headers = response.headers();
        delete headers["content-security-policy"];
        await route.fulfill({ response, headers });
      });
    }
    await page.goto(`${foreign}/pay-frame/`);
    await expect(page.locator("warmline-widget iframe")).toHaveCount(1);
    // The parent claims to be a page of the shop's.
    await page.evaluate(async (claimed) => {
      const frame = document.querySelector("warmline-widget").shadowRoot.querySelector("iframe");
      for (let time = 0; time < 20; time++) {
        frame.contentWindow.postMessage({ page: claimed, said: {} }, "*", [new MessageChannel().port2]);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }, `${shop.origin}/pay-frame/`);
    await expect(frameOf(page).locator("[data-score]")).toHaveCount(0);
    await expect(page.locator("warmline-widget iframe")).toBeHidden();
    expect(asked.filter((path) => /^\/(v1|embed\/demo\.js(?!\?mode=))/.test(path))).toEqual([]);
  }
  const page = await pages();
  await page.goto(`${product.edge}/frame/demo`);
  await expect(page.locator("warmline-widget")).toHaveCount(0);
  await expect(ana.rows).toHaveCount(0);
});

test.describe("rules", () => {
  test.use({ settings: survey({ pages: ["/own/pay"], devices: ["desktop"] }) });

  /** Opens a page with the frame; gives it, and what the rules say in there. */
  const open = async (product, shop, pages, path, width) => {
    const page = await pages({ viewport: { width, height: 800 } });
    const head = `<script async src="${product.edge}/embed/demo.js?mode=frame"></script>`;
    await page.goto(serve(shop, { head }) + path);
    const inner = () => page.frames().find((frame) => frame.url().includes("/frame/"));
    const why = () => inner()?.evaluate(() => window.warmline?.why?.()?.why);
    return { page, why };
  };

  test("are those of the page that shows it, and of its visitor's window", async ({ product, shop, pages }) => {
    const { page } = await open(product, shop, pages, "pay", 1200);
    const guest = new Visitor(frameOf(page));
    await guest.tap(4);
    await expect.poll(async () => (await box(page)).height).toBeGreaterThan(0);
    for (const [path, width, no] of [
      ["other", 1200, "pages"],
      ["pay", 390, "devices"],
    ]) {
      const { page, why } = await open(product, shop, pages, path, width);
      await expect.poll(why).toBe(no);
      await expect(frameOf(page).locator("[data-score]")).toHaveCount(0);
    }
  });
});
