// The second stage of the script: it comes with a wish to talk, and a press does not need it.

import { asked, hold, serve, snippet } from "./support/guest-page.mjs";
import { any, expect, POLICY, SERVER_AWAY, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

test.use({ tolerated: any(SERVER_AWAY, POLICY) });

/** Opens a page that is written here. */
const open = async (pages, shop, parts) => new Visitor(await pages()).visit(serve(shop, parts));

const more = (requests) => requests.filter((request) => request.includes("more.js"));

test("the second stage comes with a wish to talk, and not before", async ({ product, shop, pages }) => {
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

test("a press that is earlier than the second stage is done when that comes", async ({ product, shop, pages, agent }) => {
  const ana = await agent("agent1");
  const guest = await open(pages, shop, { head: snippet(product.edge) });
  const go = await hold(guest.page, "**/*more.js*");
  await guest.tap(5);
  await guest.press.click();
  await guest.page.waitForTimeout(1_000);
  await expect(ana.ringing("Hot")).toHaveCount(0);
  go();
  await guest.stands("ringing");
  await expect(ana.ringing("Hot")).toHaveCount(1);
});

test("a press that the second stage does not come for goes out as a form, with the response", async ({
  product,
  shop,
  pages,
  agent,
}) => {
  const ana = await agent("agent1");
  const guest = await open(pages, shop, { head: snippet(product.edge, `data-order="4711"`) });
  await guest.page.route("**/*more.js*", () => {});
  await guest.tap(1);
  const tab = await guest.opens(guest.press);
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
  await expect(await guest.opens(guest.press)).toHaveURL(/\/talk\/demo\//);
  await expect(ana.ringing("Cold")).toHaveCount(1);
});
