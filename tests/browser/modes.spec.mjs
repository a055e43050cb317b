// Where the card stands and how it opens: each mode of docs/embed.md.

import { asked, checked, hold, serve, snippet } from "./support/guest-page.mjs";
import { expect, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";
import { survey } from "./support/when.mjs";

/** Counts what moves in the page without the visitor having done anything. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifts.push(value);
    }).observe({ type: "layout-shift", buffered: true });
  });

const open = async (pages, shop, parts, options) => {
  const page = await pages(options);
  await watchShifts(page);
  return new Visitor(page).visit(serve(shop, parts));
};

const still = async (guest) => expect(await guest.page.evaluate(() => shifts)).toEqual([]);

/** What docs/embed.md tells owners to reserve. */
const RESERVED = "<style>[data-warmline] { min-height: 208px; }</style>";
const SLOT = "<div data-warmline></div><p id=below>Below</p>";

const box = (locator) => locator.evaluate((node) => node.getBoundingClientRect().toJSON());

for (const width of [320, 390, 1200]) {
  test(`inline on ${width} px: in its place, and nothing below it moves`, async ({ product, shop, pages }) => {
    const viewport = { width, height: 800 };
    const guest = await open(pages, shop, { head: RESERVED + snippet(product.edge), body: SLOT }, { viewport });
    const slot = guest.page.locator("[data-warmline]");
    await expect(slot.locator("warmline-widget")).toHaveCount(1);
    expect((await box(slot)).height, "what is reserved is enough").toBeLessThanOrEqual(208);
    expect((await box(guest.card)).width).toBeCloseTo((await box(slot)).width, 0);
    const scrollWidth = await guest.page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBeLessThanOrEqual(width);
    await guest.tap(1);
    await guest.card.locator("[data-close]").click();
    await expect(guest.card).toBeHidden();
    await still(guest);
  });
}

test("inline, for a place that comes late", async ({ product, shop, pages }) => {
  const page = await pages();
  const late = `<script>setTimeout(() => (document.querySelector("main").innerHTML += "<div data-warmline></div>"), 700)</script>`;
  const head = snippet(product.edge, `data-mode="inline"`);
  const guest = await new Visitor(page).visit(serve(shop, { head, body: late }));
  await expect(page.locator("main [data-warmline] warmline-widget")).toHaveCount(1);
  await guest.tap(4);
});

test("a card beside a place, because the tag says so", async ({ product, shop, pages }) => {
  const guest = await open(pages, shop, { head: snippet(product.edge, `data-mode="card"`), body: SLOT });
  await expect(guest.card).toHaveCSS("position", "fixed");
  await expect(guest.page.locator("[data-warmline]")).toBeEmpty();
  await guest.tap(4);
  await still(guest);
});

test("by hand: the element is the place", async ({ product, shop, pages }) => {
  const body = `<main><warmline-widget></warmline-widget><p>Below</p></main>${snippet(product.edge)}`;
  const guest = await open(pages, shop, { body });
  await expect(guest.card).toHaveCount(1);
  await expect(guest.page.locator("main > warmline-widget")).toHaveCSS("position", "static");
  await guest.tap(1);
  await guest.press.click();
  await guest.stands("nobody");
});

test("inlined: there before the script, with its style, and taken over by it", async ({
  product,
  shop,
  pages,
  request,
}) => {
  const html = await (await request.get(`${product.edge}/embed/demo.html`)).text();
  const { style } = await (await request.get(`${product.edge}/embed/integrity.json`)).json();
  const page = await pages();
  const go = await hold(page, "**/embed/demo.js");
  await watchShifts(page);
  const ws = product.edge.replace("http", "ws");
  const policy =
    `default-src 'none'; script-src ${product.edge} 'wasm-unsafe-eval'; connect-src ${product.edge} ${ws}; ` +
    `form-action ${product.edge}; style-src '${style}'; img-src data:; ` +
    `require-trusted-types-for 'script'; trusted-types warmline`;
  const url = serve(shop, { head: snippet(product.edge), body: html, policy });
  await page.goto(url, { waitUntil: "commit" });
  const guest = new Visitor(page);
  await expect(guest.score(5)).toBeVisible();
  const before = await box(guest.card);
  expect((await box(guest.score(1))).height).toBeGreaterThanOrEqual(44);
  const same = await guest.score(1).evaluateHandle((node) => node);
  go();
  await page.waitForFunction(() => window.warmline);
  expect(await guest.score(1).evaluate((node, same) => node == same, same), "the nodes stay").toBe(true);
  expect(await box(guest.card)).toEqual(before);
  await expect(guest.card).toHaveCount(1);
  await guest.tap(2);
  await guest.press.click();
  await guest.stands("nobody");
  await still(guest);
});

test.describe("inlined, of two surveys", () => {
  test.use({ settings: { surveys: [{ id: "paid", question: "How was paying?" }] } });

  test("the question has its style once, as it came, also when the page asks another", async ({
    product: { edge },
    shop,
    pages,
  }) => {
    const page = await pages();
    const body = await (await fetch(`${edge}/embed/demo.html`)).text();
    const guest = await new Visitor(page).visit(serve(shop, { head: snippet(edge), body }));
    await page.waitForFunction(() => window.warmline);
    const looks = async () => ({
      ...(await box(guest.card)),
      rules: await guest.card.evaluate(({ shadowRoot }) => shadowRoot.querySelector("style").sheet.cssRules.length),
      adopted: await guest.card.evaluate(({ shadowRoot }) => shadowRoot.adoptedStyleSheets.length),
    });
    const before = await looks();
    expect(before.adopted).toBe(0);
    await page.evaluate(() => warmline.ask("paid"));
    await expect(guest.card.getByRole("heading")).toHaveText("How was paying?");
    expect(await looks()).toEqual(before);
  });
});

for (const [what, settings] of [
  ["rules that do not hold", survey({ event: "never" })],
  ["a cap", { cap: { days: 30, dismissed_days: 7 } }],
]) {
  test.describe(`inlined, and ${what}`, () => {
    test.use({
      settings: { ...settings, surveys: [{ id: "paid", question: "How was paying?", rules: { event: "never" } }] },
    });

    for (const [loader, line] of Object.entries({ "the script": snippet, "with integrity": checked })) {
      test(`${what}, ${loader}: what the server pasted is alive`, async ({ product: { edge }, shop, pages }) => {
        for (const survey of ["checkout", "paid"]) {
          const page = await pages();
          const body = await (await fetch(`${edge}/embed/demo.html?survey=${survey}`)).text();
          const head = await line(edge, `data-survey="${survey}"`);
          const guest = await new Visitor(page).visit(serve(shop, { head, body }));
          // The second time within the cap's days.
          for (const time of [1, 2]) {
            const sent = page.waitForRequest((request) => request.method() == "POST");
            await page.waitForFunction(() => window.warmline?.push && !window.warmline.hold);
            await guest.tap(4);
            const response = (await sent).postDataJSON();
            expect(response.survey).toBe(survey);
            expect(typeof response.answered).toBe(time == 2 && what == "a cap" ? "number" : "undefined");
            await page.reload();
          }
        }
      });
    }
  });
}

test.describe("inlined, and a page that wants none", () => {
  test.use({ settings: survey({ event: "never" }) });

  test("what the server pasted goes", async ({ product: { edge }, shop, pages }) => {
    const page = await pages();
    const early = `<script>(window.warmline = window.warmline || []).push((it) => it.off())</script>`;
    const body = await (await fetch(`${edge}/embed/demo.html`)).text();
    await page.goto(serve(shop, { head: early, body: body + snippet(edge) }));
    await page.waitForFunction(() => window.warmline?.why);
    await expect(page.locator("warmline-widget")).toHaveCount(0);
  });
});

test("a button that opens the card, and is there again when the card is closed", async ({ product, shop, pages }) => {
  const page = await pages();
  const requests = asked(page, product.edge);
  await page.goto(serve(shop, { head: snippet(product.edge, `data-mode="button"`) }));
  const guest = new Visitor(page);
  const button = guest.card.getByRole("button", { name: "Tell us" });
  await expect(button).toBeVisible();
  await expect(guest.score(1)).toBeHidden();
  const { width, height } = await box(button);
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await button.click();
  await expect(guest.score(1)).toBeFocused();
  await guest.tap(5);
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await page.waitForTimeout(5_500);
  await expect(button).toBeVisible();
  expect(requests).toEqual(["GET /embed/demo.js", "POST /v1/sites/demo/responses"]);
});

test("the other corner, and the other theme, as the tag says", async ({ product, shop, pages }) => {
  const look = async (attributes, options) => {
    const guest = await open(pages, shop, { head: snippet(product.edge, attributes) }, options);
    const { left, right } = await box(guest.card);
    const back = await guest.card.locator("section").evaluate((node) => getComputedStyle(node).backgroundColor);
    return { start: left < 1200 - right, back };
  };
  const [light, dark] = ["rgb(255, 255, 255)", "rgb(28, 33, 41)"];
  expect(await look("", { colorScheme: "light" })).toEqual({ start: false, back: light });
  expect(await look(`data-position="start"`, { colorScheme: "dark" })).toEqual({ start: true, back: dark });
  expect(await look(`data-position="end" data-theme="dark"`, { colorScheme: "light" })).toEqual({
    start: false,
    back: dark,
  });
  expect(await look(`data-theme="light"`, { colorScheme: "dark" })).toEqual({ start: false, back: light });
});

for (const colorScheme of ["light", "dark"]) {
  test(`the page's own looks come first, ${colorScheme}`, async ({ product, shop, pages }) => {
    const tokens = `<style>:root {
      --warmline-text: #102030; --warmline-surface: #f0e0d0; --warmline-accent: #203010; --warmline-on-accent: #e0f0d0;
      --warmline-font: monospace; --warmline-radius: 7px;
    }</style>`;
    const guest = await open(pages, shop, { head: tokens + snippet(product.edge) }, { colorScheme, reducedMotion: "reduce" });
    const section = guest.card.locator("section");
    const looks = {
      color: "rgb(16, 32, 48)",
      "background-color": "rgb(240, 224, 208)",
      "font-family": "monospace",
      "border-radius": "7px",
    };
    for (const [property, value] of Object.entries(looks)) await expect(section).toHaveCSS(property, value);
    await guest.tap(1);
    await expect(guest.press).toHaveCSS("background-color", "rgb(32, 48, 16)");
    await expect(guest.press).toHaveCSS("color", "rgb(224, 240, 208)");
  });
}
