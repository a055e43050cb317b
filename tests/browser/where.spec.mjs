// Which page a response is about, where a router goes on without a new document.

import { expect, test } from "./support/test.mjs";

test("it is the page on which the first tap was made", async ({ product, visitor }) => {
  const guest = await visitor(`${product.hosts}/examples/checkout/?secret=1#part`);
  const bodies = [];
  guest.page.on("request", (request) => request.method() == "POST" && bodies.push(request.postDataJSON()));
  const goOn = (path) => guest.page.evaluate((path) => history.pushState({}, "", path), path);
  await goOn("/examples/checkout/thanks?order=7");
  await guest.tap(2);
  await goOn("/examples/checkout/elsewhere");
  await guest.tell("It was slow.");
  const thanks = `${product.hosts}/examples/checkout/thanks`;
  expect(bodies.map(({ rev, page }) => [rev, page])).toEqual([
    [0, thanks],
    [1, thanks],
  ]);
});
