// The question as a plain page, in a browser that runs no script: from the link on the host page to the ring at the
// desk.

import { expect, test } from "./support/test.mjs";

const scriptless = { javaScriptEnabled: false };

/** The buttons of the page, and how large they are. */
const sizes = (page) =>
  page.locator("button").evaluateAll((buttons) =>
    buttons.map((button) => {
      const { width, height } = button.getBoundingClientRect();
      return [button.textContent, width, height];
    }),
  );

test("question, tap, chip, words, talk: the desk rings", async ({ product, pages, agent }) => {
  const ana = await agent("agent1");
  const page = await pages(scriptless);
  await page.goto(`${product.hosts}/examples/checkout/`);
  await expect(page.locator("warmline-widget")).toHaveCount(0);
  await page.getByRole("link", { name: "How did we do today?" }).click();
  await expect(page).toHaveURL(`${product.edge}/ask/demo`);
  await expect(page.getByRole("heading", { name: "How did we do today?" })).toBeVisible();
  await expect(ana.rows).toHaveCount(0);

  await page.getByRole("button", { name: "1 of 5, cold" }).click();
  await expect(page.getByRole("heading")).toHaveText("We are sorry. Please let us put it right.");
  await expect(ana.row("Cold")).toHaveAttribute("data-handoff", "offered");
  await page.getByLabel("Tell us more").fill("Charged twice");
  await page.getByRole("button", { name: "Payment failed" }).click();
  await expect(page.getByRole("button", { name: "Payment failed" })).toHaveAttribute("aria-pressed", "true");
  await expect(ana.row("Payment failed")).toContainText("Charged twice");

  await page.getByRole("button", { name: "Talk to us now" }).click();
  await expect(page).toHaveURL(/\/talk\/demo\/[\w-]{22,}\?lang=en$/);
  await expect(ana.ringing("Charged twice")).toHaveCount(1);
  await expect(ana.rows).toHaveCount(1);
  await ana.page.keyboard.press("Space");
  await page.getByRole("textbox", { name: "Your message" }).fill("Hello");
  await page.getByRole("button", { name: "Send" }).click();
  await ana.reads([["visitor", "Hello"]]);
});

test("back, and another step: the answer is changed, and no page is an error", async ({ product, pages, agent }) => {
  const ana = await agent("agent1");
  const page = await pages(scriptless);
  await page.goto(`${product.edge}/ask/demo?score=5`);
  await expect(page.getByRole("button", { name: "5 of 5, hot" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading")).toHaveText("Wonderful, thank you!");
  await expect(page.getByRole("button", { name: "Payment failed" })).toHaveCount(0);
  await page.getByRole("button", { name: "2 of 5, cool" }).click();
  await expect(page.getByRole("heading")).toHaveText("Sorry, that should have gone better.");
  await expect(ana.row("Cool")).toHaveCount(1);
  await page.getByRole("button", { name: "Talk to us now" }).click();
  await expect(page).toHaveURL(/\/talk\/demo\//);
  await expect(ana.ringing("Cool")).toHaveCount(1);
  await expect(ana.rows).toHaveCount(1);
});

for (const width of [320, 390, 1200]) {
  test(`every button can be hit on ${width} px, and nothing is cut off`, async ({ product, pages }) => {
    const page = await pages({ viewport: { width, height: 700 } });
    await page.goto(`${product.edge}/ask/demo`);
    for (const step of ["ask", "answered"]) {
      for (const [name, width, height] of await sizes(page)) {
        expect(Math.min(width, height), `${step}: ${name}`).toBeGreaterThanOrEqual(44);
      }
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect(scrollWidth, step).toBe(clientWidth);
      if (step == "ask") await page.getByRole("button", { name: "1 of 5, cold" }).click();
    }
  });
}

test.describe("a site with colours of its own", () => {
  test.use({ settings: { look: { light: { accent: "#0057b8" } } } });

  test("has them on the plain pages too", async ({ product, pages }) => {
    const page = await pages({ colorScheme: "light" });
    const blue = async (name) =>
      expect(page.getByRole("button", { name, exact: true })).toHaveCSS("background-color", "rgb(0, 87, 184)");
    await page.goto(`${product.edge}/ask/demo`);
    await page.locator('[data-score="1"]').click();
    await blue("Talk to us now");
    await page.getByRole("button", { name: "Talk to us now" }).click();
    await blue("Send");
  });
});
