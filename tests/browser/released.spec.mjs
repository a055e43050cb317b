// Loaders that pages name by their hash, and an edge of another day: every released one works with the edge as it is, and
// today's with the edge of every release, as while one takes the place of the other.

import { readFile } from "node:fs/promises";

import { serve, snippet } from "./support/guest-page.mjs";
import { talkLive } from "./support/talks.mjs";
import { expect, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

const RELEASED = new URL("../../widget/released/", import.meta.url);
const RELEASES = JSON.parse(await readFile(new URL("releases.json", RELEASED), "utf8"));

const tag = (edge, src, integrity) =>
  `<script async crossorigin src="${edge}${src}" data-site="demo" data-order="7" integrity="${integrity}"></script>`;

/** The line with today's loader. */
const today = async (edge, request) => {
  const { src, integrity } = await (await request.get(`${edge}/embed/integrity.json`)).json();
  return tag(edge, src, integrity);
};

for (const { release, loader, integrity } of RELEASES) {
  test(`the loader of ${release}, today's edge: question, tap, press and conversation`, async ({
    product,
    shop,
    pages,
    agent,
  }) => {
    const ana = await agent("agent1");
    const head = tag(product.edge, `/embed/v/${loader}/loader.js`, integrity);
    const guest = await new Visitor(await pages()).visit(serve(shop, { head }));
    await expect(guest.card.getByRole("heading")).toHaveText("How did we do today?");
    await guest.tap(1);
    await expect(guest.acknowledgement).toHaveCount(1);
    await guest.reason("price").click();
    await guest.tell("An old line in my page");
    await expect(ana.row("An old line in my page")).toContainText("7");
    await talkLive(guest, ana);
  });

  test(`what the edge of ${release} pasted, today's script: question, tap, closed, undone and conversation`, async ({
    product,
    shop,
    pages,
    agent,
  }) => {
    const ana = await agent("agent1");
    const body = await readFile(new URL(`${loader}/pasted.html`, RELEASED), "utf8");
    const head = snippet(product.edge, `data-order="7"`);
    const guest = await new Visitor(await pages()).visit(serve(shop, { head, body }));
    await guest.page.waitForFunction(() => window.warmline);
    await expect(guest.card).toHaveCount(1);
    expect(await guest.card.evaluate(({ shadowRoot }) => shadowRoot.adoptedStyleSheets.length)).toBe(1);
    const open = guest.card.getByRole("button", { name: "Undo" });
    await guest.tap(1);
    await expect(open).toBeHidden();
    await guest.card.getByRole("button", { name: "Close" }).click();
    await expect(open).toBeVisible();
    await expect(guest.card.getByRole("heading")).toBeHidden();
    await open.click();
    await expect(guest.card.getByRole("heading")).toBeVisible();
    await expect(open).toBeHidden();
    await guest.tell("Pasted long ago");
    await expect(ana.row("Pasted long ago")).toContainText("7");
    await talkLive(guest, ana);
  });

  const ways = {
    "today's loader": today,
    "today's script": (edge) => snippet(edge, `data-order="7"`),
  };
  for (const [way, line] of Object.entries(ways)) {
    test.describe(() => {
      // What its second stage fetches is gone with that edge.
      test.use({ tolerated: /status of 404/ });

      test(`${way}, the edge of ${release}: question, tap, press and the plain page`, async ({
        product: { edge },
        shop,
        pages,
        request,
        agent,
      }) => {
        const ana = await agent("agent1");
        const page = await pages();
        const headers = { "access-control-allow-origin": "*" };
        const answer = async (path, file, contentType) => {
          const body = await readFile(new URL(`${loader}/${file}`, RELEASED), "utf8");
          await page.route(path, (route) => route.fulfill({ headers, contentType, body }));
        };
        await answer(/\/embed\/demo\.json/, "question.json", "application/json");
        await answer(/\/embed\/demo\.more\.js/, "more.js", "text/javascript");
        await page.route(/\/assets\//, (route) => route.fulfill({ status: 404, headers }));
        const guest = await new Visitor(page).visit(serve(shop, { head: await line(edge, request) }));
        await guest.tap(1);
        await guest.press.click();
        await expect(ana.ringing("Cold")).toContainText("7");
        await expect(guest.fallback).toContainText("The team has your call.");
        await expect(guest.talkThere).toBeVisible();
      });
    });
  }
}
