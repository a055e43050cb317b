// Pages of one document, whose own script changes what is shown and the address with it.

import { expect } from "../../support/test.mjs";
import { page, scripted, SNIPPET, STORED } from "../document.mjs";

/** Goes to the thanks of the shop by its own link, and waits until they are there. */
const order = async ({ page }) => {
  await page.getByRole("link", { name: "Order" }).click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
  expect(new URL(page.url()).pathname).toMatch(/\/thanks$/);
};

/** Back to where it began, and there once more. */
const again = async (guest) => {
  await guest.page.evaluate(() => history.back());
  await expect(guest.page.getByRole("heading", { name: "Basket" })).toBeVisible();
  await guest.tap(5);
  await order(guest);
};

const app = (name) => page({ body: `<div id="app"></div><script src="/apps/${name}.js"></script>` });
const PLAIN = `
const show = () => {
  const done = location.pathname.endsWith("/thanks");
  document.getElementById("app").innerHTML = done
    ? "<h1>Thank you</h1>"
    : '<h1>Basket</h1><a href="thanks">Order</a>';
};
addEventListener("popstate", show);
addEventListener("DOMContentLoaded", show);
addEventListener("click", (event) => {
  if (!event.target.closest("#app a")) return;
  event.preventDefault();
  history.pushState({}, "", event.target.href);
  show();
});`;

export default [
  { name: "React Router", page: app("react"), act: order, expected: STORED, then: again },
  { name: "Vue Router", page: app("vue"), act: order, expected: STORED, then: again },
  {
    name: "the History API by hand",
    page: scripted(PLAIN, { body: `<div id="app"></div>` }),
    act: order,
    expected: STORED,
    then: again,
  },
  {
    name: "React owns the whole document",
    page: `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="/icon.svg">${SNIPPET}</head><body><div id="app"><h1>Basket</h1><p>One mug</p></div><script src="/apps/react-document.js"></script></body></html>`,
    act: ({ page }) => expect(page.locator("html[data-app=ready]")).toBeAttached(),
    expected: STORED,
  },
];
