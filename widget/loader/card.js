// The card: what the visitor does, and what it shows for it.

import { early, emit } from "./api.js";
import { api, config, given, page } from "./config.js";
import { all, host, note, one, root, section, show } from "./dom.js";
import { responseId } from "./id.js";
import { keep } from "./kept.js";
import { deliver } from "./queue.js";
import { more, stage } from "./stage.js";

/** What a page may say of the occasion, by attributes of the script; see docs/embed.md. */
const FACTS = ["order", "step", "plan", "release"];

/** How long a closed card can be had back. */
const UNDO = 5e3;

/** The response as it stands. */
export let response;
stage.response = () => response;

/** When a closed card goes for good. */
let gone;

/** Moves the focus along, where it is in the card. */
const focus = (selector) => root.activeElement && one(selector).focus();

/** Shows the whole card again. */
const open = (stage.open = () => {
  clearTimeout(gone);
  host.hidden = false;
  if (!("closed" in section.dataset)) return;
  delete section.dataset.closed;
  emit("open");
  focus("[tabindex='0']");
});

/** Leaves nothing of the card but a way back: to undo the closing, for a while, or to open it. */
export const shut = (how) => {
  section.dataset.closed = "";
  show("shut", how);
  focus("[data-open]");
};

/** Closes the card, but no conversation: the second stage folds that instead. */
const close = () => {
  if ("closed" in section.dataset || section.dataset.mood == "talk") return;
  emit("dismiss", response);
  if (given.mode == "button") return shut("button");
  shut("undo");
  gone = setTimeout(() => (host.hidden = true), UNDO);
};

/** Brings the card to life. */
export const card = () => {
  const controls = all("[data-score]");
  const chips = all("[data-reason]");
  const words = one("[data-comment]");
  const comment = one("textarea");
  const { survey, steps, threshold, lang: locale } = config;
  const body = () => JSON.stringify(response);
  const report = (what) => {
    const kept = what == "kept";
    keep(response.id, kept && body());
    if (kept) more("trim");
    note(what);
  };
  const send = deliver(api + "responses", body, report, 1);

  response = { rev: -1, steps, survey, locale, answered: early?.answered };
  for (const name of FACTS) {
    if (given[name]) (response.facts ??= {})[name] = given[name].slice(0, 100);
  }

  /** Sends the response as it is after a change, as its next revision. */
  const change = (part) => {
    // The first change makes the id: by its time, a page that was open for days would be too old to be kept. It also says
    // which page it is, which a router may have changed since the question came.
    response = { id: responseId(), page: page(), ...response, ...part, rev: response.rev + 1 };
    send() || note("new");
    emit("response", response);
  };

  const tube = one("[data-steps]");
  /** Fills the thermometer up to a step: the tapped one, unless another is told. */
  const rise = (score = response.score ?? 0.5) =>
    // What was pasted long ago has no element for the mercury.
    (one("i") ?? tube).style.setProperty("--at", (score - 0.5) / (steps - 0.5));
  tube.onpointerover = tube.onpointerleave = ({ target }) => {
    rise(target.dataset.score);
    near(target);
  };

  /** To be called where the visitor is at a step: at an unhappy one, a wish to talk is in sight. Tells whether it is. */
  const near = (step) => step.dataset.score <= threshold && more("near", step);

  /** Makes a step the one that Tab stops at. */
  const stop = (control) => {
    for (const other of controls) other.tabIndex = (other == control) - 1;
  };

  const pick = (control) => {
    const score = +control.dataset.score;
    if (score == response.score) return;
    const unhappy = score <= threshold;
    // First of all: from here on nothing that happens to the page can take the tap back.
    change(unhappy ? { score } : { score, reason: undefined });
    // Before all that changes what is seen: a browser works out the styles when the focused control's turn changes.
    stop(control);
    section.dataset.mood = unhappy ? "unhappy" : "happy";
    for (const other of controls) other.setAttribute("aria-checked", other == control);
    show("ack", score);
    rise();
    if (!near(control)) choose();
  };

  /** Marks a chip as pressed and all others as not; returns its reason. */
  const choose = (chip) => {
    for (const other of chips) other.setAttribute("aria-pressed", other == chip);
    return chip?.dataset.reason;
  };

  section.onclick = (event) => {
    const button = event.target;
    if (controls.includes(button)) pick(button);
    // The second click of a double click is not meant for what the first one has moved there.
    else if (event.detail > 1) event.preventDefault();
    else if (chips.includes(button)) {
      change({ reason: choose(button.dataset.reason == response.reason ? undefined : button) });
    } else if ("close" in button.dataset) close();
    else if ("open" in button.dataset) open();
  };

  words.onsubmit = (event) => {
    event.preventDefault();
    // The edge takes line feeds and tabs, and no other control characters, which a paste may bring.
    const text = comment.value.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, "").trim() || undefined;
    if (text != response.comment) {
      change({ comment: text });
      show("said", text ? 1 : "");
    }
  };

  section.onkeydown = (event) => {
    // What is typed here is none of the page's shortcuts.
    event.stopPropagation();
    const { key, target } = event;
    if (key == "Escape") close();
    const at = controls.indexOf(target);
    // With these a key is the browser's.
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const forward = section.dir == "rtl" ? -1 : 1;
    // ArrowRight, ArrowLeft, ArrowDown, ArrowUp.
    const step = { R: forward, L: -forward, D: 1, U: -1 }[key[5]];
    const to = step ? controls.at((at + step) % steps) : controls[key - 1];
    if (!to) return;
    event.preventDefault();
    to.focus();
    stop(to);
    if (step) near(to);
    else pick(to);
  };
};
