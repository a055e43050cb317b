// What docs/embed.md promises of the snippet: where it may stand, what its attributes do, what `warmline` can, and
// what is fetched when.

import { asked, responses, serve, snippet } from "./support/guest-page.mjs";
import { expect, test } from "./support/test.mjs";
import { leaked, setTraps } from "./support/traps.mjs";
import { Visitor, withoutTraces } from "./support/visitor.mjs";

const SURVEYS = {
  surveys: [{ id: "paid", question: "How was paying?", steps: 3, threshold: 1 }],
};

/** Opens a page that is written here. */
const open = async (pages, shop, parts, options) => {
  const page = await pages(options);
  return new Visitor(page).visit(serve(shop, parts));
};

test("in the head, in the body, as a module, deferred, or added late by a tag manager", async ({
  product,
  shop,
  pages,
}) => {
  const src = `${product.edge}/embed/demo.js`;
  const places = {
    head: { head: snippet(product.edge) },
    "head, not async": { head: `<script src="${src}"></script>` },
    body: { body: snippet(product.edge) },
    deferred: { head: `<script defer src="${src}"></script>` },
    module: { head: `<script type="module" src="${src}" data-order="7"></script>` },
    "tag manager": {
      body: `<script>addEventListener("load", () => setTimeout(() => {
        const tag = document.createElement("script");
        tag.src = "${src}";
        tag.dataset.order = "7";
        document.head.append(tag);
      }, 300))</script>`,
    },
  };
  for (const [place, parts] of Object.entries(places)) {
    const guest = await open(pages, shop, parts);
    const sent = responses(guest.page);
    await guest.tap(5);
    expect(sent, place).toHaveLength(1);
    if (/data-order|dataset.order/.test(parts.head ?? parts.body)) expect(sent[0].facts).toEqual({ order: "7" });
    await expect(guest.card).toHaveCount(1);
  }
});

test("page facts by an allow-list; no query, no cookie, no form", async ({ product, shop, pages }) => {
  const page = await pages();
  await page.addInitScript(setTraps, ["sessionStorage"]);
  const requests = [];
  page.on("request", (request) => request.url().startsWith(product.edge) && requests.push(request));
  const facts =
    `data-order="4711" data-step=" payment " data-plan="${"x".repeat(150)}" data-release="2026.11" ` +
    `data-email="ana@example.com"`;
  const url = serve(shop, {
    head: snippet(product.edge, facts),
    body: `<form><input name="card" autocomplete="cc-number" value="4111111111111111"></form>`,
  });
  const guest = await new Visitor(page).visit(`${url}?token=s3cret#s3cret`);
  const sent = responses(page);
  await guest.tap(1);
  expect(sent[0]).toMatchObject({ page: url, locale: "en", survey: "checkout", steps: 5 });
  expect(sent[0].facts).toEqual({ order: "4711", step: " payment ", plan: "x".repeat(100), release: "2026.11" });
  expect(await page.evaluate(() => reads)).toEqual([]);
  await guest.press.click();
  await guest.stands("nobody");
  expect(await leaked(["s3cret", "4111111111111111", "ana@example"], requests), "what left the page").toEqual([]);
  const kept = await page.evaluate(() => [...new Set(reads), ...Object.keys(sessionStorage)]);
  expect(kept, "after a press, what its conversation comes back by").toEqual(["Window.sessionStorage", "warmline.demo.talk"]);
});

test("`warmline` before and after the script: show, response, dismiss, and an end to it", async ({
  product,
  shop,
  pages,
}) => {
  const guest = await open(pages, shop, {
    head: `<script>
      window.heard = [];
      window.warmline = window.warmline || [];
      warmline.push((it) => {
        for (const what of ["show", "response", "dismiss"]) it.on(what, (told) => heard.push([what, told]));
        window.end = it.on("response", () => heard.push(["ended"]));
      });
    </script>${snippet(product.edge)}`,
  });
  const { page } = guest;
  const heard = () => page.evaluate(() => heard);
  await expect.poll(heard).toEqual([["show", { survey: "checkout", steps: 5 }]]);
  await guest.tap(2);
  await expect.poll(async () => (await heard()).map(([what]) => what)).toEqual(["show", "response", "ended"]);
  expect((await heard())[1][1]).toMatchObject({ survey: "checkout", score: 2, steps: 5 });
  await page.evaluate(() => end());
  await guest.tell("Between you and me");
  await expect.poll(async () => (await heard()).length).toBe(4);
  expect(JSON.stringify(await heard())).not.toContain("Between you and me");
  await page.evaluate(() =>
    warmline.on("response", () => {
      throw new Error("of the page");
    }),
  );
  await guest.card.locator("[data-close]").click();
  await expect.poll(async () => (await heard()).at(-1)[0]).toBe("dismiss");
  expect(await page.evaluate(() => warmline.why())).toBeUndefined();
});

test("a closed card can be had back for five seconds, and no longer", async ({ product, shop, pages }) => {
  const page = await pages();
  await page.clock.install();
  const guest = await new Visitor(page).visit(serve(shop, { head: snippet(product.edge) }));
  const undo = guest.card.getByRole("button", { name: "Closed. Undo?" });
  await page.clock.pauseAt(new Date((await page.evaluate(() => Date.now())) + 60_000));
  await guest.card.locator("[data-close]").click();
  await page.clock.runFor(4_500);
  await expect(undo).toBeVisible();
  await page.clock.runFor(1_000);
  await expect(guest.card).toBeHidden();
});

test("what was closed comes back as it was, and is asked again by the page", async ({ product, shop, pages }) => {
  const guest = await open(pages, shop, { head: snippet(product.edge) });
  const undo = guest.card.getByRole("button", { name: "Closed. Undo?" });
  await guest.score(2).click();
  await guest.card.locator("[data-close]").click();
  await expect(guest.score(1)).toBeHidden();
  await undo.click();
  await expect(guest.score(2)).toHaveAttribute("aria-checked", "true");
  await expect(guest.reason("price")).toBeVisible();
  // By keys, the focus goes along.
  await guest.score(2).focus();
  await guest.page.keyboard.press("Escape");
  await expect(undo).toBeFocused();
  await guest.page.keyboard.press("Enter");
  await expect(guest.score(2)).toBeFocused();
  await guest.page.keyboard.press("Escape");
  await expect(guest.card).toBeHidden();
  await guest.page.evaluate(() => void warmline.ask());
  await expect(guest.score(2)).toBeVisible();
  await guest.page.evaluate(() => void warmline.off());
  await expect(guest.card).toHaveCount(0);
});

test.describe("a site with two surveys", () => {
  test.use({ settings: SURVEYS });

  test("asks which the tag, the address or the page says, and its default for others", async ({
    product,
    shop,
    pages,
  }) => {
    const question = (guest) => guest.card.getByRole("heading");
    const src = `${product.edge}/embed/demo.js`;
    const check = async (tag, words, requests) => {
      const page = await pages();
      const seen = asked(page, product.edge);
      const guest = await new Visitor(page).visit(serve(shop, { head: tag }));
      await expect(question(guest)).toHaveText(words);
      expect(seen).toHaveLength(requests);
      return guest;
    };
    await check(`<script async src="${src}?survey=paid"></script>`, "How was paying?", 1);
    await check(`<script async src="${src}" data-survey="paid"></script>`, "How was paying?", 2);
    await check(`<script async src="${src}?survey=gone&lang=xx-nope"></script>`, "How did we do today?", 1);
    await check(`<script async src="${src}" data-survey="gone"></script>`, "How did we do today?", 2);
    const guest = await check(`<script async src="${src}"></script>`, "How did we do today?", 1);
    await guest.page.evaluate(() => void warmline.ask("paid"));
    await expect(question(guest)).toHaveText("How was paying?");
    await expect(guest.score(3)).toBeVisible();
    await expect(guest.score(4)).toHaveCount(0);
    const sent = responses(guest.page);
    await guest.tap(3);
    expect(sent[0]).toMatchObject({ survey: "paid", steps: 3, score: 3 });
  });
});

test("with integrity: two requests, and all of it works", async ({ product, shop, pages, request }) => {
  const { src, integrity } = await (await request.get(`${product.edge}/embed/integrity.json`)).json();
  const tag =
    `<script async crossorigin src="${product.edge}${src}" data-site="demo" data-order="7" integrity="${integrity}"></script>`;
  const page = await pages();
  const seen = asked(page, product.edge);
  const guest = await new Visitor(page).visit(serve(shop, { head: tag }));
  expect(seen.map((request) => request.split("?")[0])).toEqual([`GET ${src}`, "GET /embed/demo.json"]);
  const sent = responses(page);
  await guest.tap(1);
  expect(sent[0].facts).toEqual({ order: "7" });
  await guest.press.click();
  await guest.stands("nobody");
});

test("what the page removed is gone without a sound", async ({ product, shop, pages }) => {
  const guest = await open(pages, shop, { head: snippet(product.edge) });
  const { page } = guest;
  await guest.card.evaluate((element) => element.remove());
  await page.evaluate(() => history.pushState({}, "", "/own/2"));
  await page.waitForTimeout(300);
  await expect(guest.card).toHaveCount(0);
});

test.describe("while the edge answers with errors", () => {
  test.use({ tolerated: /status of 500/ });

  test("where nothing shall be kept, nothing is: a tap that fails lives in memory", async ({
    product,
    shop,
    pages,
  }) => {
    const page = await pages();
    await page.addInitScript(withoutTraces);
    const guest = await new Visitor(page).visit(serve(shop, { head: snippet(product.edge) }));
    let refused = 0;
    await page.route("**/responses", (route) =>
      refused++ ? route.continue() : route.fulfill({ status: 500, headers: { "access-control-allow-origin": "*" } }),
    );
    await guest.score(4).click();
    await expect(guest.note).toHaveAttribute("data-note", "kept");
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await guest.arrived();
  });

  test("what was answered is delivered after `off` too", async ({ product, shop, pages }) => {
    const guest = await open(pages, shop, { head: snippet(product.edge) });
    const { page } = guest;
    let away = true;
    await page.route("**/responses", (route) =>
      away ? route.fulfill({ status: 500, headers: { "access-control-allow-origin": "*" } }) : route.continue(),
    );
    await guest.score(4).click();
    await expect(guest.note).toHaveAttribute("data-note", "kept");
    await page.evaluate(() => void warmline.off());
    await expect(guest.card).toHaveCount(0);
    const stored = page.waitForResponse((answer) => answer.status() == 201);
    away = false;
    expect((await stored).request().postDataJSON().score).toBe(4);
  });
});
