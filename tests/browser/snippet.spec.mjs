// What docs/embed.md promises of the snippet: where it may stand, what its attributes do, what `warmline` can, and
// what is fetched when.

import { asked, serve, snippet } from "./support/guest-page.mjs";
import { any, expect, POLICY, SERVER_AWAY, test } from "./support/test.mjs";
import { Visitor, withoutTraces } from "./support/visitor.mjs";

const SURVEYS = {
  surveys: [{ id: "paid", question: "How was paying?", steps: 3, threshold: 1 }],
};

/** Opens a page that is written here. */
const open = async (pages, shop, parts, options) => {
  const page = await pages(options);
  return new Visitor(page).visit(serve(shop, parts));
};

/** The bodies of the responses that the page sends from now on. */
const responses = (page) => {
  const bodies = [];
  page.on("request", (request) => {
    if (request.method() == "POST") bodies.push(request.postDataJSON());
  });
  return bodies;
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
  await page.addInitScript(() => {
    window.reads = [];
    const trap = (object, name) => {
      const { get, set } = Object.getOwnPropertyDescriptor(object, name);
      const note = (stack) => stack.includes("/embed/") && reads.push(name);
      Object.defineProperty(object, name, {
        set,
        configurable: true,
        get() {
          note(new Error().stack);
          return get.call(this);
        },
      });
    };
    trap(Document.prototype, "cookie");
    trap(Document.prototype, "forms");
    trap(HTMLInputElement.prototype, "value");
    trap(HTMLFormElement.prototype, "elements");
    trap(window, "sessionStorage");
  });
  const requests = [];
  page.on("request", (request) => requests.push(request.url() + (request.postData() ?? "")));
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
  const ours = requests.filter((request) => request.startsWith(product.edge)).join("\n");
  expect(ours).not.toMatch(/s3cret|4111|ana@example/);
  const kept = await page.evaluate(() => [...new Set(reads), ...Object.keys(sessionStorage)]);
  expect(kept, "after a press, what its conversation comes back by").toEqual(["sessionStorage", "warmline.demo.talk"]);
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

for (const { name, html = `lang="en"`, query = "", attributes, locale, want, requests } of [
  { name: "the tag's language comes before the page's", attributes: `data-lang="de"`, want: "de", requests: 2 },
  { name: "the same in the address spares a request", query: "?lang=de", attributes: `data-lang="de"`, want: "de", requests: 1 },
  { name: "the address alone gives way to the page", html: `lang="fr"`, query: "?lang=de", want: "fr", requests: 2 },
  { name: "the address, on a page in another language", html: `lang="is"`, query: "?lang=de", want: "de", requests: 1 },
  { name: "a language that the site lacks is its default", html: `lang="de"`, attributes: `data-lang="is"`, want: "en", requests: 1 },
  { name: "a page that names none has its browser's", html: "", locale: "fr-CA", want: "fr", requests: 2 },
  { name: "a page's comes before its browser's", locale: "fr-CA", want: "en", requests: 1 },
]) {
  test(`language: ${name}`, async ({ product, shop, pages }) => {
    const page = await pages({ locale });
    const seen = asked(page, product.edge);
    const head = snippet(product.edge, attributes).replace("demo.js", `demo.js${query}`);
    const guest = await new Visitor(page).visit(serve(shop, { html, head }));
    await expect(guest.card.locator("section")).toHaveAttribute("lang", want);
    expect(seen).toHaveLength(requests);
    const sent = responses(page);
    await guest.tap(5);
    expect(sent[0].locale).toBe(want);
  });
}

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

test.describe("what can go wrong, and the second stage", () => {
  test.use({ tolerated: any(SERVER_AWAY, POLICY, /status of 500/) });
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

  const more = (requests) => requests.filter((request) => request.includes("more.js"));

  test("comes with a wish to talk, and not before", async ({ product, shop, pages }) => {
    const wishes = {
      tap: (guest) => guest.score(1).click(),
      pointer: (guest) => guest.press.hover(),
      focus: (guest) => guest.press.focus(),
      call: (guest) => guest.page.evaluate(() => void warmline.ask()),
    };
    for (const [wish, make] of Object.entries(wishes)) {
      const guest = await open(pages, shop, { head: snippet(product.edge) });
      const requests = asked(guest.page, product.edge);
      await guest.tap(5);
      await guest.page.waitForTimeout(500);
      expect(more(requests), wish).toEqual([]);
      await make(guest);
      await expect.poll(() => more(requests).length, wish).toBe(1);
    }
  });

  test("a press that is earlier than it is done when it comes", async ({ product, shop, pages, agent }) => {
    const ana = await agent("agent1");
    const guest = await open(pages, shop, { head: snippet(product.edge) });
    let let_go;
    const gone = new Promise((resolve) => (let_go = resolve));
    await guest.page.route("**/*more.js*", async (route) => {
      await gone;
      await route.continue();
    });
    await guest.tap(5);
    await guest.press.click();
    await guest.page.waitForTimeout(1_000);
    await expect(ana.ringing("Hot")).toHaveCount(0);
    let_go();
    await guest.stands("ringing");
    await expect(ana.ringing("Hot")).toHaveCount(1);
  });

  test("a press that it does not come for goes out as a form, with the response", async ({
    product,
    shop,
    pages,
    agent,
  }) => {
    const ana = await agent("agent1");
    const guest = await open(pages, shop, { head: snippet(product.edge, `data-order="4711"`) });
    await guest.page.route("**/*more.js*", () => {});
    await guest.tap(1);
    const opened = guest.page.waitForEvent("popup");
    await guest.press.click();
    const tab = await opened;
    await expect(tab).toHaveURL(/\/talk\/demo\/[\w-]{22,}\?lang=en$/);
    await expect(ana.ringing("Cold")).toHaveCount(1);
  });

  test("a policy that allows the one script only: the press is a form at once", async ({
    product,
    shop,
    pages,
    agent,
  }) => {
    const ana = await agent("agent1");
    const { edge } = product;
    const policy = `script-src ${edge}/embed/demo.js; connect-src ${edge}; form-action ${edge}`;
    const guest = await open(pages, shop, { head: snippet(edge), policy });
    await guest.tap(1);
    const opened = guest.page.waitForEvent("popup");
    await guest.press.click();
    await expect(await opened).toHaveURL(/\/talk\/demo\//);
    await expect(ana.ringing("Cold")).toHaveCount(1);
  });
});
