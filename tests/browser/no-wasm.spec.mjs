// Pages whose policy refuses what live chat needs: the tap is stored all the same, the press reaches the desk, and
// the page says what is true.

import { talkLive, talkOnPlainPage } from "./support/talks.mjs";
import { expect, POLICY, test } from "./support/test.mjs";

test.use({ tolerated: POLICY });

/** What the guest's page asked of the edge, by path. */
const asked = (guest, edge) => {
  const paths = [];
  guest.page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin == edge) paths.push(url.pathname);
  });
  return paths;
};

for (const page of ["no-wasm", "no-wasm-meta"]) {
  test(`${page}: the press opens the plain page, where they talk`, async ({ product, shop, visitor, agent }) => {
    const ana = await agent("agent1");
    const guest = await visitor(`${shop.origin}/${page}/`);
    const paths = asked(guest, product.edge);
    await guest.tap(1);
    await guest.tell("Nothing works here");
    await expect(ana.row("Nothing works here")).toHaveAttribute("data-handoff", "offered");

    const tab = await guest.opens(guest.press);
    await expect(ana.ringing("Nothing works here")).toHaveCount(1);
    await expect(guest.fallback).toContainText("Live chat can’t run on this page.");
    await expect(guest.fallback).toContainText("Your call has a page of its own.");
    await expect(guest.talkThere).toBeVisible();
    await expect(tab).toHaveURL(await guest.talkThere.getAttribute("href"));
    expect(paths.filter((path) => path.endsWith(".wasm")), "no wasm is fetched in vain").toEqual([]);
    await talkOnPlainPage(tab, ana);
  });
}

test("no-wasm-no-form: where forms go nowhere else, the press reaches the desk by a request", async ({
  shop,
  visitor,
  agent,
}) => {
  const ana = await agent("agent1");
  const guest = await visitor(`${shop.origin}/no-wasm-no-form/`);
  await guest.tap(1);
  await guest.tell("No forms here");
  await guest.press.click();
  await expect(ana.ringing("No forms here")).toHaveCount(1);
  await expect(guest.fallback).toContainText("The team has your call.");
  await talkOnPlainPage(await guest.opens(guest.talkThere), ana);
});

test("no-connect: where requests are refused, the press brings the response along", async ({
  product,
  shop,
  visitor,
  agent,
  request,
}) => {
  const ana = await agent("agent1");
  const guest = await visitor(`${shop.origin}/no-connect/`);
  await guest.score(2).click();
  await expect(guest.acknowledgement).toHaveText("Sorry, that should have gone better.");
  await expect(guest.note).toHaveText("Kept here until it can be sent.");
  await guest.reason("price").click();
  const posted = guest.page.context().waitForEvent("request", (sent) => sent.method() == "POST");
  const tab = await guest.opens(guest.press);
  const row = ana.ringing("Price or fees");
  await expect(row).toContainText("Cool");

  // The same response once more is known already.
  const form = new URLSearchParams((await posted).postData());
  const texts = ["id", "locale", "page", "survey", "reason"].map((name) => [name, form.get(name)]);
  const response = Object.fromEntries(texts);
  for (const name of ["rev", "score", "steps"]) response[name] = Number(form.get(name));
  const answer = await request.post(`${product.edge}/v1/sites/demo/responses`, { data: response });
  expect([answer.status(), await answer.json()]).toEqual([200, { id: response.id, rev: response.rev }]);
  await talkOnPlainPage(tab, ana);
});

test("no-socket: where sockets are refused, the page says where to go on", async ({ shop, visitor, agent }) => {
  const ana = await agent("agent1");
  const guest = await visitor(`${shop.origin}/no-socket/`);
  await guest.tap(1);
  await guest.press.click();
  await expect(ana.ringing("Cold")).toHaveCount(1);
  await expect(guest.fallback).toContainText("Live chat can’t run on this page.");
  await expect(guest.fallback).toContainText("The team has your call.");
  await talkOnPlainPage(await guest.opens(guest.talkThere), ana);
});

test.describe("a policy that allows what the widget needs, and Trusted Types", () => {
  test.use({ tolerated: undefined });

  test("strict: live chat runs", async ({ shop, visitor, agent }) => {
    const ana = await agent("agent1");
    const guest = await visitor(`${shop.origin}/strict/`);
    await guest.tap(1);
    await talkLive(guest, ana);
  });
});
