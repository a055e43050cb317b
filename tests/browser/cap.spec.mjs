// How seldom one visitor is asked: the cap of docs/embed.md on real pages.

import { expect } from "./support/test.mjs";
import { withoutTraces } from "./support/visitor.mjs";
import { settle, test } from "./support/when.mjs";

test.use({ settings: { cap: { days: 30, dismissed_days: 7 } } });

const DAY = 86_400_000;
const keeps = (guest) => guest.page.evaluate(() => ({ ...localStorage }));
const gpc = (page) => page.addInitScript(withoutTraces);

for (const [what, act, days] of [
  ["answered", (guest) => guest.tap(5), 30],
  ["dismissed", (guest) => guest.card.locator("[data-close]").click(), 7],
]) {
  test(`${what}: left alone for ${days} days`, async ({ guestOf }) => {
    const guest = await guestOf();
    await expect(guest.score(1)).toBeVisible();
    expect(await keeps(guest), "nothing before an act").toEqual({});
    await act(guest);
    await expect.poll(guest.why).toBe("asked");
    await expect.poll(async () => Object.keys(await keeps(guest))).toEqual(["warmline.demo"]);
    expect(Object.keys(JSON.parse((await keeps(guest))["warmline.demo"]))).toEqual([what]);
    await guest.page.reload();
    await expect.poll(guest.why).toBe("cap");
    await guest.absent();
    const wait = (days) =>
      guest.page.evaluate(
        ([what, ago]) => {
          localStorage["warmline.demo"] = JSON.stringify({ [what]: Date.now() - ago });
        },
        [what, days * DAY],
      );
    await wait(days - 0.1);
    await guest.page.reload();
    await settle(guest);
    await guest.absent();
    await wait(days + 0.1);
    await guest.page.reload();
    await expect(guest.score(1)).toBeVisible();
  });
}

test("who answers before that, because the page asks all the same, says when they answered before", async ({
  guestOf,
}) => {
  const guest = await guestOf();
  const answeredNow = async () => {
    const sent = guest.page.waitForRequest((request) => request.method() == "POST");
    await guest.tap(5);
    return (await sent).postDataJSON().answered;
  };
  expect(await answeredNow()).toBeUndefined();
  const { answered } = JSON.parse((await keeps(guest))["warmline.demo"]);
  await guest.page.reload();
  await expect.poll(guest.why).toBe("cap");
  await guest.page.evaluate(() => void warmline.ask());
  await expect(guest.score(5)).toBeVisible();
  expect(await answeredNow()).toBe(answered);
  for (const junk of ['{"answered":"yesterday"}', '{"answered":-1}', '{"answered":1e300}', "null", "{"]) {
    await guest.page.evaluate((junk) => (localStorage["warmline.demo"] = junk), junk);
    await guest.page.reload();
    await guest.page.waitForFunction(() => window.warmline?.why);
    await guest.page.evaluate(() => void warmline.ask());
    expect(await answeredNow(), junk).toBeUndefined();
  }
});

test("a closing that is undone was none", async ({ guestOf }) => {
  const guest = await guestOf();
  await guest.card.locator("[data-close]").click();
  await guest.card.getByRole("button", { name: "Closed. Undo?" }).click();
  await guest.page.reload();
  await expect(guest.score(1)).toBeVisible();
});

test("under Global Privacy Control, and where storage is refused, once in a page's life and nothing kept", async ({
  guestOf,
}) => {
  const refused = (page) =>
    page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
  for (const before of [gpc, refused]) {
    const guest = await guestOf({}, { before });
    await guest.card.locator("[data-close]").click();
    await expect(guest.card).toBeHidden();
    if (before == gpc) expect(await keeps(guest)).toEqual({});
    await guest.page.evaluate(() => history.pushState({}, "", "/own/next"));
    await settle(guest);
    await guest.absent();
  }
});
