// Ways through the card by keys alone.

import { focus } from "./look.mjs";

/** The stops of the focus after an unhappy tap. */
export const UNHAPPY_STOPS = [
  "close",
  "step 1",
  "Talk to us now",
  ...["payment", "price", "delivery", "page", "other"].map((id) => `reason ${id}`),
  "Tell us more",
  "Send",
];

/** Presses keys one after another with the focus in the scale, and gives where it is then. */
export const keys =
  (...all) =>
  async (guest) => {
    await guest.score(1).focus();
    for (const key of all) await guest.page.keyboard.press(key);
    return focus(guest);
  };

/** The steps that are chosen, after keys as above. */
export const chosen =
  (...all) =>
  async (guest) => {
    await keys(...all)(guest);
    return guest.card.locator("[aria-checked=true]").evaluateAll((steps) => steps.map((step) => step.dataset.score));
  };

/** Each stop of the focus from the card's first control to its last. */
export const stops = (key) => async (guest) => {
  await (key == "Tab" ? guest.card.locator("[data-close]") : guest.card.getByRole("button", { name: "Send" })).focus();
  const found = [];
  for (let at = await focus(guest); !at.startsWith("page") && found.length < 20; at = await focus(guest)) {
    found.push(at);
    await guest.page.keyboard.press(key);
  }
  return found;
};

/** The outlines of all stops, by what is different between them. */
export const outlines = async (guest) => {
  const found = new Set();
  await guest.card.locator("[data-close]").focus();
  for (let at = 0; at < UNHAPPY_STOPS.length; at += 1) {
    const outline = await guest.page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement.shadowRoot.activeElement);
      return `${outlineStyle} ${outlineWidth}`;
    });
    found.add(outline);
    await guest.page.keyboard.press("Tab");
  }
  return [...found];
};
