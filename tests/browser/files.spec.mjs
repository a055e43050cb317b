// Files between a visitor and an agent: chosen, dropped or pasted on one side, read and saved as they were on the other.

import { readFile } from "node:fs/promises";

import { judge } from "./support/judge.mjs";
import { connect } from "./support/talks.mjs";
import { any, expect, POLICY, SERVER_AWAY, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

const CHECKOUT = "/examples/checkout/";
const STILL = { reducedMotion: "reduce" };
const KINDS = ["image/png", "application/pdf"];
/** What Chromium itself writes into the console where a file is refused. */
const REFUSED = /status of (413|415) /;

const file = (name, mimeType, begin, size = 3_000) => ({
  name,
  mimeType,
  buffer: Buffer.concat([Buffer.from(begin, "latin1"), Buffer.alloc(size, 7)]),
});
const PNG = file("card declined.png", "image/png", "\x89PNG\r\n\x1a\n", 700_000);
const PDF = file("Beleg.pdf", "application/pdf", "%PDF-1.7\n");
const LARGE = file("large.png", "image/png", "\x89PNG\r\n\x1a\n", 1_024 * 1_024);
const TEXT = file("notes.txt", "text/plain", "notes");
const LIE = file("lie.png", "image/png", "<svg onload=alert(1)>");

test.use({
  settings: { files: { kinds: KINDS, max_kib: 1_024, keep_days: 1 } },
  tolerated: any(POLICY, SERVER_AWAY, REFUSED),
});

/** The visitor talks with an agent. */
const talk = async (guest, agent) => {
  const ana = await agent("agent1", STILL);
  await guest.tap(1);
  await connect(guest, ana);
  return ana;
};

/** The two sides: their buttons, and the rows of files that are not there yet. */
const ofGuest = (guest) => ({
  page: guest.page,
  attach: guest.talk.getByRole("button", { name: "Attach a file" }),
  rows: guest.talk.locator("[data-file]"),
  again: "Send it again",
  away: "Remove",
});
const ofAgent = (ana) => ({
  page: ana.page,
  attach: ana.chat.getByRole("button", { name: "Attach" }),
  rows: ana.chat.locator("[data-role=file]"),
  again: "Try again",
  away: "Put away",
});

const choose = async ({ page, attach }, ...files) => {
  const chooser = page.waitForEvent("filechooser");
  await attach.click();
  await (await chooser).setFiles(files);
};

/** The same by the agent's key. */
const chooseByKey = async ({ composer, page }, file) => {
  await composer.press("Escape");
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("f");
  await (await chooser).setFiles(file);
};

/** What a link saves: its name and its bytes. */
const saved = async (page, link) => {
  const download = new Promise((resolve) => {
    page.once("download", resolve);
    page.context().once("page", (tab) => tab.once("download", resolve));
  });
  await link.click();
  const got = await download;
  return [got.suggestedFilename(), await readFile(await got.path())];
};

/** Waits for the message of a file, and checks that what it leads to is the file. */
const comes = async (page, messages, { name, buffer }) => {
  const message = messages.filter({ hasText: name });
  await expect(message).toContainText(`${name} (${Math.ceil(buffer.length / 1_024)} KiB)`);
  const [as, bytes] = await saved(page, message.getByRole("link"));
  expect([as, bytes.equals(buffer)]).toEqual([name, true]);
};

/** Both ways, between a visitor and an agent who talk. */
const exchange = async (guest, ana) => {
  await choose(ofGuest(guest), PNG);
  await comes(ana.page, ana.messages, PNG);
  await comes(guest.page, guest.messages, PNG);
  await chooseByKey(ana, PDF);
  await comes(guest.page, guest.messages, PDF);
  await comes(ana.page, ana.messages, PDF);
  for (const { rows } of [ofGuest(guest), ofAgent(ana)]) await expect(rows).toHaveCount(0);
};

test("each side gets what the other sends, as it was", async ({ product, visitor, agent }) => {
  const guest = await visitor(product.hosts + CHECKOUT, STILL);
  const ana = await talk(guest, agent);
  await exchange(guest, ana);
  // The end of the talk ends it.
  await ana.resolve();
  await expect(ofGuest(guest).attach).toBeHidden();
});

test("the frame of a payment page sends files too", async ({ shop, pages, agent }) => {
  const page = await pages(STILL);
  await page.goto(`${shop.origin}/pay-frame/`);
  const guest = new Visitor(page, page.frameLocator("warmline-widget iframe"));
  await exchange(guest, await talk(guest, agent));
});

for (const side of ["visitor", "agent"]) {
  test(`what does not arrive says why, to the ${side}`, async ({ product, visitor, agent }) => {
    const guest = await visitor(product.hosts + CHECKOUT, STILL);
    const ana = await talk(guest, agent);
    const of = side == "visitor" ? ofGuest(guest) : ofAgent(ana);
    const why =
      side == "visitor"
        ? {
            large: "This file is too large. At most 1 MB can be sent.",
            kind: "Files of this kind can’t be sent here. These can: PNG, PDF",
            away: "The file could not be sent: there is no connection just now.",
          }
        : {
            large: "Not sent: at most 1024 KiB",
            kind: "Not sent: the site takes PNG, PDF",
            away: "Not sent: the desk could not be reached",
          };
    const row = ({ name }) => of.rows.filter({ hasText: name });
    await choose(of, LARGE, TEXT, LIE);
    for (const [sent, want] of [
      [LARGE, why.large],
      [TEXT, why.kind],
      [LIE, why.kind],
    ]) {
      await expect(row(sent).getByText(want)).toBeVisible();
      await expect(row(sent).getByRole("button", { name: of.again })).toHaveCount(0);
    }
    await of.page.route("**/files?*", (route) => route.abort());
    await choose(of, PNG);
    await expect(row(PNG).getByText(why.away)).toBeVisible();
    await judge(of.page, `files, ${side}`, side == "visitor" ? "warmline-widget" : "html");
    for (const sent of [LARGE, TEXT, LIE]) await row(sent).getByRole("button", { name: of.away }).click();

    await of.page.unroute("**/files?*");
    await row(PNG).getByRole("button", { name: of.again }).click();
    await comes(ana.page, ana.messages, PNG);
    await expect(of.rows).toHaveCount(0);
    await expect(ana.messages).toHaveCount(1);
  });
}

test("an agent drops and pastes files", async ({ product, visitor, agent }) => {
  const guest = await visitor(product.hosts + CHECKOUT, STILL);
  const ana = await talk(guest, agent);
  /** Lets go of a file over the talk, or pastes it into the text field. */
  const gives = (types, into, { name, mimeType, buffer }) =>
    ana.page.locator(into).evaluate(
      (node, [types, name, type, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(bytes)], name, { type }));
        const init = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
        for (const type of types)
          node.dispatchEvent(type == "paste" ? new ClipboardEvent(type, init) : new DragEvent(type, init));
      },
      [types, name, mimeType, [...buffer]],
    );
  const small = file("shot.png", "image/png", "\x89PNG\r\n\x1a\n");
  await gives(["dragover"], "[data-role=log]", PDF);
  await expect(ana.page.getByText("Drop files here to send them")).toBeVisible();
  await gives(["drop"], "[data-role=log]", PDF);
  await expect(ana.page.getByText("Drop files here to send them")).toBeHidden();
  await comes(guest.page, guest.messages, PDF);
  await gives(["paste"], "[data-role=say]", small);
  await comes(guest.page, guest.messages, small);
});

test.describe("a site that says nothing of files", () => {
  test.use({ settings: {} });

  test("shows no way to send any", async ({ product, visitor, agent }) => {
    const guest = await visitor(product.hosts + CHECKOUT, STILL);
    const fetched = [];
    guest.page.on("request", (request) => request.url().includes("/assets/extras.") && fetched.push(request.url()));
    const ana = await talk(guest, agent);
    await ana.say("Hello");
    await expect(guest.messages).toHaveCount(1);
    await expect(ofGuest(guest).attach).toHaveCount(0);
    await expect(ofAgent(ana).attach).toHaveCount(0);
    await expect(ana.page.locator("input[type=file]")).toHaveCount(0);
    expect(fetched).toEqual([]);
  });
});
