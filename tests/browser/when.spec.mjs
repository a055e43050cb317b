// When the question comes: the rules of docs/embed.md on real pages.

import { checked, hold, snippet } from "./support/guest-page.mjs";
import { expect } from "./support/test.mjs";
import { settle, survey, test } from "./support/when.mjs";

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
    const early = `<script>
      window.shown = 0;
      (window.warmline = window.warmline || []).push((it) => {
        it.on("show", () => (shown += 1));
        it.event("order-placed");
      });
    </script>`;
    const guest = await guestOf({ head: early + snippet(product.edge) });
    await expect(guest.score(1)).toBeVisible();
    await expect.poll(() => guest.page.evaluate(() => shown), "the page hears of it").toBe(1);
  });

  test("with integrity, the rules are minded too", async ({ product, guestOf }) => {
    const guest = await guestOf({ head: await checked(product.edge) });
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
    const go = await hold(guest.page, "**/embed/demo.js?*");
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

  test("a page that makes its document anew is asked in what stands there then", async ({ guestOf }) => {
    const guest = await guestOf();
    const anew = () =>
      guest.page.evaluate(() => {
        const body = document.createElement("body");
        body.innerHTML = "<main><h1>Another page</h1></main>";
        document.body.replaceWith(body);
      });
    await anew();
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect(guest.score(1)).toBeVisible();
    await guest.tap(4);
    // What the page took away is gone, and throws nothing.
    await anew();
    await settle(guest);
    await guest.absent();
  });

  test("a page that removes the question and goes on hears nothing of it", async ({ guestOf }) => {
    const guest = await guestOf();
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await expect(guest.score(1)).toBeVisible();
    await guest.card.evaluate((element) => element.remove());
    await guest.page.evaluate(() => history.pushState({}, "", "/own/next"));
    await guest.page.evaluate(() => void warmline.event("order-placed"));
    await settle(guest);
    await guest.absent();
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

test.describe("devices, sample and schedule", () => {
  const schedule = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30", utc_offset: 60 };
  test.use({ settings: survey({ devices: ["tablet", "desktop"], sample: 50, schedule }) });

  // A Wednesday, and a Saturday.
  const [OPEN, EARLY, WEEKEND] = ["2026-11-25T08:00Z", "2026-11-25T07:59Z", "2026-11-28T08:00Z"];
  for (const [why, { width = 1024, lot = 0.49, at = OPEN }] of [
    ["devices", { width: 599 }],
    ["due", { width: 600 }],
    ["sample", { lot: 0.5 }],
    ["schedule", { at: EARLY }],
    ["schedule", { at: WEEKEND }],
    ["due", {}],
  ]) {
    test(`${why}: ${width} px, ${lot}, ${at}`, async ({ guestOf }) => {
      const before = async (page) => {
        await page.addInitScript((lot) => (Math.random = () => lot), lot);
        await page.clock.setFixedTime(at);
      };
      const guest = await guestOf({}, { context: { viewport: { width, height: 800 } }, before });
      await expect.poll(guest.why).toBe(why);
      if (why == "due") await expect(guest.score(1)).toBeVisible();
      else {
        await settle(guest);
        await guest.absent();
      }
    });
  }
});

test.describe("a selector that is none", () => {
  test.use({ settings: survey({ seen: "#total[" }) });

  test("is a no, of which the page hears nothing, and which it may overrule", async ({ guestOf }) => {
    const guest = await guestOf({ body: `<p id="total">12.00</p>` });
    await settle(guest);
    await guest.absent();
    expect(await guest.why()).toBe("a rule failed");
    await guest.page.evaluate(() => void warmline.ask());
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
