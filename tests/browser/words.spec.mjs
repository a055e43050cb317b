// What a survey says on some of a site's pages, whichever way its question comes there.

import { serve, snippet } from "./support/guest-page.mjs";
import { expect, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

test.use({
  settings: {
    survey: {
      id: "checkout",
      question: "How did we do today?",
      steps: 3,
      pages: [
        { page: "*/pay/*", question: "How was paying?", acknowledgements: ["Oh no.", "Fine.", "Paid!"] },
        { page: "*/pay/late", question: "Never said" },
      ],
    },
  },
});

/** What the page at `path` is given: parts of it, by the way in which the question comes. */
const WAYS = {
  "by the script": ({ edge }) => ({ head: snippet(edge) }),
  "with integrity": async ({ edge, request }) => {
    const { src, integrity } = await (await request.get(`${edge}/embed/integrity.json`)).json();
    const tag = `async crossorigin src="${edge}${src}" data-site="demo" integrity="${integrity}"`;
    return { head: `<script ${tag}></script>` };
  },
  inlined: async ({ edge, request, path }) => {
    const html = await (await request.get(`${edge}/embed/demo.html?page=/${path}`)).text();
    return { head: snippet(edge), body: html };
  },
};

for (const [way, parts] of Object.entries(WAYS)) {
  test(`${way}: the words of the first pattern that fits, else the survey's`, async ({
    product: { edge },
    shop,
    pages,
    request,
  }) => {
    const page = await pages();
    for (const [path, question, thanks] of [
      ["pay/now", "How was paying?", "Paid!"],
      ["pay/late", "How was paying?", "Paid!"],
      ["cart", "How did we do today?", "Wonderful, thank you!"],
    ]) {
      const url = serve(shop, await parts({ edge, request, path: `own/${path}` }));
      const guest = await new Visitor(page).visit(new URL(path, url).href);
      await expect(guest.card.getByRole("heading")).toHaveText(question);
      await guest.tap(3);
      await expect(guest.acknowledgement).toHaveText(thanks);
    }
  });
}
