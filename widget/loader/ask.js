// The plain question behind a link of a mail or a text message. It sends the step that the link brought along, once
// the page was seen: what follows links to judge them sees nothing. And it lets the second answer about an order take
// the place of the first. Without it, the page's buttons do the same.

/** How long the page must be seen before its answer goes out; time enough to tap another step instead. */
const SEEN = 2e3;
const KEPT_FOR = 30 * 864e5;

const { what } = document.currentScript.dataset;
const [form] = document.forms;
const field = (name) => form.querySelector(`input[name="${name}"]`);
const PREFIX = "warmline.asked/";

/** Browsers that a program drives, and pages that somebody came back to, say nothing by themselves. */
const opened = () => !navigator.webdriver && performance.getEntriesByType("navigation")[0]?.type == "navigate";

/** Finds the answer of before again, or keeps this one to be found; neither where the visitor wants nothing kept. */
const remember = () => {
  if (!field("order") || navigator.globalPrivacyControl) return;
  const key = [PREFIX + form.action, field("survey").value, field("order").value].join("/");
  const parts = ["id", "rev", "key"].map(field);
  try {
    if (what == "keep") {
      localStorage[key] = [Date.now(), ...parts.map(({ value }) => value)].join(" ");
      return;
    }
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) {
      if (!(Date.now() - parseInt(localStorage[key]) < KEPT_FOR)) delete localStorage[key];
    }
    const [at, ...values] = (localStorage[key] ?? "").split(" ");
    if (at) parts.forEach((part, place) => (part.value = values[place]));
  } catch {}
};

const sendWhenSeen = () => {
  let timer;
  const wait = () => {
    clearTimeout(timer);
    if (document.visibilityState == "visible") timer = setTimeout(() => form.requestSubmit(), SEEN);
  };
  // Whoever does something here is about to say more than the link did.
  for (const event of ["pointerdown", "keydown"]) addEventListener(event, wait);
  document.addEventListener("visibilitychange", wait);
  for (const event of ["submit", "pagehide"]) addEventListener(event, () => clearTimeout(timer));
  document.querySelector("[role=status]").hidden = false;
  wait();
};

remember();
if (what == "send" && opened()) sendWhenSeen();
