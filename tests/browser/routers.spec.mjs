// Pages of one document, whose router changes what is shown and the address with it: rules that were about to hold on
// one address begin anew on the next.

import routers from "./hosts/pages/routers.mjs";
import { openHostPages, path } from "./support/host-pages.mjs";
import { expect, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

/** Far longer than any machine takes from one page to the next. */
const DWELL_S = 120;
const LONGER_MS = (DWELL_S + 1) * 1_000;

test.use({
  settings: {
    survey: {
      id: "checkout",
      question: "How did we do today?",
      rules: { pages: ["*/thanks"], dwell_s: DWELL_S },
    },
  },
});

for (const row of routers.filter(({ then }) => then)) {
  test(`${row.name}: who goes on is not asked, who comes back and stays is`, async ({ product, pages }) => {
    const host = await openHostPages(product.edge, [row]);
    const page = await pages();
    await page.clock.install();
    await page.goto(host.origin + path(row));
    const guest = new Visitor(page);
    const basket = page.getByRole("heading", { name: "Basket" });
    await expect(basket).toBeVisible();
    await page.waitForFunction(() => window.warmline);

    await row.act(guest);
    await page.goBack();
    await expect(basket).toBeVisible();
    await page.clock.runFor(LONGER_MS);
    expect(await page.evaluate(() => warmline.why())).toMatchObject({ why: "pages" });
    await expect(guest.card).toHaveCount(0);

    await row.act(guest);
    await page.clock.runFor(LONGER_MS);
    await expect(guest.score(1)).toBeVisible();
    host.close();
  });
}
