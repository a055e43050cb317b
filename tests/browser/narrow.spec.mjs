// The head of a case, from the narrowest phone to a laptop.

import { connect } from "./support/talks.mjs";
import { expect, test } from "./support/test.mjs";

const check = (width, height, lines) => async ({ product, visitor, agent }) => {
  const ana = await agent("agent1", { viewport: { width, height } });
  const guest = await visitor(`${product.hosts}/examples/checkout/`);
  await guest.tap(1);
  await guest.tell("My card was charged twice, but the page says that the payment failed, and there is no number.");
  await connect(guest, ana);
  const head = ana.chat.locator("header.about");
  for (const name of ["Copy", "Speak", "Ask a colleague", "Resolve"]) {
    await expect(head.getByRole("button", { name })).toBeVisible();
  }
  const found = await head.evaluate((node) => {
    const parts = [...node.querySelectorAll("button, h2")].filter((part) => part.checkVisibility());
    const boxes = parts.map((part) => [part.textContent, part.getBoundingClientRect(), part]);
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return boxes.flatMap(([one, box, part], at) => [
      ...(part.scrollWidth > part.clientWidth || box.right > innerWidth ? [`${one} is cut`] : []),
      ...boxes.slice(at + 1).flatMap(([other, its]) => (over(box, its) ? [`${one} lies over ${other}`] : [])),
    ]);
  });
  expect(found).toEqual([]);
  const tops = await head.locator(".plain, .resolve").evaluateAll((acts) => acts.map((act) => act.offsetTop));
  expect(new Set(tops).size, "lines of what can be done").toBe(lines);
  // What the visitor wrote has the room, and not what can be done about it.
  const widths = [head, head.locator(".words")].map((part) => part.evaluate((node) => node.clientWidth));
  const [all, words] = await Promise.all(widths);
  expect(words).toBeGreaterThan(all * 0.6);
};

for (const [width, height, lines] of [
  // The end of a case stands beside its name.
  [320, 640, 2],
  [840, 700, 1],
  [1200, 800, 1],
]) {
  test(`at ${width} px nothing of a case's name, its words and what can be done is cut`, check(width, height, lines));
}
