// What went wrong in a page before the press, where the site's settings allow it to be told.

import { any, expect, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

/** A page whose request fails before the snippet is there, and whose script does at a press. */
const broken = (edge) => `<!doctype html><html lang="en"><title>Pay</title><link rel="icon" href="data:,">
  <script>
    fetch("/api/4711/pay?card=4111111111111111").then(() => (document.title = "failed"));
  </script>
  <script async src="${edge}/embed/demo.js"></script>
  <script>
    const fail = () => { throw new TypeError("no price of 'Jo Doe' for jo@home.example, 4111 1111 1111 1111"); };
  </script>
  <form><input name="card" value="4111111111111111"></form>
  <button onclick="fail()">Pay</button>`;

test.use({ tolerated: any(/no price of/, /status of 503/) });

/** A page like that, in which the visitor has tried to pay; and all that it sends from then on. */
const visit = async ({ product, shop, pages }) => {
  shop.put("broken", broken(product.edge));
  const page = await pages();
  await page.route("**/api/**", (route) => route.fulfill({ status: 503, body: "away" }));
  const sent = [];
  page.on("request", (request) => sent.push([new URL(request.url()).pathname, request.postData() ?? ""]));
  await page.goto(`${shop.origin}/broken/`);
  await expect(page).toHaveTitle("failed");
  const guest = new Visitor(page);
  await expect(guest.score(1)).toBeVisible();
  return [guest, sent];
};

test.describe("where they are wanted", () => {
  test.use({ settings: { page_errors: true } });

  test("the agent reads them, masked, and the tap says nothing of them", async ({ product, shop, pages, agent }) => {
    const ana = await agent("agent1");
    const [guest, sent] = await visit({ product, shop, pages });
    await expect.poll(() => sent.some(([path]) => path.startsWith("/assets/errors."))).toBe(true);
    await guest.page.waitForLoadState("networkidle");
    await guest.page.getByRole("button", { name: "Pay" }).click();
    await guest.tap(1);
    await expect(ana.row("Cold")).toHaveCount(1);
    await expect(ana.rows.locator("[data-role=page-error]")).toHaveCount(0);
    await guest.call();
    const told = ["Page error: TypeError: no price of '…' for … …", "Failed request: 503 /api/…/pay"];
    await expect(ana.rows.locator("[data-role=page-error]")).toHaveText(told);
    await ana.page.keyboard.press("Space");
    await expect(ana.chat.locator("[data-role=page-error]")).toHaveText(told);
    const bodies = sent.filter(([path]) => path.startsWith("/v1/")).map(([path, body]) => [path.split("/").pop(), body]);
    for (const [path, body] of bodies) {
      expect(body.includes("page_errors"), path).toBe(path == "handoffs");
      // Keys and ids are random, and may spell any number.
      expect(body.replaceAll(/"(key|id)":"[^"]*"/g, "")).not.toMatch(/4111|Jo Doe|jo@home|4711/);
    }
  });
});

test("elsewhere nothing listens and nothing is sent", async ({ product, shop, pages, agent }) => {
  const ana = await agent("agent1");
  const [guest, sent] = await visit({ product, shop, pages });
  await guest.page.getByRole("button", { name: "Pay" }).click();
  await guest.tap(1);
  await guest.call();
  await expect(ana.ringing("Cold")).toHaveCount(1);
  await expect(ana.rows.locator("[data-role=page-error]")).toHaveCount(0);
  expect(sent.filter(([path, body]) => path.includes("errors") || body.includes("page_errors"))).toEqual([]);
});
