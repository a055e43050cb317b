// Pages on which nobody waits for the question, because the rules say when it comes.

import { asked, serve, snippet } from "./guest-page.mjs";
import { expect, test as base } from "./test.mjs";
import { Visitor } from "./visitor.mjs";

export const test = base.extend({
  /** Opens a page that is written here; nobody waits for the question. */
  guestOf: async ({ product, shop, pages }, use) => {
    await use(async ({ attributes, url = "", ...parts } = {}, options) => {
      const page = await pages(options?.context);
      await options?.before?.(page);
      const address = serve(shop, { head: snippet(product.edge, attributes), ...parts });
      const requests = asked(page, product.edge);
      await page.goto(address + url);
      await page.waitForFunction(() => window.warmline?.why);
      const why = () => page.evaluate(() => warmline.why().why);
      return Object.assign(new Visitor(page), {
        address,
        requests,
        why,
        absent: () => expect(page.locator("warmline-widget [data-score]:visible")).toHaveCount(0),
      });
    });
  },
});

/** Settings whose survey has these rules. */
export const survey = (rules) => ({
  survey: { id: "checkout", question: "How did we do today?", rules },
});

/** Time for what should not come. */
export const settle = (guest) => guest.page.waitForTimeout(1_300);
