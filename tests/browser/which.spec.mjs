// Which question a page is asked that is asked by rules or under a cap: the survey that its tag, its address or the
// page says, in the page's language.

import { checked, hold, serve, snippet } from "./support/guest-page.mjs";
import { expect } from "./support/test.mjs";
import { settle, survey, test } from "./support/when.mjs";

const CHECKOUT = "How did we do today?";
const PAID = "How was paying?";
const paid = (rules) => ({ surveys: [{ id: "paid", question: PAID, steps: 3, threshold: 1, rules }] });

const question = (guest) => guest.card.getByRole("heading");
const event = (guest, name) => guest.page.evaluate((name) => void warmline.event(name), name);
const ask = (guest, survey) => guest.page.evaluate((survey) => void warmline.ask(survey), survey);

/** The survey of the response to a tap. */
const answered = async (guest) => {
  const sent = guest.page.waitForRequest((request) => request.method() == "POST");
  await guest.tap(3);
  return (await sent).postDataJSON().survey;
};

test.describe("two surveys, each with rules", () => {
  test.use({ settings: { ...survey({ event: "order-placed" }), ...paid({ event: "paid" }) } });

  const tag = (edge, query, attributes = "") =>
    `<script async ${attributes} src="${edge}/embed/demo.js${query}"></script>`;

  test("the one that the tag or the address says is asked when its own rules hold", async ({ product, guestOf }) => {
    const check = async (query, attributes, survey, [its, other], words) => {
      const guest = await guestOf({ head: tag(product.edge, query, attributes) });
      await event(guest, other);
      await settle(guest);
      await guest.absent();
      await event(guest, its);
      await expect(question(guest), query + attributes).toHaveText(words);
      expect(await answered(guest)).toBe(survey);
    };
    await check("?survey=paid", "", "paid", ["paid", "order-placed"], PAID);
    await check("", `data-survey="paid"`, "paid", ["paid", "order-placed"], PAID);
    await check("?survey=paid", `data-survey="paid"`, "paid", ["paid", "order-placed"], PAID);
    await check("?survey=paid", `data-survey="checkout"`, "checkout", ["order-placed", "paid"], CHECKOUT);
    await check("", `data-survey="gone"`, "checkout", ["order-placed", "paid"], CHECKOUT);
  });

  const lines = {
    "the script": snippet,
    "a tag that says one": (edge) => snippet(edge, `data-survey="paid"`),
    "with integrity": checked,
  };
  for (const [line, head] of Object.entries(lines)) {
    test(`${line}: the page asks which it wants`, async ({ product: { edge }, guestOf }) => {
      for (const [id, words] of [
        ["paid", PAID],
        ["checkout", CHECKOUT],
      ]) {
        const guest = await guestOf({ head: await head(edge) });
        await ask(guest, id);
        await expect(question(guest)).toHaveText(words);
        expect(await answered(guest)).toBe(id);
      }
    });
  }

  test("what the page asks takes the place of what is on its way", async ({ guestOf }) => {
    const guest = await guestOf();
    const go = await hold(guest.page, "**/embed/demo.js?*");
    await event(guest, "order-placed");
    await expect.poll(() => guest.requests.length).toBe(2);
    await ask(guest, "paid");
    go();
    await expect(question(guest)).toHaveText(PAID);
    expect(await answered(guest)).toBe("paid");
  });
});

test.describe("two surveys under one cap", () => {
  test.use({ settings: { cap: { days: 30, dismissed_days: 7 }, ...paid() } });

  const TAGS = { checkout: "", paid: `data-survey="paid"` };

  for (const [first, then] of [
    ["checkout", "paid"],
    ["paid", "checkout"],
  ]) {
    test(`who answered ${first} is not asked ${then}`, async ({ product, shop, guestOf }) => {
      const guest = await guestOf({ attributes: TAGS[first] });
      expect(await answered(guest)).toBe(first);
      await guest.page.goto(serve(shop, { head: snippet(product.edge, TAGS[then]) }));
      await guest.page.waitForFunction(() => window.warmline?.why);
      await expect.poll(guest.why).toBe("cap");
      await settle(guest);
      await guest.absent();
    });
  }
});

const GERMAN = "Wie waren wir heute?";
const FRENCH = "Comment était votre expérience aujourd’hui ?";
for (const [what, settings, due] of [
  ["rules", {}, (guest) => event(guest, "order-placed")],
  ["a cap", { cap: { days: 30, dismissed_days: 7 } }, () => {}],
]) {
  test.describe(`${what}, and a page's language`, () => {
    test.use({
      settings: async ({}, use) => {
        const { default: demo } = await import("../../examples/demo.json", { with: { type: "json" } });
        const rules = what == "rules" ? { event: "order-placed" } : undefined;
        await use({ ...settings, survey: { ...demo.survey, rules } });
      },
    });

    test(`${what}: it is asked in the page's language, which costs no request more`, async ({ product, guestOf }) => {
      const check = async (lang, attributes, query, spoken, words) => {
        const head = `<script async ${attributes} src="${product.edge}/embed/demo.js${query}"></script>`;
        const guest = await guestOf({ head, html: `lang="${lang}"` });
        await due(guest);
        await expect(question(guest), lang + attributes + query).toHaveText(words);
        expect(guest.requests).toEqual([
          `GET /embed/demo.js${query}`,
          `GET /embed/demo.js?survey=checkout&now&lang=${spoken}`,
        ]);
        await guest.tap(4);
      };
      await check("de", "", "", "de", GERMAN);
      await check("de-AT", "", "", "de", GERMAN);
      await check("de", `data-lang="fr"`, "", "fr", FRENCH);
      await check("is", "", "", "en", CHECKOUT);
      await check("is", "", "?lang=fr", "fr", FRENCH);
    });
  });
}
