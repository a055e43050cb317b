// The policies that docs/embed.md gives, each line of it: with exactly these lines all of it works, and without one source
// happens what the document says.

import { LAUNCH } from "./support/calls.mjs";
import { snippet } from "./support/guest-page.mjs";
import { policies, strict, without } from "./support/policy.mjs";
import { talkLive, talkOnPlainPage } from "./support/talks.mjs";
import { expect, POLICY, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

test.use({ launchOptions: LAUNCH });

const { card, frame } = await policies();

/** A page that has nothing of its own for which a policy would have to allow anything. */
const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width">${head}</head><body><main><h1>A page</h1></main>${body}</body></html>`;

/** Opens one under a policy; `prepare` is done before. */
const open = async ({ product: { edge }, shop, pages }, policy, parts = {}) => {
  const { head = snippet(edge), body = "", scope, prepare, waitUntil } = parts;
  shop.put("own", page(head, body), { "content-security-policy": policy });
  const tab = await pages();
  const sent = [];
  tab.on("request", (request) => request.method() == "POST" && sent.push(new URL(request.url()).pathname));
  await prepare?.(tab);
  await tab.goto(`${shop.origin}/own/`, { waitUntil });
  return Object.assign(new Visitor(tab, scope?.(tab)), { sent });
};

/** Question, tap, press and live conversation. */
const works = async (guest, agent) => {
  const ana = await agent("agent1");
  await guest.tap(1);
  await talkLive(guest, ana);
};

/** The page is as it was, and its visitor is asked nothing. */
const silent = async (guest) => {
  await guest.page.waitForTimeout(1_000);
  await expect(guest.page.locator("warmline-widget :visible")).toHaveCount(0);
  await expect(guest.page.getByRole("heading", { name: "A page" })).toBeVisible();
  expect(guest.sent).toEqual([]);
};

/** The press brings up the plain page, where they talk. */
const plain = async (guest, ana) => {
  const tab = await guest.opens(guest.press);
  await expect(ana.ringing("Cold")).toHaveCount(1);
  await talkOnPlainPage(tab, ana);
};

/** What happens without a source, by the document's own words for it. */
const HAPPENS = {
  "nothing: the page stays as it is": silent,
  "nothing is missing, as long as requests may go out": works,
  "all but the live conversation, which opens as a page of its own": async (guest, agent) => {
    const ana = await agent("agent1");
    await guest.tap(1);
    await plain(guest, ana);
  },
  "a tap is kept on the page and goes out with a press, as a form": async (guest, agent) => {
    const ana = await agent("agent1");
    await guest.score(1).click();
    await expect(guest.note).toHaveText("Kept here until it can be sent.");
    await expect(ana.rows).toHaveCount(0);
    await plain(guest, ana);
  },
  "the press arrives; the conversation has a page of its own": async (guest, agent) => {
    const ana = await agent("agent1");
    await guest.tap(1);
    await guest.press.click();
    await expect(ana.ringing("Cold")).toHaveCount(1);
    await talkOnPlainPage(await guest.opens(guest.talkThere), ana);
  },
};

const inFrame = (tab) => tab.frameLocator("warmline-widget iframe");
const framed = (edge) => ({
  head: `<script async src="${edge}/embed/demo.js?mode=frame"></script>`,
  scope: inFrame,
});

/** The modes by the document's names, each as parts of its page. */
const MODES = {
  card: () => ({}),
  inline: () => ({ body: "<div data-warmline></div>" }),
  "by hand": () => ({ body: "<warmline-widget></warmline-widget>" }),
  button: (edge) => ({ head: snippet(edge, `data-mode="button"`) }),
  inlined: async (edge, request) => ({ body: await (await request.get(`${edge}/embed/demo.html`)).text() }),
};

const named = ([names]) => names.split(", ");
const [HERE, BESIDE] = card.mode;

test("the document names every mode", () => {
  expect(card.mode.flatMap(named)).toEqual(Object.keys(MODES));
  expect([HERE[1], BESIDE[0]]).toEqual(["none", "inlined"]);
});

for (const name of named(HERE)) {
  test(`${name}: all of it works with exactly these lines`, async ({ product, shop, pages, agent, request }) => {
    const { edge } = product;
    const guest = await open({ product, shop, pages }, strict(card.lines, edge), await MODES[name](edge, request));
    if (name == "button") await guest.card.getByRole("button", { name: "Tell us" }).click();
    await works(guest, agent);
  });
}

test("frame: all of it works with exactly its lines", async ({ product, shop, pages, agent }) => {
  const { edge } = product;
  const guest = await open({ product, shop, pages }, strict(frame.lines, edge), framed(edge));
  await works(guest, agent);
});

for (const styled of [true, false]) {
  test.describe(() => {
    test.use({ tolerated: styled ? undefined : POLICY });

    test(`inlined ${styled ? "with" : "without"} the hash of its style`, async ({
      product,
      shop,
      pages,
      agent,
      request,
    }) => {
      const { edge } = product;
      expect(BESIDE[1]).toContain("`style-src` with the hash that `GET https://EDGE/embed/integrity.json` names as `style`");
      const { style } = await (await request.get(`${edge}/embed/integrity.json`)).json();
      const policy = strict(card.lines, edge) + (styled ? `; style-src '${style}'` : "");
      let go;
      const held = new Promise((resolve) => (go = resolve));
      const prepare = (tab) =>
        tab.route("**/embed/demo.js", async (route) => {
          await held;
          await route.continue();
        });
      const parts = { ...(await MODES.inlined(edge, request)), prepare, waitUntil: "commit" };
      const guest = await open({ product, shop, pages }, policy, parts);
      await expect(guest.score(1)).toBeAttached();
      const width = () => guest.score(1).evaluate((control) => control.parentElement.clientWidth);
      const before = await width();
      go();
      await guest.page.waitForFunction(() => window.warmline);
      // From the script on it has its style in any case.
      expect((await width()) == before).toBe(styled);
      await works(guest, agent);
    });
  });
}

const LEFT_OUT = [
  ["card", card, () => ({})],
  ["frame", frame, framed],
];

for (const [mode, { lines, without: rows }, parts] of LEFT_OUT) {
  test(`${mode}: the document says of every source what happens without it`, () => {
    const sources = lines
      .split(";")
      .map((line) => line.trim().split(/\s+/))
      .filter(([directive]) => directive != "require-trusted-types-for")
      .flatMap(([directive, ...all]) => all.map((source) => `${directive} ${source}`))
      .filter((source) => !source.endsWith("'none'"));
    expect(rows.map(([source]) => source.replaceAll("`", ""))).toEqual(sources);
  });

  for (const [source, effect] of rows) {
    test.describe(() => {
      test.use({ tolerated: POLICY });

      test(`${mode} without ${source}: ${effect}`, async ({ product, shop, pages, agent }) => {
        const { edge } = product;
        const policy = strict(without(lines, source.replaceAll("`", "")), edge);
        await HAPPENS[effect](await open({ product, shop, pages }, policy, parts(edge)), agent);
      });
    });
  }
}

test.describe("everything in the conversation", () => {
  test.use({
    settings: {
      callbacks: { countries: ["GB"] },
      files: { kinds: ["application/pdf"], max_kib: 1_024, keep_days: 1 },
      mail: { token: "secret", from: "help@shop.example", url: "https://mail.example" },
    },
  });

  test("a voice, a call by telephone, a file and a way back need no line more", async ({ product, shop, pages, agent }) => {
    const ana = await agent("agent1", { permissions: ["microphone"] });
    const guest = await open({ product, shop, pages }, strict(card.lines, product.edge));
    await guest.tap(1);
    await guest.call();
    await guest.talk.getByText("If you leave: where do we answer?").click();
    await expect(guest.talk.getByRole("button", { name: "Save" })).toBeVisible();
    await guest.callMe.click();
    await expect(guest.number).toBeVisible();
    await guest.byPhone.getByRole("button", { name: "Back" }).click();
    await ana.page.keyboard.press("Space");
    await guest.stands("connected");
    const chooser = guest.page.waitForEvent("filechooser");
    await guest.talk.getByRole("button", { name: "Attach a file" }).click();
    const file = { name: "receipt.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") };
    await (await chooser).setFiles(file);
    for (const { messages } of [guest, ana])
      await expect(messages.filter({ hasText: file.name }).getByRole("link")).toBeVisible();
    await guest.speak.click();
    await ana.callIs("rung");
    await ana.composer.press("Escape");
    await ana.page.keyboard.press("v");
    await guest.callIs("speaking");
  });
});

test.describe("neither requests nor forms", () => {
  test.use({ tolerated: POLICY });

  test("without both, a tap is kept and the page says so", async ({ product, shop, pages }) => {
    const { edge } = product;
    const lines = ["connect-src https://EDGE", "connect-src wss://EDGE", "form-action https://EDGE"].reduce(without, card.lines);
    const guest = await open({ product, shop, pages }, strict(lines, edge));
    await guest.score(1).click();
    await expect(guest.note).toHaveText("Kept here until it can be sent.");
  });
});
