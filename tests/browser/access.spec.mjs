// The card by keys alone and as assistive technology is told of it, a row each; and axe where axe.spec.mjs has not
// been.

import AxeBuilder from "@axe-core/playwright";

import focus from "./access/focus.mjs";
import keys from "./access/keys.mjs";
import seen from "./access/seen.mjs";
import told from "./access/told.mjs";
import { expect, lasting as test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

async function check({ page: name = "order", options, state, before, act, see, want }, { pages, shop }) {
  const page = await pages(options);
  const guest = new Visitor(page);
  // The question comes when it likes, also while the visitor is in the page already.
  if (before) await page.route("**/embed/*", async (route) => (await before(guest), route.continue()));
  await page.goto(`${shop.origin}/${name}/`);
  await expect(guest.score(1)).toBeVisible();
  if (state) await guest.tap(state);
  await act?.(guest);
  await expect.poll(() => see(guest)).toEqual(want);
}

for (const row of [told, keys, focus, seen].flat()) {
  test(row.name, ({ shop, pages }) => check(row, { pages, shop }));
}

/** States that change what axe sees, by name. */
const STATES = {
  "a chip is pressed": { state: 1, act: (guest) => guest.reason("price").click() },
  "right to left": { page: "rtl", state: 2 },
  "320 px": { options: { viewport: { width: 320, height: 640 } }, state: 1 },
  "400 %": { options: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, state: 1 },
  "forced colours": { options: { forcedColors: "active" }, state: 1 },
  "more contrast": { options: { contrast: "more" }, state: 5 },
  "a focused step": { act: (guest) => guest.score(3).focus() },
};

for (const [name, row] of Object.entries(STATES)) {
  const see = async ({ page }) => {
    const { violations } = await new AxeBuilder({ page }).include("warmline-widget").analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => [id, target]));
  };
  const options = { reducedMotion: "reduce", ...row.options };
  test(`axe: ${name}`, ({ shop, pages }) => check({ ...row, options, see, want: [] }, { pages, shop }));
}
