// The desk on the narrowest phone.

import { connect } from "./support/talks.mjs";
import { expect, test } from "./support/test.mjs";

test("the name of a case and what can be done stand beside each other, and nothing is cut", async ({
  product,
  visitor,
  agent,
}) => {
  const ana = await agent("agent1", { viewport: { width: 320, height: 640 } });
  const guest = await visitor(`${product.hosts}/examples/checkout/`);
  await guest.tap(1);
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
});
