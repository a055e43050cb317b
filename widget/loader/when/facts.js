// What is the case on the page, as far as rules ask for it. Fields are found by selectors and never touched, so nothing
// that is typed, chosen or paid with is read.

const TYPING = "input:focus,textarea:focus,select:focus,iframe:focus,[contenteditable]:focus";
const PAYING = "[autocomplete^=cc-]:focus,form:focus-within [autocomplete^=cc-]";

const found = (selector) => !!document.querySelector(selector);

const inView = (selector) => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return !!box?.height && box.bottom > 0 && box.top < innerHeight;
};

/** What changes from page to page; a new one for each address. Where this is a frame, it is `told` the page's. */
export const visit = (told) => ({
  page: new URL(told ?? "", location).pathname,
  framed: !!told,
  events: [],
  dwell: 0,
  seen: false,
  exit: false,
});

/** The facts of this moment. */
export const facts = (visit, rules) => {
  visit.seen ||= !!rules.seen && inView(rules.seen);
  const now = new Date();
  // The frame is as wide as a phone in any page.
  const width = visit.framed ? outerWidth : innerWidth;
  return {
    ...visit,
    at: +now,
    local: -now.getTimezoneOffset(),
    device: rules.devices && (width < 600 ? "phone" : width < 1024 ? "tablet" : "desktop"),
    quiet: found("[data-warmline-quiet]"),
    paying: found(PAYING),
    typing: found(TYPING),
  };
};
