// When the question comes: the rules of docs/embed.md on real pages.

import { asked, serve, snippet } from "./support/guest-page.mjs";
import { expect, test as base } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

const test = base.extend({
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
        requests,
        why,
        absent: () => expect(page.locator("warmline-widget [data-score]:visible")).toHaveCount(0),
      });
    });
  },
});

const survey = (rules) => ({
  survey: { id: "checkout", question: "How did we do today?", rules },
});

/** Time for what should not come. */
const settle = (guest) => guest.page.waitForTimeout(1_300);

test.describe("event", () => {
  test.use({ settings: survey({ pages: ["/own/*", "!/own/pay"], event: "order-placed" }) });

  test("the question comes with the event, and not a byte of it before", async ({ guestOf }) => {
    const guest = await guestOf();
    await settle(guest);
    expect(guest.requests).toEqual(["GET /embed/demo.js"]);
    expect(await guest.why()).toBe("event");
    await guest.page.evaluate(() => void warmline.event("other"));
    await settle(guest);
    await guest.absent();
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect(guest.score(1)).toBeVisible();
    expect(await guest.why()).toBe("due");
    expect(guest.requests).toHaveLength(2);
    await guest.tap(5);
    expect(
      guest.requests.filter((request) => request.startsWith("GET")),
      "a happy tap fetches nothing",
    ).toHaveLength(2);
    expect(await guest.page.evaluate(() => Object.keys(localStorage)), "no cap, nothing kept").toEqual([]);
  });

  test("a conversation comes back whatever the rules say", async ({ guestOf }) => {
    const guest = await guestOf();
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await guest.tap(1);
    await guest.call("nobody");
    await guest.page.reload();
    await guest.stands("nobody");
    await guest.page.evaluate(() => sessionStorage.clear());
    await guest.page.reload();
    await settle(guest);
    await guest.absent();
  });

  test("calls that come before the script count", async ({ product, guestOf }) => {
    const early = `<script>(window.warmline = window.warmline || []).push((it) => it.event("order-placed"))</script>`;
    const guest = await guestOf({ head: early + snippet(product.edge) });
    await expect(guest.score(1)).toBeVisible();
  });

  test("with integrity, the rules are minded too", async ({ product, guestOf, request }) => {
    const { src, integrity } = await (await request.get(`${product.edge}/embed/integrity.json`)).json();
    const head = `<script async crossorigin src="${product.edge}${src}" data-site="demo" integrity="${integrity}"></script>`;
    const guest = await guestOf({ head });
    await expect.poll(guest.why).toBe("event");
    await settle(guest);
    await guest.absent();
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect(guest.score(1)).toBeVisible();
    await guest.tap(5);
  });

  test("a page that goes on takes the question along no further", async ({ guestOf }) => {
    const guest = await guestOf();
    const goOn = (path) => guest.page.evaluate((path) => history.pushState({}, "", path), path);
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect(guest.score(1)).toBeVisible();
    await goOn("/own/pay");
    await guest.absent();
    expect(await guest.why()).toBe("pages");
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await goOn("/own/help");
    await settle(guest);
    await guest.absent();
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect(guest.score(1)).toBeVisible();
    // Who has answered keeps the answer before the eyes, and is asked no more.
    await guest.tap(4);
    await goOn("/own/more");
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect(guest.acknowledgement).toBeVisible();
  });

  test("what is on its way when the page goes on is not painted", async ({ guestOf }) => {
    const guest = await guestOf();
    let go;
    const held = new Promise((resolve) => (go = resolve));
    await guest.page.route("**/embed/demo.js?*", async (route) => {
      await held;
      await route.continue();
    });
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect.poll(() => guest.requests.length).toBe(2);
    await guest.page.evaluate(() => history.pushState({}, "", "/own/pay"));
    go();
    await settle(guest);
    await guest.absent();
    await guest.page.evaluate(() => history.back());
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect(guest.score(1)).toBeVisible();
  });

  test("without the Navigation API, the page's own wrapping of the history goes on to work", async ({ guestOf }) => {
    const before = (page) =>
      page.addInitScript(() => {
        delete window.navigation;
        window.went = [];
        const own = history.pushState;
        history.pushState = function (...all) {
          went.push(all[2]);
          return own.apply(this, all);
        };
      });
    const guest = await guestOf({}, { before });
    expect(await guest.page.evaluate(() => window.navigation)).toBeUndefined();
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect(guest.score(1)).toBeVisible();
    await guest.page.evaluate(() => history.pushState({}, "", "/own/pay"));
    await guest.absent();
    expect(await guest.page.evaluate(() => [went, location.pathname])).toEqual([["/own/pay"], "/own/pay"]);
  });

  test("the page can ask whatever the rules say, and be left alone", async ({ guestOf }) => {
    const guest = await guestOf({ url: "pay" });
    expect(await guest.why()).toBe("pages");
    await guest.page.evaluate(() => void warmline.ask());
    await expect(guest.score(1)).toBeVisible();
    const other = await guestOf();
    await other.page.evaluate(() => {
      warmline.off();
      warmline.event("order-placed");
    });
    await settle(other);
    await other.absent();
    expect(other.requests).toHaveLength(1);
  });
});

test.describe("time, sight and exit", () => {
  test.use({ settings: survey({ dwell_s: 2, seen: "#total", exit: true }) });

  test("all of them must hold", async ({ guestOf }) => {
    const body = `<div style="height: 3000px"></div><p id="total">Total</p>`;
    const guest = await guestOf({ body });
    await expect.poll(guest.why).toBe("seen");
    await guest.page.locator("#total").scrollIntoViewIfNeeded();
    await expect.poll(guest.why).toBe("dwell_s");
    await expect.poll(guest.why).toBe("exit");
    await guest.absent();
    await guest.page.mouse.move(300, 300);
    await guest.page.dispatchEvent("body", "mouseout", { clientY: -1, relatedTarget: null });
    await expect(guest.score(1)).toBeVisible();
  });
});

test.describe("typing and paying", () => {
  test.use({ settings: survey({ sample: 100 }) });

  test("nobody is asked who types, pays, or is to be left in quiet", async ({ guestOf }) => {
    const cases = {
      typing: [`<input autofocus>`, () => document.activeElement.blur()],
      paying: [
        `<form><input autofocus name="cvc"><input autocomplete="cc-number"></form>`,
        () => document.activeElement.blur(),
      ],
      quiet: [`<div data-warmline-quiet></div>`, () => document.querySelector("[data-warmline-quiet]").remove()],
    };
    for (const [why, [body, end]] of Object.entries(cases)) {
      const guest = await guestOf({ body });
      await expect.poll(guest.why).toBe(why);
      await settle(guest);
      await guest.absent();
      await guest.page.evaluate(end);
      await expect(guest.score(1)).toBeVisible();
    }
  });
});

test.describe("cap", () => {
  test.use({
    settings: { cap: { days: 30, dismissed_days: 7 } },
  });
  const DAY = 86_400_000;
  const keeps = (guest) => guest.page.evaluate(() => ({ ...localStorage }));
  const gpc = (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));

  for (const [what, act, days] of [
    ["answered", (guest) => guest.tap(5), 30],
    ["dismissed", (guest) => guest.card.locator("[data-close]").click(), 7],
  ]) {
    test(`${what}: left alone for ${days} days`, async ({ guestOf }) => {
      const guest = await guestOf();
      await expect(guest.score(1)).toBeVisible();
      expect(await keeps(guest), "nothing before an act").toEqual({});
      await act(guest);
      await expect.poll(async () => Object.keys(await keeps(guest))).toEqual(["warmline.demo"]);
      expect(Object.keys(JSON.parse((await keeps(guest))["warmline.demo"]))).toEqual([what]);
      await guest.page.reload();
      await expect.poll(guest.why).toBe("cap");
      await guest.absent();
      const wait = (days) =>
        guest.page.evaluate(
          ([what, ago]) => {
            localStorage["warmline.demo"] = JSON.stringify({ [what]: Date.now() - ago });
          },
          [what, days * DAY],
        );
      await wait(days - 0.1);
      await guest.page.reload();
      await settle(guest);
      await guest.absent();
      await wait(days + 0.1);
      await guest.page.reload();
      await expect(guest.score(1)).toBeVisible();
    });
  }

  test("who answers before that, because the page asks all the same, says when they answered before", async ({
    guestOf,
  }) => {
    const guest = await guestOf();
    const answeredNow = async () => {
      const sent = guest.page.waitForRequest((request) => request.method() == "POST");
      await guest.tap(5);
      return (await sent).postDataJSON().answered;
    };
    expect(await answeredNow()).toBeUndefined();
    const { answered } = JSON.parse((await keeps(guest))["warmline.demo"]);
    await guest.page.reload();
    await expect.poll(guest.why).toBe("cap");
    await guest.page.evaluate(() => void warmline.ask());
    await expect(guest.score(5)).toBeVisible();
    expect(await answeredNow()).toBe(answered);
    for (const junk of ['{"answered":"yesterday"}', '{"answered":-1}', '{"answered":1e300}', "null", "{"]) {
      await guest.page.evaluate((junk) => (localStorage["warmline.demo"] = junk), junk);
      await guest.page.reload();
      await guest.page.waitForFunction(() => window.warmline?.why);
      await guest.page.evaluate(() => void warmline.ask());
      expect(await answeredNow(), junk).toBeUndefined();
    }
  });

  test("a closing that is undone was none", async ({ guestOf }) => {
    const guest = await guestOf();
    await guest.card.locator("[data-close]").click();
    await guest.card.getByRole("button", { name: "Closed. Undo?" }).click();
    await guest.page.reload();
    await expect(guest.score(1)).toBeVisible();
  });

  test("under Global Privacy Control, and where storage is refused, once in a page's life and nothing kept", async ({
    guestOf,
  }) => {
    const refused = (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get: () => {
            throw new DOMException("denied", "SecurityError");
          },
        });
      });
    for (const before of [gpc, refused]) {
      const guest = await guestOf({}, { before });
      await guest.card.locator("[data-close]").click();
      await expect(guest.card).toBeHidden();
      if (before == gpc) expect(await keeps(guest)).toEqual({});
      await guest.page.evaluate(() => history.pushState({}, "", "/own/next"));
      await settle(guest);
      await guest.absent();
    }
  });
});
