// Addresses in the messages of both sides are links in the visitor's conversation, and everything else stays text.

import { serve, snippet } from "./support/guest-page.mjs";
import { judge } from "./support/judge.mjs";
import { connect } from "./support/talks.mjs";
import { expect, SERVER_AWAY, test } from "./support/test.mjs";
import { Visitor } from "./support/visitor.mjs";

const CHECKOUT = "/examples/checkout/";
const STILL = { reducedMotion: "reduce" };
const FILE = "**/assets/extras.*";

const [A, B, C] = ["https://shop.example/a?b=1&c#d", "http://shop.example/b", "https://shop.example/c"];

/** What must not become a link, however it looks. */
const HOSTILE = [
  "https://bank.example@evil.example",
  "https://bank.example/\u202emoc.live",
  "javascript:alert(1) //x",
  "<a href='//evil.example'>xhttps://bank.example</a>",
];

/** The visitor of a page talks with an agent. */
const talk = async (guest, agent) => {
  const ana = await agent("agent1");
  await guest.tap(1);
  await connect(guest, ana);
  return ana;
};

const linksOf = (guest) => guest.messages.locator("a");

/** Waits until these are the links, in their order and as they stand. */
const links = async (guest, addresses) => {
  await expect(linksOf(guest)).toHaveText(addresses);
  expect(await linksOf(guest).evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual(addresses);
};

test("both sides send addresses, which show where they lead and take nothing along", async ({
  product,
  visitor,
  agent,
}) => {
  const guest = await visitor(product.hosts + CHECKOUT, STILL);
  const fetched = [];
  guest.page.on("request", (request) => request.url().includes("/assets/extras.") && fetched.push(request.url()));
  const ana = await talk(guest, agent);
  await ana.say("No address yet");
  await expect(guest.messages).toHaveCount(1);
  expect(fetched).toEqual([]);

  const said = [
    ["agent", "No address yet"],
    ["agent", `See ${A}, please (${B}).`],
    ["visitor", `I did:\n${C}`],
    ...HOSTILE.map((text, at) => [at % 2 ? "agent" : "visitor", text]),
  ];
  for (const [at, [who, text]] of said.entries()) {
    if (at == 0) continue;
    await (who == "agent" ? ana : guest).say(text);
    await guest.reads(said.slice(0, at + 1));
  }
  await links(guest, [A, B, C]);
  expect(fetched).toHaveLength(1);
  for (const link of await linksOf(guest).all()) {
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
    await expect(link).toHaveAttribute("referrerpolicy", "no-referrer");
    await expect(link).toHaveAttribute("dir", "ltr");
  }

  const context = guest.page.context();
  const page = { contentType: "text/html", body: "<title>Shop</title>" };
  await context.route("**://shop.example/**", (route) => route.fulfill(page));
  await guest.talk.getByRole("log").focus();
  await guest.page.keyboard.press("Tab");
  await expect(linksOf(guest).first()).toBeFocused();
  await expect(linksOf(guest).first()).toHaveCSS("outline-style", "solid");
  const opened = context.waitForEvent("page");
  await guest.page.keyboard.press("Enter");
  const tab = await opened;
  await expect(tab).toHaveURL(A);
  expect(await tab.evaluate(() => [opener, document.referrer])).toEqual([null, ""]);
  await judge(guest.page, "links of both sides", "warmline-widget");
});

test("a conversation that comes back has its links", async ({ product, visitor, agent }) => {
  const guest = await visitor(product.hosts + CHECKOUT, STILL);
  const ana = await talk(guest, agent);
  await ana.say(A);
  await links(guest, [A]);
  await guest.say(B);
  await links(guest, [A, B]);
  await guest.page.reload();
  await links(guest, [A, B]);
  await guest.card.locator("[data-close]").click();
  await guest.page.goto(`${product.hosts}/examples/support/`);
  await guest.card.locator("[data-close]").click();
  await links(guest, [A, B]);
});

test("fifty addresses in a message of 2,000 characters, on the narrowest phone", async ({ product, visitor, agent }) => {
  const guest = await visitor(product.hosts + CHECKOUT, { ...STILL, viewport: { width: 320, height: 640 } });
  const ana = await talk(guest, agent);
  const addresses = Array.from({ length: 50 }, (_, at) => `https://shop.example/${at}/${"long".repeat(4)}`);
  const text = `${addresses.join(" ")} `.padEnd(2_000, "-");
  await ana.say(text);
  await links(guest, addresses);
  await guest.say(text);
  await links(guest, [...addresses, ...addresses]);
  await guest.reads([
    ["agent", text],
    ["visitor", text],
  ]);
  const beyond = ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth;
  expect(await guest.talk.getByRole("log").evaluate(beyond), "nothing is cut off").toBe(0);
});

test("a message that takes the row of one on its way leaves each its own links", async ({ product, pages, agent }) => {
  const page = await pages(STILL);
  const held = [];
  let holds = false;
  await page.routeWebSocket(/\/talk\?after=/, (socket) => {
    const desk = socket.connectToServer();
    socket.onMessage((frame) => {
      if (holds && frame.includes('"say"')) held.push(() => desk.send(frame));
      else desk.send(frame);
    });
  });
  const guest = await new Visitor(page).visit(product.hosts + CHECKOUT);
  const ana = await talk(guest, agent);
  await ana.say(A);
  await links(guest, [A]);
  holds = true;
  await guest.say(`Mine: ${B} and so on`);
  await links(guest, [A, B]);
  await ana.say(`${C}, and mine: ${C}`);
  await links(guest, [A, C, C, B]);
  await ana.say("No address");
  await links(guest, [A, C, C, B]);
  for (const send of held) send();
  await guest.reads([
    ["agent", A],
    ["agent", `${C}, and mine: ${C}`],
    ["agent", "No address"],
    ["visitor", `Mine: ${B} and so on`],
  ]);
  await links(guest, [A, C, C, B]);
});

test.describe("what can't be reached", () => {
  test.use({ tolerated: SERVER_AWAY });

  test("is the desk: what is written meanwhile has its links before and after", async ({ product, visitor, agent }) => {
    const guest = await visitor(product.hosts + CHECKOUT, STILL);
    const ana = await talk(guest, agent);
    await ana.say(A);
    await links(guest, [A]);
    await product.crash();
    await guest.say(`Away: ${B}`);
    await links(guest, [A, B]);
    await expect(guest.messages.last()).toContainText("Sending");
    await product.resume();
    await guest.reads([
      ["agent", A],
      ["visitor", `Away: ${B}`],
    ]);
    await links(guest, [A, B]);
  });

  test("is the module: the text stays as it is until it comes", async ({ product, visitor, agent }) => {
    const guest = await visitor(product.hosts + CHECKOUT, STILL);
    await guest.page.route(FILE, (route) => route.abort());
    const failed = guest.page.waitForEvent("requestfailed", (request) => request.url().includes("/assets/extras."));
    const ana = await talk(guest, agent);
    await ana.say(A);
    await failed;
    await guest.reads([["agent", A]]);
    await links(guest, []);
    await guest.page.unroute(FILE);
    await ana.say(B);
    await links(guest, [A, B]);
  });
});

test("a page that unsets every style and adds to every prototype", async ({ product, shop, pages, agent }) => {
  const grown = `for (const { prototype } of [Object, Array, String, Node, Text, Set])
    for (const name of ["at0", "first", "clone", "inspect", "link"])
      prototype[name] = () => { throw new Error("called " + name); };`;
  const style = "<style>* { all: unset !important; } a { display: none !important; }</style>";
  const head = `<script>${grown}</script>${snippet(product.edge)}${style}`;
  const guest = await new Visitor(await pages(STILL)).visit(serve(shop, { head }));
  const ana = await talk(guest, agent);
  await ana.say(`Here: ${A}`);
  await guest.say(B);
  await links(guest, [A, B]);
  for (const link of await linksOf(guest).all()) {
    await expect(link).toBeVisible();
    await expect(link).toHaveCSS("text-decoration-line", "underline");
  }
});
