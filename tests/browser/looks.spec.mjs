// What the card looks like. The pictures in looks/ are the reference: a change of them is a change of the design, to
// be looked at, and made anew with `--update-snapshots`.

import { expect, lasting as test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

const DESKTOP = { width: 480, height: 640 };

/** How the page is shown, by the name of the pictures. */
const SITUATIONS = {
  light: {},
  dark: { colorScheme: "dark" },
  rtl: { page: "rtl" },
  narrow: { viewport: { width: 320, height: 640 } },
  forced: { forcedColors: "active" },
};

/** What the visitor has tapped. */
const STATES = { question: undefined, happy: 5, unhappy: 1 };

/** How wide `SAMPLE` is in the fonts of the pictures, regular and bold. Letters are each machine's own. */
const FONTS = "213.7 239.0";
const SAMPLE = "How did we do today? 1 of 5";

/** What differs between builds of one browser: edges of letters and curves. */
const TOLERANCE = { maxDiffPixelRatio: 0.01, threshold: 0.25 };

const fonts = (page) =>
  page.evaluate((sample) => {
    const context = document.createElement("canvas").getContext("2d");
    const width = (weight) => {
      context.font = `${weight} 15px system-ui, sans-serif`;
      return context.measureText(sample).width.toFixed(1);
    };
    return `${width(400)} ${width(600)}`;
  }, SAMPLE);

for (const [situation, { page: name = "order", ...options }] of Object.entries(SITUATIONS)) {
  for (const [state, step] of Object.entries(STATES)) {
    test(`${situation}, ${state}`, async ({ shop, pages }) => {
      const page = await pages({ viewport: DESKTOP, reducedMotion: "reduce", colorScheme: "light", ...options });
      const found = await fonts(page);
      if (found != FONTS)
        console.warn(`NOT COMPARED: the pictures are made with other fonts (${FONTS}, here ${found})`);
      test.skip(found != FONTS, "the pictures are made with other fonts");
      const guest = await new Visitor(page).visit(`${shop.origin}/${name}/`);
      if (step) {
        await guest.tap(step);
        await page.mouse.move(0, 0);
        await guest.score(step).blur();
      }
      await expect(guest.card).toHaveScreenshot(`${situation}-${state}.png`, TOLERANCE);
    });
  }
}
