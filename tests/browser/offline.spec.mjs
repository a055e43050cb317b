// The edge is away when a visitor taps, and back later: the visitor is thanked at once and sees no error, and the
// desk gets the response, once.

import { expect, SERVER_AWAY, test } from "./support/test.mjs";

test.use({ tolerated: SERVER_AWAY });

/** The responses that a page keeps for later. */
const kept = (page) =>
  page.evaluate(() => Object.keys(localStorage).map((key) => JSON.parse(localStorage[key])));

/** Says that the edge has this response, and has had it before: sent again, it is known and not new. */
const expectStored = async (request, edge, response) => {
  const answer = await request.post(`${edge}/v1/sites/demo/responses`, { data: response });
  expect([answer.status(), await answer.json()]).toEqual([200, { id: response.id, rev: response.rev }]);
};

/** The visitor's side while the edge is away. */
const tapInVain = async (guest, words) => {
  await guest.score(1).click();
  await expect(guest.acknowledgement).toHaveText("We are sorry. Please let us put it right.");
  await expect(guest.note).toHaveText("Kept here until it can be sent.");
  await guest.reason("delivery").click();
  await guest.tell(words);
  await expect.poll(() => kept(guest.page)).toMatchObject([{ rev: 2, score: 1, reason: "delivery", comment: words }]);
  await expect(guest.card).not.toContainText(/error|fail|not.*sent/i, { useInnerText: true });
  const [response] = await kept(guest.page);
  return response;
};

test("the page stays open: it arrives once, with the last revision", async ({
  product,
  shop,
  visitor,
  agent,
  request,
}) => {
  const guest = await visitor(`${shop.origin}/order/`);
  await product.crash();
  const response = await tapInVain(guest, "Two weeks late");
  await product.resume();
  await guest.arrived();
  await expect(guest.note).toHaveText("Your answer has arrived.");
  expect(await kept(guest.page)).toEqual([]);

  const ana = await agent("agent1");
  await expect(ana.row("Two weeks late")).toHaveCount(1);
  await expectStored(request, product.edge, response);
  await expect(ana.rows).toHaveCount(1);
});

test("the page was closed meanwhile: it arrives once at the next visit", async ({
  product,
  shop,
  visitor,
  agent,
  request,
}) => {
  const guest = await visitor(`${shop.origin}/order/`);
  const context = guest.page.context();
  await product.crash();
  const response = await tapInVain(guest, "Closed and came back");
  await guest.page.close();
  await product.resume();
  const ana = await agent("agent1");
  await expect(ana.rows).toHaveCount(0);

  const again = await context.newPage();
  await again.goto(`${shop.origin}/order/`);
  await expect(ana.row("Closed and came back")).toHaveCount(1);
  await expect.poll(() => kept(again)).toEqual([]);
  await expectStored(request, product.edge, response);
  await again.reload();
  await expect(again.locator("warmline-widget")).toBeAttached();
  await expect(ana.rows).toHaveCount(1);
});

test("the press is made in vain: the page says that it is kept, and then the desk rings", async ({
  product,
  shop,
  visitor,
  agent,
}) => {
  const guest = await visitor(`${shop.origin}/order/`);
  await product.crash();
  await tapInVain(guest, "Is anybody there");
  await guest.press.click();
  await expect(guest.note).toContainText("Kept here until it can be sent.");
  await expect(guest.press).toBeVisible();
  await product.resume();
  const ana = await agent("agent1");
  await expect(ana.ringing("Is anybody there")).toHaveCount(1);
  await expect(ana.rows).toHaveCount(1);
  await guest.stands("ringing");
  await expect(guest.standing).toBeVisible();
  await expect(guest.fallback).toBeHidden();
});

test("the desk says loudly that it is away, and comes back by itself", async ({ product, agent }) => {
  const ana = await agent("agent1");
  await product.crash();
  await expect(ana.page.getByRole("alert").filter({ hasText: "The desk is away." })).toBeVisible();
  await expect(ana.page).toHaveTitle(/Away/);
  await product.resume();
  await ana.live();
  await expect(ana.page.locator("[data-role=offline]")).toHaveCount(0);
});
