// Pages whose policy refuses what live chat needs: the tap is stored all the same, the press reaches the desk, and
// the page says what is true.

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

/** The plain page in its new tab, from a ring to the end. */
const talkOnPlainPage = async (tab, ana) => {
  const log = tab.frameLocator("iframe");
  await expect(tab).toHaveURL(/\/talk\/demo\/[\w-]{22,}\?lang=en$/);
  await expect(log.getByRole("status")).toHaveText("Ringing at the desk. You can write already.");
  const composer = tab.getByRole("textbox", { name: "Your message" });
  await composer.fill("Is <b>anybody</b> there?");
  await tab.getByRole("button", { name: "Send" }).click();
  await expect(log.locator("[data-from=visitor]")).toContainText("Is <b>anybody</b> there?");

  await ana.page.keyboard.press("Space");
  await ana.reads([["visitor", "Is <b>anybody</b> there?"]]);
  await expect(log.getByRole("status")).toHaveText("Ana is here.");
  // What is being typed stays while the conversation beside it renews itself.
  await composer.fill("Half a sen");
  await ana.say("I am & I stay");
  await expect(log.locator("[data-from=agent]")).toContainText("I am & I stay");
  await expect(composer).toHaveValue("Half a sen");

  await ana.resolve();
  await expect(log.getByRole("status")).toHaveText("This conversation has ended. Thank you.");
};

for (const page of ["no-wasm", "no-wasm-meta"]) {
  test(`${page}: the press opens the plain page, where they talk`, async ({ product, shop, visitor, agent }) => {
    const ana = await agent("agent1");
    const guest = await visitor(`${shop.origin}/${page}/`);
    const paths = asked(guest, product.edge);
    await guest.tap(1);
    await guest.tell("Nothing works here");
    await expect(ana.row("Nothing works here")).toHaveAttribute("data-handoff", "offered");

    const opened = guest.page.waitForEvent("popup");
    await guest.press.click();
    const tab = await opened;
    await expect(ana.ringing("Nothing works here")).toHaveCount(1);
    await expect(guest.fallback).toContainText("Live chat can’t run on this page.");
    await expect(guest.fallback).toContainText("Your call has a page of its own.");
    const link = guest.fallback.getByRole("link", { name: "Talk there" });
    await expect(link).toBeVisible();
    await expect(tab).toHaveURL(await link.getAttribute("href"));
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
  const opened = guest.page.waitForEvent("popup");
  await guest.fallback.getByRole("link", { name: "Talk there" }).click();
  await talkOnPlainPage(await opened, ana);
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
  const opened = guest.page.waitForEvent("popup");
  await guest.press.click();
  const row = ana.ringing("Price or fees");
  await expect(row).toContainText("Cool");

  // The same response once more is known already.
  const form = new URLSearchParams((await posted).postData());
  const texts = ["id", "locale", "page", "survey", "reason"].map((name) => [name, form.get(name)]);
  const response = Object.fromEntries(texts);
  for (const name of ["rev", "score", "steps"]) response[name] = Number(form.get(name));
  const answer = await request.post(`${product.edge}/v1/sites/demo/responses`, { data: response });
  expect([answer.status(), await answer.json()]).toEqual([200, { id: response.id, rev: response.rev }]);
  await talkOnPlainPage(await opened, ana);
});

test("no-socket: where sockets are refused, the page says where to go on", async ({ shop, visitor, agent }) => {
  const ana = await agent("agent1");
  const guest = await visitor(`${shop.origin}/no-socket/`);
  await guest.tap(1);
  await guest.press.click();
  await expect(ana.ringing("Cold")).toHaveCount(1);
  await expect(guest.fallback).toContainText("Live chat can’t run on this page.");
  await expect(guest.fallback).toContainText("The team has your call.");
  const opened = guest.page.waitForEvent("popup");
  await guest.fallback.getByRole("link", { name: "Talk there" }).click();
  await talkOnPlainPage(await opened, ana);
});

test.describe("a policy that allows what the widget needs, and Trusted Types", () => {
  test.use({ tolerated: undefined });

  test("strict: live chat runs", async ({ shop, visitor, agent }) => {
    const ana = await agent("agent1");
    const guest = await visitor(`${shop.origin}/strict/`);
    await guest.tap(1);
    await guest.call();
    await expect(ana.ringing("Cold")).toHaveCount(1);
    await ana.page.keyboard.press("Space");
    await guest.stands("connected");
    await ana.say("Hello");
    await expect(guest.messages).toHaveCount(1);
    await guest.say("Hello too");
    const said = [
      ["agent", "Hello"],
      ["visitor", "Hello too"],
    ];
    await Promise.all([ana.reads(said), guest.reads(said)]);
  });
});
