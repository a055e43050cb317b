// The gate in front of the question: opens once the rules hold, and looks once more at the moment of painting.

import { left } from "../more/back.js";
import { keeps } from "../more/kept.js";
import { facts, visit } from "./facts.js";
import { memory } from "./memory.js";
import { navigated } from "./navigation.js";
import { decide } from "./rules.js";

/** How often it looks, in seconds. */
const EVERY = 0.5;

/**
 * Minds the rules of `config` (`site`, `survey`, `rules`, `cap`), in a frame for the `page` that it is told. `load(survey)`
 * fetches a question and tells which, unless it is the survey's of `config`, which comes then. The question comes with a
 * function that paints it (`hold`). Both are called at most once. `overdue` of the `edge` sends what is kept.
 */
export const when = (config, load) => {
  const { site, survey, cap, page, edge, overdue } = config;
  const rules = { ...config.rules, cap };
  const kept = memory(site, !!cap);
  const lot = Math.random() * 100;
  const queue = [];
  let here = visit(page);
  let wanted = survey;
  let coming = survey;
  let last = { ask: false, why: "not looked yet" };
  let forced, answered, asked, loading, paint, painted, over, timer;

  /** The element, unless it is not there yet, or the page has removed it. */
  const shown = () => document.querySelector("warmline-widget") ?? {};

  /** Asks this survey whatever the rules say. */
  const demand = (other = survey) => {
    forced = true;
    wanted = other;
  };

  const judge = () => {
    try {
      last = decide(rules, { ...facts(here, rules), ...kept.read(), lot, asked });
    } catch {
      // A selector that is none, for one.
      last = { ask: false, why: "a rule failed" };
    }
  };
  const look = () => {
    // What the page's own server has pasted is asked already.
    if (!forced && !painted && shown().shadowRoot) demand();
    judge();
    if (over || !(forced || last.ask)) return;
    if (painted) {
      shown().hidden = false;
      rest();
    } else if (paint) {
      painted = true;
      rest();
      // What was fetched gives way to what was wanted since.
      if (wanted != coming) queue.push((door) => door.ask(wanted));
      paint();
    } else if (!loading) {
      loading = true;
      coming = load(wanted) ?? coming;
    }
  };
  const watch = () => {
    clearInterval(timer);
    timer = setInterval(() => {
      if (document.visibilityState == "visible") here.dwell += EVERY;
      look();
    }, EVERY * 1e3);
    look();
  };
  const rest = () => clearInterval(timer);

  const gate = {
    event(name) {
      here.events.push(name);
      if (!painted) look();
      return () => {};
    },
    why: () => last,
  };
  const later =
    (name) =>
    (...all) => {
      let end;
      queue.push((door) => (end = door[name](...all)));
      return () => end?.();
    };
  self.warmline = {
    ...gate,
    gate,
    /** When the visitor answered before, for the response. */
    get answered() {
      const { answered } = kept.read();
      return Number.isSafeInteger(answered) && answered > 0 ? answered : undefined;
    },
    on: later("on"),
    push: (use) => use(self.warmline),
    ask(other) {
      demand(other);
      look();
      return () => {};
    },
    off() {
      over = true;
      rest();
      shown().remove?.();
      return () => {};
    },
    early: self.warmline,
    forEach: (use) => queue.forEach(use),
    hold(begin) {
      paint = begin;
      look();
    },
    heard(what) {
      if (what == "response") {
        answered = asked = true;
        kept.note("answered", Date.now());
      } else if (what == "dismiss" && !answered) {
        asked = true;
        kept.note("dismissed", Date.now());
      } else if (what == "open" && asked && !answered) {
        // Undone.
        asked = false;
        kept.note("dismissed");
      }
      judge();
    },
  };
  self.warmline.early?.forEach?.((use) => use(self.warmline));
  // Whoever is in a conversation is not asked, but has it back.
  if (left(config)) demand();
  // Who has answered may never be asked again, and what they said arrives all the same.
  if (keeps(site)) import(edge + overdue).then(({ deliverAll }) => deliverAll({ edge, site })).catch(() => {});

  document.addEventListener("mouseout", ({ relatedTarget, clientY }) => {
    if (relatedTarget || clientY > 0) return;
    here.exit = true;
    if (!painted) look();
  });
  navigated(() => {
    here = visit(page);
    // What is asked there was not asked for here.
    if (painted && !asked && !forced) shown().hidden = true;
    if (!asked) watch();
  });
  watch();
};
