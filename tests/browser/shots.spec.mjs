// The README's pictures. They are made anew with WARMLINE_SHOTS=1 and no test looks at them.

import { fileURLToPath } from "node:url";

import { expect, test } from "./support/test.mjs";

const docs = (name) => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));

test.skip(!process.env.WARMLINE_SHOTS, "pictures are made with WARMLINE_SHOTS=1");

const still = { viewport: { width: 1200, height: 800 }, colorScheme: "light", reducedMotion: "reduce" };

test("the widget and the desk", async ({ product, visitor, agent }) => {
  const ana = await agent("agent1", still);
  const guest = await visitor(`${product.hosts}/examples/checkout/`, still);
  await guest.tap(1);
  await guest.reason("payment").click();
  await guest.arrived();
  await guest.page.mouse.move(0, 0);
  await guest.page.screenshot({ path: docs("widget.png") });

  const others = [
    [2, "delivery", "It said Friday, now it says next week."],
    [1, "price", "Where does the handling fee come from?"],
  ];
  for (const [step, reason, words] of others) {
    const other = await visitor(`${product.hosts}/examples/support/`);
    await other.tap(step);
    await other.reason(reason).click();
    await other.tell(words);
    await expect(ana.row(words)).toHaveCount(1);
  }
  await guest.tell("My card was charged, but it says the payment failed.");
  await guest.call();
  await ana.page.keyboard.press("Space");
  await guest.stands("connected");
  const talk = [
    [ana, "Hello, this is Ana. I am looking at your order right now."],
    [guest, "Thank you! I was charged twice, I think."],
    [ana, "I see both charges. The second one goes back to your card today, and your order is confirmed."],
    [guest, "That was quick."],
  ];
  for (const [speaker, text] of talk) {
    await speaker.say(text);
    await expect(ana.chat.getByText(text)).toBeVisible();
  }
  await expect(ana.messages).toHaveCount(talk.length);
  // Ana is in a talk: the next press rings where somebody is free.
  await agent("agent2");
  const caller = await visitor(`${product.hosts}/examples/checkout/`);
  await caller.tap(2);
  await caller.reason("page").click();
  await caller.call();
  await expect(ana.ringing("Page didn’t work").locator(".waited")).toContainText(/0:0[4-9]/);
  await ana.page.screenshot({ path: docs("desk.png") });
});
