// The card: what the visitor does, and what it shows for it.

import { api, site, steps, survey, threshold } from "./config.js";
import { all, host, note, one, section, show } from "./dom.js";
import { responseId, secret } from "./id.js";
import { responses } from "./queue.js";
import { near } from "./talk.js";

/** The response as it stands, and the secret of its conversation. */
export let response;
export const key = secret();

/** Brings the card to life. */
export const card = () => {
  const controls = all("[data-score]");
  const chips = all("[data-reason]");
  const door = one("[data-close]");
  const words = one("[data-comment]");
  const comment = one("textarea");
  const send = responses(api + "responses", site, () => response, note);

  const { lang } = document.documentElement;
  response = {
    rev: -1,
    steps,
    survey,
    page: (location.origin + location.pathname).slice(0, 1024),
    locale: /^[a-z][a-z\d-]{0,33}[a-z\d]$/i.test(lang) ? lang : undefined,
  };

  /** Sends the response as it is after a change, as its next revision. */
  const change = (part) => {
    // The first change makes the id: by its time, a page that was open for days would be too old to be kept.
    response = { id: responseId(), ...response, ...part, rev: response.rev + 1 };
    note("new");
    send();
    for (const field of all("input")) {
      const value = { ...response, key }[field.name];
      field.value = value;
      // An empty field would say something else than a missing one.
      field.disabled = value == undefined;
    }
  };

  const pick = (control) => {
    const score = +control.dataset.score;
    if (score == response.score) return;
    const unhappy = score <= threshold;
    section.dataset.mood = unhappy ? "unhappy" : "happy";
    for (const other of controls) {
      other.setAttribute("aria-checked", other == control);
      other.tabIndex = other == control ? 0 : -1;
    }
    show("ack", score);
    change(unhappy ? { score } : { score, reason: choose() });
    if (unhappy) near();
  };

  /** Marks a chip as pressed and all others as not; returns its reason. */
  const choose = (chip) => {
    for (const other of chips) other.setAttribute("aria-pressed", other == chip);
    return chip?.dataset.reason;
  };

  /** Closes the card; a conversation is folded instead, so that nobody loses it. */
  const close = () => {
    if (section.dataset.mood == "talk") {
      door.ariaLabel = one("[role=log]").ariaLabel;
      door.ariaExpanded = !section.toggleAttribute("data-folded");
    } else host.hidden = true;
  };

  section.onclick = ({ target }) => {
    const button = target.closest("button");
    if (controls.includes(button)) pick(button);
    if (chips.includes(button)) {
      change({ reason: choose(button.dataset.reason == response.reason ? undefined : button) });
    }
    if (button == door) close();
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
    if (at < 0) return;
    const forward = getComputedStyle(host).direction == "rtl" ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: 1, ArrowUp: -1 }[key];
    const to = controls[step ? (at + step + steps) % steps : key - 1];
    if (!to) return;
    event.preventDefault();
    to.focus();
    if (!step) pick(to);
  };
};
