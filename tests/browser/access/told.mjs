// What assistive technology is told of the card, and what is announced.

import { said, tree } from "./look.mjs";

const STEPS = ["1 of 5, cold", "2 of 5, cool", "3 of 5, mild", "4 of 5, warm", "5 of 5, hot"];
const CHIPS = ["Payment failed", "Price or fees", "Delivery date", "Page didn’t work", "Something else"];

const pressed = (guest) =>
  said(guest, "button").then((all) => all.filter((line) => / pressed=(true|mixed)/.test(line)));

/** What the live regions say. */
const announced = ({ card }) =>
  card.locator("[role=status]:visible").evaluateAll((all) => all.map((node) => node.innerText.trim()).filter(Boolean));

export default [
  {
    name: "the card is a region with the site's name",
    see: (g) => said(g, "region"),
    want: [`region "Harbour & Pine"`],
  },
  {
    name: "the question is a heading",
    see: (g) => said(g, "heading"),
    want: [`heading "How did we do today?" level=2`],
  },
  {
    name: "the scale is named by the question",
    see: (g) => said(g, "radiogroup"),
    want: [`radiogroup "How did we do today?"`],
  },
  {
    name: "steps have names",
    see: (g) => said(g, "radio"),
    want: STEPS.map((name) => `radio "${name}" checked=false`),
  },
  {
    name: "one step is checked after a tap",
    state: 3,
    see: (g) => said(g, "radio"),
    want: STEPS.map((name, at) => `radio "${name}" checked=${at == 2}`),
  },
  { name: "faces say nothing", see: (g) => said(g, "image", "img", "graphics-document", "SvgRoot"), want: [] },
  {
    name: "before a tap there are the steps and the close button",
    see: (g) => said(g, "button", "textbox", "link", "log"),
    want: [`button "Close"`],
  },
  {
    name: "after a happy tap, also talk, words and send",
    state: 5,
    see: (g) => said(g, "button", "textbox", "log"),
    want: [`button "Close"`, `button "Talk to us now"`, `textbox "Tell us more"`, `button "Send"`],
  },
  {
    name: "after an unhappy tap, talk comes right after the scale, and chips tell that they are not pressed",
    state: 1,
    see: async (g) => {
      const all = await said(g, "radio", "button", "textbox");
      // Behind the name is what can be promised, by the clock.
      return all.slice(5).map((line) => line.replace(/(?<="Talk to us now) We call you by [^"]+/, ", or by a call"));
    },
    want: [
      `radio "5 of 5, hot" checked=false`,
      `button "Talk to us now, or by a call"`,
      ...CHIPS.map((name) => `button "${name}" pressed=false`),
      `textbox "Tell us more"`,
      `button "Send"`,
    ],
  },
  {
    name: "the chips are a group with a name",
    state: 1,
    see: (g) => said(g, "group"),
    want: [`group "What went wrong?"`],
  },
  {
    name: "a chip tells that it is pressed",
    state: 1,
    act: (g) => g.reason("price").press("Space"),
    see: pressed,
    want: [`button "Price or fees" pressed=true`],
  },
  {
    name: "another chip takes its place",
    state: 1,
    act: async (g) => (await g.reason("price").press("Space"), g.reason("page").press("Enter")),
    see: pressed,
    want: [`button "Page didn’t work" pressed=true`],
  },
  {
    name: "a chip pressed again is not",
    state: 1,
    act: async (g) => (await g.reason("price").press("Space"), g.reason("price").press("Space")),
    see: pressed,
    want: [],
  },
  {
    name: "the live regions are there before they say something",
    see: (g) => said(g, "status"),
    want: Array(3).fill(`status "" live=polite`),
  },
  { name: "one tap is enough", see: announced, want: ["One tap is enough."] },
  {
    name: "thanks, and that the answer has arrived",
    state: 4,
    see: announced,
    want: ["Thank you, good to hear.", "Tell us more", "Your answer has arrived."],
  },
  {
    name: "sorry, and that the answer has arrived",
    state: 1,
    see: announced,
    want: ["We are sorry. Please let us put it right.", "Tell us more", "Your answer has arrived."],
  },
  {
    name: "that words were taken",
    state: 2,
    act: (g) => g.tell("Too slow"),
    see: async (g) => (await announced(g))[1],
    want: "Thank you for telling us.",
  },
  {
    name: "what is announced is in the tree",
    state: 5,
    see: async (g) => (await tree(g)).includes(`StaticText "Wonderful, thank you!"`),
    want: true,
  },
];
