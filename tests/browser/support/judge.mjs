// What axe says of a page.

import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";

/** The plain page works without any script, so its log can only renew itself by reloading. */
const RELOADS = "meta-refresh";

/** Judges a part of the page, or all of it, in both colour schemes. */
export const judge = async (page, state, part = "html") => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const { violations, passes } = await new AxeBuilder({ page }).include(part).disableRules(RELOADS).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target, node.any[0]?.message]));
    expect.soft(found, `${state}, ${colorScheme}`).toEqual([]);
    expect(passes.length, `${state}, ${colorScheme}: there was something to judge`).toBeGreaterThan(0);
  }
};
