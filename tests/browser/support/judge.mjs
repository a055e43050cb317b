// What axe says of a page.

import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";

const RULES = {
  // The plain page works without any script, so its log can only renew itself by reloading.
  "meta-refresh": { enabled: false },
  // WCAG 2.2's own, which axe leaves out unless told.
  "target-size": { enabled: true },
};

/** Judges a part of the page, or all of it, in both colour schemes. */
export const judge = async (page, state, part = "html") => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const { violations, passes } = await new AxeBuilder({ page }).options({ rules: RULES }).include(part).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target, node.any[0]?.message]));
    expect.soft(found, `${state}, ${colorScheme}`).toEqual([]);
    expect(passes.length, `${state}, ${colorScheme}: there was something to judge`).toBeGreaterThan(0);
  }
};
