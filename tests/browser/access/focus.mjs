// The way of the focus, and that nothing takes it away.

import { focus } from "./look.mjs";
import { keys, outlines, stops, UNHAPPY_STOPS } from "./walk.mjs";

export default [
  { name: "the scale is one stop", see: stops("Tab"), want: ["close", "step 1"] },
  { name: "back out of the scale in one step", see: keys("ArrowRight", "ArrowRight", "Shift+Tab"), want: "close" },
  {
    name: "forward out of the scale in one step",
    state: 5,
    see: keys("ArrowRight", "ArrowRight", "Tab"),
    want: "Talk to us now",
  },
  { name: "the order is that of the eye", state: 1, see: stops("Tab"), want: UNHAPPY_STOPS },
  { name: "and backwards", state: 1, see: stops("Shift+Tab"), want: UNHAPPY_STOPS.toReversed() },
  { name: "the chosen step is the stop", state: 4, see: async (g) => (await stops("Tab")(g))[1], want: "step 4" },
  { name: "nothing has the focus at the load", see: focus, want: "page body" },
  {
    name: "who types in the page goes on typing",
    before: (g) => g.page.locator("[name=voucher]").focus(),
    see: focus,
    want: "page voucher",
  },
  {
    name: "after a digit the focus stays",
    see: async (g) => (await keys("3")(g), await g.arrived(), focus(g)),
    want: "step 3",
  },
  {
    name: "after Space the focus stays",
    see: async (g) => (await keys("Space")(g), await g.arrived(), focus(g)),
    want: "step 1",
  },
  {
    name: "an answer that arrives takes no focus from the page",
    act: async (g) => (await g.score(1).click(), await g.page.locator("[name=voucher]").focus(), g.arrived()),
    see: focus,
    want: "page voucher",
  },
  {
    name: "Send leaves the focus",
    state: 1,
    act: async (g) => (await g.comment.fill("So"), g.page.keyboard.press("Tab"), g.page.keyboard.press("Enter")),
    see: focus,
    want: "Send",
  },
  {
    name: "digits and arrows in the comment are the comment's",
    state: 1,
    see: async (g) => (
      await g.comment.focus(),
      await g.page.keyboard.type("5 stars"),
      await g.page.keyboard.press("ArrowLeft"),
      g.comment.inputValue()
    ),
    want: "5 stars",
  },
  { name: "Escape closes, and the page has the focus", see: keys("Escape"), want: "page body" },
  {
    name: "Escape in the comment closes too",
    state: 1,
    act: (g) => g.comment.press("Escape"),
    see: (g) => g.card.isVisible(),
    want: false,
  },
  {
    name: "the close button closes by Enter",
    act: (g) => g.card.locator("[data-close]").press("Enter"),
    see: (g) => g.card.isVisible(),
    want: false,
  },
  {
    name: "a click beside it closes nothing",
    act: (g) => g.page.mouse.click(20, 20),
    see: (g) => g.card.isVisible(),
    want: true,
  },
  { name: "the focus is seen everywhere", state: 1, see: outlines, want: ["solid 2px"] },
];
