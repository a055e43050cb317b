// What eyes and thumbs need.

import { cut, faint, small } from "./look.mjs";

const ZOOMED = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
const NARROW = { viewport: { width: 320, height: 640 } };

/** Puts on the spacing of text that WCAG 1.4.12 asks to bear. */
const spaced = (guest) =>
  guest.card.evaluate((host) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`);
    host.shadowRoot.adoptedStyleSheets.push(sheet);
  });

export default [
  { name: "the question is easy to hit", see: small, want: [] },
  { name: "all that follows is easy to hit", state: 1, see: small, want: [] },
  { name: "all is easy to hit at 320 px", state: 1, options: NARROW, see: small, want: [] },
  ...["light", "dark"].flatMap((colorScheme) =>
    [undefined, 1, 5].map((state) => ({
      name: `contrast, ${colorScheme}, ${state ? `after ${state}` : "question"}`,
      state,
      options: { colorScheme },
      see: (g) => faint(g, 4.5),
      want: [],
    })),
  ),
  {
    name: "more contrast, where it is asked for",
    state: 1,
    options: { contrast: "more" },
    see: (g) => faint(g, 7),
    want: [],
  },
  {
    name: "forced colours leave what was chosen",
    state: 1,
    options: { forcedColors: "active" },
    act: (g) => g.reason("price").click(),
    see: (g) =>
      g.card.evaluate((host) => {
        const colour = (selector) => getComputedStyle(host.shadowRoot.querySelector(selector)).backgroundColor;
        const differ = (on, off) => colour(on) != colour(off);
        return [
          differ("[aria-checked=true] svg", "[aria-checked=false] svg"),
          differ("[aria-pressed=true]", "[aria-pressed=false]"),
        ];
      }),
    want: [true, true],
  },
  {
    name: "who wants less motion gets none",
    options: { reducedMotion: "reduce" },
    see: (g) => g.score(5).evaluate((step) => (step.click(), step.getRootNode().getAnimations().length)),
    want: 0,
  },
  { name: "nothing is cut at 320 px", state: 1, options: NARROW, see: cut, want: [] },
  { name: "the question is whole at 400 %", options: ZOOMED, see: cut, want: [] },
  { name: "all can be reached at 400 %", state: 1, options: ZOOMED, see: cut, want: [] },
  { name: "wide text is not cut", state: 1, act: spaced, see: cut, want: [] },
  { name: "wide text is not cut at 320 px", state: 1, options: NARROW, act: spaced, see: cut, want: [] },
  {
    name: "nothing is printed",
    act: (g) => g.page.emulateMedia({ media: "print" }),
    see: (g) => g.card.isVisible(),
    want: false,
  },
];
