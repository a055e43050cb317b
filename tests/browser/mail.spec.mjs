// The block for mails: from the link to the answer, for people with and without script, and for what follows links.

import { expect, test } from "./support/test.mjs";
import { withoutTraces } from "./support/visitor.mjs";

/** Browsers under test say so by themselves, and then nothing is sent without a press. */
const asAPerson = () => Object.defineProperty(Navigator.prototype, "webdriver", { get: () => false });
const hidden = () => Object.defineProperty(Document.prototype, "visibilityState", { get: () => "hidden" });

/** The links of the block, cold to hot, as the mail tool fills them in for an order. */
const links = async (product, page, order) => {
  await page.goto(`${product.edge}/sites/demo/mail.html`);
  const links = await page.getByRole("link").evaluateAll((links) => links.map(({ href }) => href));
  expect(links).toHaveLength(5);
  return links.map((link) => link.replace(/%7B%7Border%7D%7D|{{order}}/, order));
};

/** More than twice as long as a page waits before it sends. */
const aWhile = (page) => page.waitForTimeout(5_000);

test("a click is the answer, and another one about the same order changes it", async ({ product, pages, agent }) => {
  const ana = await agent("agent1");
  const page = await pages();
  await page.addInitScript(asAPerson);
  const [cold, cool, , , hot] = await links(product, page, "4711");
  await page.goto(cold);
  await expect(page.getByText("This is sent in a moment.")).toBeVisible();
  await expect(ana.rows).toHaveCount(0);
  await expect(page.getByRole("heading")).toHaveText("We are sorry. Please let us put it right.");
  await expect(ana.row("Cold")).toHaveCount(1);

  await page.goto(cool);
  await expect(page.getByRole("heading")).toHaveText("Sorry, that should have gone better.");
  await expect(ana.row("Cool")).toHaveCount(1);
  await expect(ana.rows).toHaveCount(1);
  await page.goto(cold);
  await expect(page.getByRole("heading")).toHaveText("We are sorry. Please let us put it right.");
  await expect(ana.row("Cold")).toHaveCount(1);

  // Back on a page that had sent: it does so no more.
  await page.goBack();
  await aWhile(page);
  await expect(ana.row("Cold")).toHaveCount(1);

  await page.goto(hot.replace("4711", "4712"));
  await expect(page.getByRole("heading")).toHaveText("Wonderful, thank you!");
  await page.getByRole("button", { name: "1 of 5, cold" }).click();
  await expect(ana.rows, "another order is another answer").toHaveCount(2);
});

test("under Global Privacy Control nothing is kept, and another click is an answer of its own", async ({
  product,
  pages,
  agent,
}) => {
  const ana = await agent("agent1");
  const page = await pages();
  for (const script of [asAPerson, withoutTraces]) await page.addInitScript(script);
  const [cold, cool] = await links(product, page, "4711");
  await page.goto(cold);
  await expect(ana.row("Cold")).toHaveCount(1);
  await expect(page.getByRole("heading")).toHaveText("We are sorry. Please let us put it right.");
  expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);
  await page.goto(cool);
  await expect(ana.row("Cool")).toHaveCount(1);
  await expect(ana.rows).toHaveCount(2);
});

test("a step that is tapped in time is sent instead", async ({ product, pages, agent }) => {
  const ana = await agent("agent1");
  const page = await pages();
  await page.addInitScript(asAPerson);
  const [cold] = await links(product, page, "4711");
  await page.goto(cold);
  await page.getByRole("button", { name: "5 of 5, hot" }).click();
  await expect(page.getByRole("heading")).toHaveText("Wonderful, thank you!");
  await expect(ana.rows).toHaveCount(0);
});

test("what runs scripts to judge a link says nothing, and everybody has a button", async ({ product, pages, agent }) => {
  const ana = await agent("agent1");
  for (const [options, ...scripts] of [[{}], [{}, asAPerson, hidden], [{ javaScriptEnabled: false }]]) {
    const page = await pages(options);
    for (const script of scripts) await page.addInitScript(script);
    const [, cool] = await links(product, await pages(), "4712");
    await page.goto(cool);
    await expect(page.getByRole("button", { name: "2 of 5, cool" })).toBeFocused();
    await aWhile(page);
    await expect(page.getByRole("heading")).toHaveText("How did we do today?");
    await expect(ana.rows).toHaveCount(0);
  }
  const page = await pages({ javaScriptEnabled: false });
  const [, cool] = await links(product, await pages(), "4713");
  await page.goto(cool);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading")).toHaveText("Sorry, that should have gone better.");
  await expect(ana.row("Cool")).toHaveCount(1);
});

for (const colorScheme of ["light", "dark"]) {
  test(`the block can be read and hit on a narrow screen, ${colorScheme}`, async ({ product, pages }) => {
    const page = await pages({ viewport: { width: 320, height: 480 }, colorScheme });
    await page.goto(`${product.edge}/sites/demo/mail.html`);
    const boxes = await page.getByRole("link").evaluateAll((links) =>
      links.map((link) => {
        const { width, height } = link.getBoundingClientRect();
        return Math.min(width, height);
      }),
    );
    for (const size of boxes) expect(size).toBeGreaterThanOrEqual(44);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    expect(await page.getByRole("link", { name: "1 of 5, cold" }).count()).toBe(1);
  });
}

test("a short link leads to the question", async ({ product, pages }) => {
  const page = await pages();
  await page.goto(`${product.edge}/a/demo`);
  await expect(page).toHaveURL(`${product.edge}/ask/demo`);
  await expect(page.getByRole("heading")).toHaveText("How did we do today?");
});
