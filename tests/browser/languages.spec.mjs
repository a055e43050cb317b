// The interface in each of its languages: nothing is left in English, the direction is right, and nothing is cut off
// on the narrowest screen. Each language leaves its pictures among the test's results.

import { LANGUAGES, message, patterns, RIGHT_TO_LEFT } from "./support/catalogs.mjs";
import { expect, test } from "./support/test.mjs";

const NARROW = { viewport: { width: 320, height: 720 }, reducedMotion: "reduce" };
/** Languages of other letters than English: there, any word in its letters is left over. */
const OTHER_LETTERS = ["ar", "el", "he", "hi", "ja", "ru", "uk", "zh"];
/** What is the same in all languages. */
const NAMES = /Harbour & Pine/g;

const direction = (language) => (RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr");

/** All that stands in a page, or in the card: its title, its texts and the names of its parts, hidden ones too. */
const texts = (root) =>
  root.evaluate((element) => {
    const scope = element.shadowRoot ?? element;
    const named = [...scope.querySelectorAll("[aria-label], [placeholder], [title]")];
    const found = named.flatMap((node) => ["aria-label", "placeholder", "title"].map((name) => node.getAttribute(name)));
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.data);
    if (!element.shadowRoot) found.push(document.title);
    return found.map((text) => text?.trim()).filter(Boolean);
  });

/** What is wider than its place, and words under neighbouring faces that run into each other. */
const misfits = (root) =>
  root.evaluate((element) => {
    const scope = element.shadowRoot ?? element;
    const all = [...scope.querySelectorAll("*")].filter((node) => node.checkVisibility());
    // What is one pixel wide is there for screen readers. The word under a face may be a little wider than the face.
    const wide = all.filter(({ clientWidth, scrollWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 6);
    const frame = element.shadowRoot ? scope.querySelector("section") : element;
    if (frame.scrollWidth > frame.clientWidth) wide.push(frame);
    const words = all.filter((node) => node.matches("[data-score] span"));
    const boxes = words.map((word) => word.getBoundingClientRect()).sort((one, other) => one.left - other.left);
    const close = words.filter((_, at) => boxes[at + 1] && boxes[at + 1].left < boxes[at].right + 1);
    return [...wide, ...close].map((node) => `${node.localName} ${node.textContent.slice(0, 60)}`);
  });

/** Checks what is under `root`, and keeps a picture of the page. */
const isRight = async (page, root, language, where) => {
  const same = patterns(language);
  const english = patterns("en").filter((pattern) => !same.includes(pattern));
  const all = await texts(root);
  expect(all.length).toBeGreaterThan(2);
  const left = all.filter(
    (text) =>
      english.some((pattern) => new RegExp(pattern).test(text)) ||
      (OTHER_LETTERS.includes(language) && /[a-z]{2}/i.test(text.replaceAll(NAMES, ""))),
  );
  expect.soft(left, `${where}: left in English`).toEqual([]);
  expect.soft(await misfits(root), `${where}: without enough room`).toEqual([]);
  const path = test.info().outputPath(`${language}-${where}.png`);
  await page.screenshot({ path });
  await test.info().attach(`${language}-${where}`, { path, contentType: "image/png" });
};

/** Checks a plain page. */
const pageIsRight = async (page, language, where) => {
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", language);
  await expect(html).toHaveAttribute("dir", direction(language));
  await isRight(page, html, language, where);
};

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ settings: { language: "en", languages: LANGUAGES }, tolerated: /status of 404/ });

    test(`${language}: the plain pages`, async ({ product, pages }) => {
      const page = await pages({ ...NARROW, locale: language == "de" ? "fr" : "de" });
      await page.goto(`${product.edge}/ask/demo?lang=${language}`);
      await pageIsRight(page, language, "ask");
      await page.locator('[data-score="1"]').click();
      await expect(page.locator("[data-reasons]")).toBeVisible();
      await pageIsRight(page, language, "answered");
      await page.getByRole("button", { name: message(language, "talk") }).click();
      await expect(page).toHaveURL(new RegExp(`/talk/demo/[\\w-]+\\?lang=${language}$`));
      await pageIsRight(page, language, "talk");
      const log = page.frameLocator("iframe").locator("html");
      await expect(log).toHaveAttribute("dir", direction(language));
      await expect(log.locator("[data-standing]")).toHaveText(message(language, "nobody"));
      await isRight(page, log, language, "log");
      await page.goto(`${product.edge}/ask/nobody-has-this?lang=${language}`);
      await pageIsRight(page, language, "nothing");
    });

    // The ordinary script, in a page of that language.
    test(`${language}: the card`, async ({ shop, pages }) => {
      const page = await pages({ ...NARROW, locale: language == "de" ? "fr" : "de" });
      await page.goto(`${shop.origin}/in-${language}/`);
      const card = page.locator("warmline-widget");
      const section = card.locator("section");
      await expect(section).toHaveAttribute("lang", language);
      await expect(section).toHaveAttribute("dir", direction(language));
      await isRight(page, card, language, "card");
      await card.locator('[data-score="1"]').click();
      await expect(card.locator("[data-note]:visible")).toHaveText(message(language, "arrived"));
      await isRight(page, card, language, "unhappy");
      await card.getByRole("button", { name: message(language, "talk") }).click();
      await expect(card.locator("[data-standing]")).toHaveText(message(language, "nobody"));
      await card.getByPlaceholder(message(language, "message")).fill("7");
      await page.keyboard.press("Enter");
      await expect(card.locator("[role=log] [data-from]")).toHaveText(`${message(language, "you")}7`);
      await isRight(page, card, language, "conversation");
    });
  });
}

test("the browser's language is the page's, where the site speaks it", async ({ product, pages }) => {
  for (const [locale, language] of [
    ["de-AT", "de"],
    ["nn-NO", "nb"],
    ["he-IL", "he"],
    ["is-IS", "en"],
  ]) {
    const page = await pages({ locale });
    await page.goto(`${product.edge}/ask/demo`);
    await expect(page.locator("html"), locale).toHaveAttribute("lang", language);
  }
});

test("a page's language is known by its other tags", async ({ shop, pages }) => {
  const page = await pages({ locale: "en" });
  for (const [tag, language] of [
    ["no", "nb"],
    ["nn-NO", "nb"],
    ["iw", "he"],
    ["yue-HK", "zh"],
    ["is", "en"],
  ]) {
    await page.goto(`${shop.origin}/in-${tag}/`);
    await expect(page.locator("warmline-widget section"), tag).toHaveAttribute("lang", language);
  }
});
