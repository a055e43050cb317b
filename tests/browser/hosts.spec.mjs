// Host pages of every kind, each a row in hosts/pages: the question works, or the page is left silent. On none of
// them does anything go wrong, move or change but the widget's own element.

import { readFile } from "node:fs/promises";

import { KEPT, SILENT, STORED } from "./hosts/document.mjs";
import documents from "./hosts/pages/documents.mjs";
import globals from "./hosts/pages/globals.mjs";
import leptos from "./hosts/pages/leptos.mjs";
import lives from "./hosts/pages/lives.mjs";
import loading from "./hosts/pages/loading.mjs";
import modes from "./hosts/pages/modes.mjs";
import payment from "./hosts/pages/payment.mjs";
import policies from "./hosts/pages/policies.mjs";
import routers from "./hosts/pages/routers.mjs";
import config from "./playwright.config.mjs";
import { openHostPages, path } from "./support/host-pages.mjs";
import { expect, lasting } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

const ROWS = [loading, modes, policies, globals, leptos, documents, routers, lives, payment].flat();

const MANIFEST = new URL("../../target/warmline/release/assets/manifest.json", import.meta.url);

/** Names that the widget gives the page: its one public object. */
const OURS = ["warmline"];

const test = lasting.extend({
  host: [
    async ({ standing }, use) => {
      const host = await openHostPages(standing.edge, ROWS);
      await use(host);
      host.close();
    },
    { scope: "worker" },
  ],

  assets: async ({ product }, use) => {
    const { talk_js, talk_wasm } = JSON.parse(await readFile(MANIFEST, "utf8"));
    const url = (name) => `${product.edge}/assets/${name}`;
    await use({ js: url(talk_js), wasm: url(talk_wasm) });
  },
});

// Playwright switches the cache off from which a page comes back as it was left.
test.use({ launchOptions: { ...config.use.launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] } });

/** Notes what moves in the page without its visitor. */
const watch = () => {
  window.shifts = [];
  // Chromium marks what follows an input soon, but not in a frame.
  let input = -Infinity;
  addEventListener("pointerdown", ({ timeStamp }) => (input = timeStamp), true);
  const observer = new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, startTime, sources } of list.getEntries()) {
      const asked = hadRecentInput || (startTime >= input && startTime - input < 500);
      // A frame in a process of its own paints before its style sheet is there: then the page's own nodes move, where
      // what is in a shadow root is not named.
      const own = self != top && sources.every(({ node }) => node && node.localName != "warmline-widget");
      if (!asked && !own)
        window.shifts.push([value, sources.map(({ node, currentRect }) => [node?.localName, currentRect])]);
    }
  });
  observer.observe({ type: "layout-shift", buffered: true });
};

/** The page but for the widget's element: its nodes, where they are, its globals, and what it keeps. */
const look = (ours) => {
  // Not `document.documentElement`: pages have elements of that name.
  const root = [...document.childNodes].find(({ nodeType }) => nodeType == Node.ELEMENT_NODE);
  const copy = root.cloneNode(true);
  for (const own of copy.querySelectorAll("warmline-widget")) own.remove();
  const elements = [root, ...root.querySelectorAll(":not(warmline-widget)")];
  const globals = Object.getOwnPropertyNames(window).filter((name) => !ours.includes(name) && isNaN(name));
  return {
    html: copy.outerHTML,
    places: elements.map((element) => [element.localName, element.getBoundingClientRect().toJSON()]),
    globals: globals.sort(),
  };
};

/** Opens the row's page, as a visitor of what is in its frame where it has one. */
async function open(row, { host, pages, product, assets, alone }) {
  const page = await pages(row.context);
  await page.addInitScript(watch);
  if (alone) {
    const headers = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };
    await page.route(/\/embed\/[\w-]+\.js/, (route) => route.fulfill({ contentType: "text/javascript", headers, body: "" }));
  } else await row.prepare?.(page, product.edge);
  const sent = [];
  const asked = [];
  page.on("request", (request) => {
    if (request.method() == "POST") sent.push(request);
    if (request.url().startsWith(product.edge)) asked.push(request);
  });
  await page.goto(host.origin + path(row));
  if (row.settled) await page.waitForLoadState("networkidle");
  const guest = new Visitor(page, row.inner || row.framed ? page.frameLocator("iframe") : page);
  guest.alone = alone;
  await row.act?.(guest, { assets });
  const inside = row.inner ? page.frames()[1] : page.mainFrame();
  return { guest, sent, asked, look: () => inside.evaluate(look, OURS) };
}

/** Does on the page what a visitor does, and says whether what the row expects came of it. */
const came = {
  async [STORED]({ guest, step }) {
    const isTap = (answer) => answer.request().method() == "POST" && answer.url().endsWith("/v1/sites/demo/responses");
    const answered = guest.page.waitForEvent("response", isTap);
    await guest.score(step).click();
    const answer = await answered;
    expect(answer.status(), "the edge has the response").toBe(201);
  },

  async [KEPT]({ guest, step }) {
    await guest.score(step).click();
    await expect(guest.acknowledgement).toHaveCount(1);
    await expect(guest.note).toHaveText("Kept here until it can be sent.");
    const kept = await guest.page.evaluate(() => Object.values(localStorage));
    expect(kept.map((response) => JSON.parse(response))).toMatchObject([{ score: step }]);
  },

  async [SILENT]({ guest, sent }) {
    await guest.page.waitForTimeout(700);
    await expect(guest.card.locator("[data-score]:visible")).toHaveCount(0);
    expect(sent).toEqual([]);
  },
};

async function check(row, tools) {
  const { guest, sent, asked, look } = await open(row, tools);
  const step = row.step ?? 4;
  await came[row.expected]({ guest, sent, step });
  if (row.expected != SILENT) await expect(guest.card).toHaveCount(row.same == false ? 0 : 1);
  await row.then?.(guest, { sent, asked });
  for (const frame of row.moves ? [] : guest.page.frames())
    expect(await frame.evaluate(() => window.shifts ?? []), "nothing moved").toEqual([]);
  if (row.same == false) return;
  const found = await look();
  const plain = await open(row, { ...tools, alone: true });
  const wanted = await plain.look();
  // A place of the page is as high as what stands in it.
  if (row.grows) expect(found.globals).toEqual(wanted.globals);
  else expect(found, "the page is as it is without the widget").toEqual(wanted);
}

for (const row of ROWS) {
  test.describe(() => {
    test.use({ tolerated: row.tolerated });
    test(`${row.name}: ${row.expected}`, ({ host, pages, product, assets }) =>
      check(row, { host, pages, product, assets }));
  });
}
