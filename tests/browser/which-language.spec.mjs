// In which language a page is asked: its tag, the address of the script, the page's own `lang` and the browser may differ.

import { asked, responses, serve, snippet } from "./support/guest-page.mjs";
import { expect, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

for (const { name, html = `lang="en"`, query = "", attributes, locale, want, requests } of [
  { name: "the tag's language comes before the page's", attributes: `data-lang="de"`, want: "de", requests: 2 },
  { name: "the same in the address spares a request", query: "?lang=de", attributes: `data-lang="de"`, want: "de", requests: 1 },
  { name: "the address alone gives way to the page", html: `lang="fr"`, query: "?lang=de", want: "fr", requests: 2 },
  { name: "the address, on a page in another language", html: `lang="is"`, query: "?lang=de", want: "de", requests: 1 },
  { name: "a language that the site lacks is its default", html: `lang="de"`, attributes: `data-lang="is"`, want: "en", requests: 1 },
  { name: "a page that names none has its browser's", html: "", locale: "fr-CA", want: "fr", requests: 2 },
  { name: "a page's comes before its browser's", locale: "fr-CA", want: "en", requests: 1 },
]) {
  test(name, async ({ product, shop, pages }) => {
    const page = await pages({ locale });
    const seen = asked(page, product.edge);
    const head = snippet(product.edge, attributes).replace("demo.js", `demo.js${query}`);
    const guest = await new Visitor(page).visit(serve(shop, { html, head }));
    await expect(guest.card.locator("section")).toHaveAttribute("lang", want);
    expect(seen).toHaveLength(requests);
    const sent = responses(page);
    await guest.tap(5);
    expect(sent[0].locale).toBe(want);
  });
}
