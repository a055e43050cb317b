// What the widget does to a page that it is a guest in: nothing that was not asked for.

import { tasksOf } from "./support/tasks.mjs";
import { expect, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

/** Longer tasks are those that a person can feel. */
const LONG_MS = 50;

/** Every request of the page to the edge from now on: method and path. */
const asked = (page, edge) => {
  const requests = [];
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin == edge) requests.push(`${request.method()} ${pathname}`);
  });
  return requests;
};

/** Time for what should not come. */
const settle = (page) => page.waitForTimeout(700);

const wasm = (requests) => requests.filter((request) => request.endsWith(".wasm"));

/** What the page and its browser keep. */
const keeps = async (page) => ({
  cookies: await page.context().cookies(),
  stored: await page.evaluate(() => [document.cookie, { ...localStorage }, { ...sessionStorage }]),
});

const NOTHING = { cookies: [], stored: ["", {}, {}] };

test("before a tap there is one request, and nothing is kept", async ({ product, shop, pages }) => {
  const examples = ["checkout", "support"].map((name) => `${product.hosts}/examples/${name}/`);
  for (const url of [...examples, `${shop.origin}/order/`]) {
    const page = await pages();
    const requests = asked(page, product.edge);
    await page.goto(url);
    await expect(page.locator("warmline-widget [data-score]")).toHaveCount(5);
    await page.mouse.move(600, 400);
    await page.locator('warmline-widget [data-score="3"]').hover();
    await settle(page);
    expect(requests).toEqual(["GET /embed/demo.js"]);
    expect(await keeps(page)).toEqual(NOTHING);
  }
});

test("a happy tap costs one request", async ({ product, shop, visitor }) => {
  const guest = await visitor(`${shop.origin}/order/`);
  const requests = asked(guest.page, product.edge);
  const isPost = (request) => request.method() == "POST";
  const ended = ["requestfinished", "requestfailed"].map((event) => guest.page.waitForEvent(event, isPost));
  await guest.tap(4);
  const post = await Promise.race(ended);
  expect(post.failure(), "the request comes to its end").toBeNull();
  expect(post.headers()["content-type"], "no preflight is needed").toMatch(/^text\/plain/);
  await settle(guest.page);
  expect(requests).toEqual(["POST /v1/sites/demo/responses"]);
  expect(await keeps(guest.page)).toEqual(NOTHING);

  // Another step is another revision, the same step again is nothing.
  await guest.tap(5);
  await guest.score(5).click();
  await guest.card.locator("[data-close]").click();
  await expect(guest.card).toBeHidden();
  expect(requests).toHaveLength(2);
});

test("wasm comes after an unhappy tap, or when the pointer or the focus is near the button", async ({
  product,
  shop,
  visitor,
}) => {
  const wishes = {
    tap: (guest) => guest.tap(2),
    pointer: (guest) => guest.press.hover(),
    focus: (guest) => guest.press.focus(),
  };
  for (const [wish, make] of Object.entries(wishes)) {
    const guest = await visitor(`${shop.origin}/order/`);
    const requests = asked(guest.page, product.edge);
    await guest.tap(5);
    await settle(guest.page);
    expect(wasm(requests), `before the ${wish}`).toEqual([]);
    await make(guest);
    await expect.poll(() => wasm(requests).length, `after the ${wish}`).toBe(1);
  }
});

test("the answer is there in the same frame", async ({ shop, visitor }) => {
  const guest = await visitor(`${shop.origin}/order/`);
  const shown = await guest.score(1).evaluate((control) => {
    control.click();
    const { height } = control.getRootNode().querySelector('[data-ack="1"]').getBoundingClientRect();
    return height > 0 && control.ariaChecked == "true";
  });
  expect(shown).toBe(true);
});

test("nothing in the page moves, and no task is long", async ({ product, pages, agent }) => {
  const ana = await agent("agent1");
  const page = await pages();
  await page.addInitScript(() => {
    window.shifts = [];
    const note = ({ value, hadRecentInput }) => window.shifts.push({ value, hadRecentInput });
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type: "layout-shift", buffered: true });
  });
  const guest = new Visitor(page);
  const { tasks } = await tasksOf(product.edge, page, async () => {
    await guest.visit(`${product.hosts}/examples/checkout/`);
    await guest.tap(1);
    await guest.reason("payment").click();
    await guest.tell("Please call");
    await guest.call();
    await ana.page.keyboard.press("Space");
    await guest.stands("connected");
    await ana.say("Hello");
    await expect(guest.messages).toHaveCount(1);
    await guest.say("Hello too");
    await ana.reads([
      ["agent", "Hello"],
      ["visitor", "Hello too"],
    ]);
  });
  const shifts = await page.evaluate(() => shifts);
  expect(shifts.filter(({ hadRecentInput }) => !hadRecentInput)).toEqual([]);
  expect(tasks.length, "the widget's tasks were seen").toBeGreaterThan(3);
  expect(Math.max(...tasks), "the longest task of the widget, in ms of processor time").toBeLessThan(LONG_MS);
});

test("the page stands as it would without the widget", async ({ product, visitor, pages }) => {
  const url = `${product.hosts}/examples/checkout/`;
  const places = (page) =>
    page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      const place = (element) => [element.localName, element.getBoundingClientRect().toJSON()];
      const elements = document.body.querySelectorAll(":not(warmline-widget)");
      return [scrollWidth, scrollHeight, ...[...elements].map(place)];
    });
  // A page that has the element already has the widget already: the script leaves it alone.
  const without = await pages();
  await without.addInitScript(() => customElements.define("warmline-widget", class extends HTMLElement {}));
  await without.goto(url);
  await expect(without.locator("warmline-widget")).toHaveCount(0);
  const guest = await visitor(url);
  const plain = await places(without);
  expect(plain.length).toBeGreaterThan(20);
  expect(await places(guest.page)).toEqual(plain);
  await guest.tap(1);
  await guest.press.click();
  await guest.stands("nobody");
  expect(await places(guest.page)).toEqual(plain);
});

test("the thermometer fills up to the step under the finger, and falls back to what was tapped", async ({
  shop,
  visitor,
}) => {
  const guest = await visitor(`${shop.origin}/order/`, { reducedMotion: "reduce" });
  const mercury = guest.card.locator("i");
  /** Waits until it is full up to a step; `0.5` is empty. */
  const full = (step) =>
    expect
      .poll(() => mercury.evaluate((node) => new DOMMatrix(getComputedStyle(node).transform).a))
      .toBeCloseTo((step - 0.5) / 4.5, 5);
  const leave = () => guest.page.mouse.move(10, 10);
  await full(0.5);
  for (const step of [4, 2]) {
    await guest.score(step).hover();
    await full(step);
  }
  await leave();
  await full(0.5);
  await guest.tap(3);
  await guest.score(5).hover();
  await full(5);
  await leave();
  await full(3);
});

test("the mercury moves for the finger that comes, and stands still from the tap on", async ({ shop, visitor }) => {
  const guest = await visitor(`${shop.origin}/order/`);
  const mercury = guest.card.locator("i");
  const moves = () => mercury.evaluate((node) => getComputedStyle(node).transitionProperty);
  expect(await moves()).toBe("transform");
  await guest.score(5).hover();
  await guest.tap(5);
  expect(await moves()).toBe("none");
  expect(await mercury.evaluate((node) => node.getAnimations().length)).toBe(0);
});

test("who wants less motion gets none", async ({ shop, visitor }) => {
  const moving = async (reducedMotion) => {
    const guest = await visitor(`${shop.origin}/order/`, { reducedMotion });
    return guest.score(5).evaluate((control) => {
      control.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      return control.getRootNode().getAnimations().length;
    });
  };
  expect(await moving("no-preference")).toBeGreaterThan(0);
  expect(await moving("reduce")).toBe(0);
});

test("the script twice is one card", async ({ product, shop, visitor }) => {
  const guest = await visitor(`${shop.origin}/twice/`);
  const requests = asked(guest.page, product.edge);
  await guest.page.waitForLoadState("load");
  await settle(guest.page);
  await expect(guest.card).toHaveCount(1);
  await guest.tap(5);
  await settle(guest.page);
  expect(requests.filter((request) => request.startsWith("POST"))).toEqual(["POST /v1/sites/demo/responses"]);
});

test("a page's style sheet does not reach into the card", async ({ shop, visitor }) => {
  const looks = async (name) => {
    const guest = await visitor(`${shop.origin}/${name}/`);
    return guest.score(1).evaluate((control) => {
      const { color, fontSize, letterSpacing, visibility } = getComputedStyle(control);
      const { width, height, bottom } = control.getBoundingClientRect();
      const { opacity, position } = getComputedStyle(control.getRootNode().host);
      return { color, fontSize, letterSpacing, visibility, width, height, bottom, opacity, position };
    });
  };
  expect(await looks("hostile")).toEqual(await looks("order"));
});

test("a double click on a step answers, and presses nothing that has come under it", async ({ shop, pages }) => {
  // As narrow as this, the reasons come to lie where the steps were.
  const page = await pages({ viewport: { width: 320, height: 640 } });
  for (const step of [1, 2, 3, 4, 5]) {
    const guest = await new Visitor(page).visit(`${shop.origin}/order/`);
    const { x, y, width, height } = await guest.score(step).boundingBox();
    const at = [x + width / 2, y + height / 2];
    await page.mouse.click(...at);
    await guest.arrived();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await settle(page);
    await expect(guest.card.locator("[aria-pressed=true]")).toHaveCount(0);
    await expect(guest.note).toHaveAttribute("data-note", "done");
  }
});

test("what is typed in the card is none of the page's shortcuts", async ({ shop, visitor }) => {
  const guest = await visitor(`${shop.origin}/order/`);
  await guest.page.evaluate(() => {
    window.heard = [];
    document.addEventListener("keydown", ({ key }) => heard.push(key));
  });
  await guest.tap(1);
  await guest.comment.click();
  await guest.page.keyboard.type("s/k");
  await guest.page.locator("input[name=voucher]").press("x");
  expect(await guest.page.evaluate(() => heard)).toEqual(["x"]);
});

test("what people write stays text", async ({ product, visitor, agent }) => {
  const hostile = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>&lt;b&gt; {{x}} javascript:ran https://a.example/"onclick="ran`;
  const ana = await agent("agent1");
  const guest = await visitor(`${product.hosts}/examples/checkout/`);
  for (const { page } of [ana, guest]) page.on("dialog", () => expect(false, "no dialog opens").toBe(true));
  await guest.tap(1);
  await guest.tell(hostile);
  await expect(ana.rows.locator(".words")).toHaveText(hostile);
  await guest.call();
  await ana.page.keyboard.press("Space");
  await expect(ana.chat.locator(".words")).toHaveText(hostile);
  await guest.stands("connected");
  await guest.say(hostile);
  await ana.reads([["visitor", hostile]]);
  await ana.say(hostile);
  const said = [
    ["visitor", hostile],
    ["agent", hostile],
  ];
  await Promise.all([ana.reads(said), guest.reads(said)]);
  for (const { page } of [ana, guest]) {
    expect(await page.evaluate(() => window.ran)).toBeUndefined();
    await expect(page.locator("img[src=x]")).toHaveCount(0);
  }
});
