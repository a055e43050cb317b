// Pages that take away what is in them, and come back.

import { expect } from "../../support/test.mjs";
import { page, SILENT, STORED } from "../document.mjs";

const shown = (guest) => expect(guest.score(1)).toBeVisible();

export default [
  {
    name: "the page takes the element out",
    page: page(),
    act: async (guest) => {
      if (guest.alone) return;
      await shown(guest);
      await guest.page.evaluate(() => document.querySelector("warmline-widget").remove());
    },
    expected: SILENT,
  },
  {
    name: "the page replaces its whole body",
    page: page(),
    act: async (guest) => {
      if (!guest.alone) await shown(guest);
      await guest.page.evaluate(() => {
        const body = document.createElement("body");
        body.append("Something else altogether");
        document.body = body;
      });
    },
    expected: SILENT,
  },
  {
    name: "the page empties itself in the moment of the tap",
    page: page(),
    act: ({ page }) =>
      page.evaluate(() => addEventListener("click", () => document.body.replaceChildren("Gone"), true)),
    same: false,
    expected: STORED,
  },
  {
    name: "away and back again",
    page: page(),
    expected: STORED,
    then: async (guest, { sent }) => {
      await guest.arrived();
      await guest.page.evaluate(() => {
        addEventListener("pageshow", ({ persisted }) => document.documentElement.setAttribute("data-back", persisted));
      });
      await guest.page.goto(new URL("/icon.svg", guest.page.url()).href);
      await guest.page.evaluate(() => history.back());
      await expect(guest.page.locator("html")).toHaveAttribute("data-back", "true");
      await expect(guest.score(4)).toHaveAttribute("aria-checked", "true");
      await guest.tap(5);
      await guest.page.evaluate(() => document.documentElement.removeAttribute("data-back"));
      const posts = sent.map((request) => request.postDataJSON());
      expect(posts.map(({ rev }) => rev)).toEqual([0, 1]);
      expect(new Set(posts.map(({ id }) => id)).size, "one response in the end").toBe(1);
    },
  },
];
