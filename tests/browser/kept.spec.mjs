// A tap that could not be delivered is kept, and goes out at the next page also where nobody is asked there: the cap
// knows that the visitor has answered, and the rules may say no for good.

import { asked, checked, hold, snippet } from "./support/guest-page.mjs";
import { expect } from "./support/test.mjs";
import { settle, survey, test } from "./support/when.mjs";

test.use({ tolerated: /status of 503/ });

const RESPONSES = "**/v1/sites/demo/responses";
const LOADERS = { "the script": snippet, "with integrity": checked };

/** The keys of the responses that the page's site keeps for later. */
const kept = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("warmline.demo.")));

/** Taps while the edge takes nothing, and closes the page; gives what the edge did not take, and the next page. */
const leaveBehind = async (guest, edge) => {
  const { page } = guest;
  let left;
  await page.route(RESPONSES, (route) => {
    left = route.request().postDataJSON();
    return route.fulfill({ status: 503, headers: { "access-control-allow-origin": "*" } });
  });
  await guest.score(4).click();
  await expect(guest.note).toHaveAttribute("data-note", "kept");
  await expect.poll(() => kept(page)).toHaveLength(1);
  const next = await page.context().newPage();
  await page.close();
  const requests = asked(next, edge);
  return { left, next, posts: () => requests.filter((request) => request.startsWith("POST")), requests };
};

/** Says that the edge has this response: sent again, it is known. */
const expectStored = async (request, edge, response) => {
  const answer = await request.post(`${edge}/v1/sites/demo/responses`, { data: response });
  expect([answer.status(), await answer.json()]).toEqual([200, { id: response.id, rev: response.rev }]);
};

for (const [what, settings, path, why] of [
  ["a cap", { cap: { days: 30, dismissed_days: 7 } }, "", "cap"],
  ["rules for other pages", survey({ pages: ["/own/"] }), "next", "pages"],
]) {
  test.describe(what, () => {
    test.use({ settings });

    for (const [loader, line] of Object.entries(LOADERS)) {
      test(`${what}, ${loader}: it arrives once, and nobody is asked`, async ({ product, guestOf, request }) => {
        const { edge } = product;
        const guest = await guestOf({ head: await line(edge) });
        const { left, next, posts } = await leaveBehind(guest, edge);
        await next.goto(guest.address + path);
        await expect.poll(() => kept(next)).toEqual([]);
        await expect.poll(() => next.evaluate(() => warmline.why().why)).toBe(why);
        await expect(next.locator("warmline-widget")).toHaveCount(0);
        await expectStored(request, edge, left);
        await next.reload();
        await settle({ page: next });
        expect(posts()).toHaveLength(1);
      });
    }
  });
}

test.describe("a question that comes while it is on its way", () => {
  test.use({ settings: survey({ event: "order-placed" }) });

  const order = (page) => page.evaluate(() => void warmline.event("order-placed"));

  for (const [loader, line] of Object.entries(LOADERS)) {
    test(`${loader}: does not send it once more`, async ({ product: { edge }, guestOf, request }) => {
      const guest = await guestOf({ head: await line(edge) });
      await order(guest.page);
      const { left, next, posts, requests } = await leaveBehind(guest, edge);
      const go = await hold(next, RESPONSES);
      await next.goto(guest.address);
      await expect.poll(posts).toHaveLength(1);
      await order(next);
      await expect(next.locator('warmline-widget [data-score="1"]')).toBeVisible();
      // With the question comes a look at what is kept, by the second stage.
      await expect.poll(() => requests.filter((request) => request.includes("more.js"))).toHaveLength(1);
      await settle({ page: next });
      expect(posts()).toHaveLength(1);
      go();
      await expect.poll(() => kept(next)).toEqual([]);
      await expectStored(request, edge, left);
    });
  }
});
