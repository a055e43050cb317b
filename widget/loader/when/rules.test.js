// When to ask, as a table and as properties.

import assert from "node:assert/strict";
import { test } from "node:test";

import { decide } from "./rules.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Wednesday, 12:00 UTC. */
const NOON = Date.UTC(2026, 10, 25, 12);

const FACTS = {
  page: "/checkout/done",
  device: "phone",
  lot: 50,
  at: NOON,
  local: 0,
  events: [],
  seen: false,
  dwell: 0,
  exit: false,
  quiet: false,
  paying: false,
  typing: false,
};

const check = (rules, facts, why) => {
  const answer = decide(rules, { ...FACTS, ...facts });
  assert.deepEqual(answer, { ask: why == "due", why }, JSON.stringify([rules, facts]));
};

test("no rules: at once", () => check({}, {}, "due"));

test("what always keeps the question back", () => {
  for (const what of ["asked", "quiet", "paying", "typing"]) check({}, { [what]: true }, what);
});

test("pages", () => {
  const on = (pages, page, fits) => check({ pages }, { page }, fits ? "due" : "pages");
  on(["/checkout/*"], "/checkout/done", true);
  on(["/checkout/*"], "/checkout/", true);
  on(["/checkout/*"], "/checkout", false);
  on(["/checkout/*"], "/shop/checkout/x", false);
  on(["/checkout"], "/checkout", true);
  on(["/checkout"], "/checkout/done", false);
  on(["*/done"], "/a/b/done", true);
  on(["*/done"], "/done/x", false);
  on(["/a*b*c"], "/a-b-b-c", true);
  on(["/a*b*c"], "/a-c-b", false);
  on(["/ab*bc"], "/abc", false);
  on(["/a.c"], "/abc", false);
  on(["*"], "/", true);
  on(["/*", "!/pay/*"], "/pay/card", false);
  on(["!/pay/*"], "/pay/card", false);
  on(["!/pay/*"], "/shop", true);
  on(["/help", "/checkout/*"], "/checkout/1", true);
});

test("devices, sample, event, element, time, exit", () => {
  check({ devices: ["phone"] }, {}, "due");
  check({ devices: ["tablet", "desktop"] }, {}, "devices");
  check({ sample: 51 }, {}, "due");
  check({ sample: 50 }, {}, "sample");
  check({ sample: 100 }, { lot: 99.99 }, "due");
  check({ event: "order-placed" }, {}, "event");
  check({ event: "order-placed" }, { events: ["other", "order-placed"] }, "due");
  check({ seen: "#total" }, {}, "seen");
  check({ seen: "#total" }, { seen: true }, "due");
  check({ dwell_s: 20 }, { dwell: 19.5 }, "dwell_s");
  check({ dwell_s: 20 }, { dwell: 20 }, "due");
  check({ exit: true }, {}, "exit");
  check({ exit: true }, { exit: true }, "due");
  check({ exit: false }, {}, "due");
});

test("the schedule", () => {
  const at = (schedule, hours, open, local = 0) =>
    check({ schedule }, { at: NOON + hours * HOUR, local }, open ? "due" : "schedule");
  const office = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" };
  at(office, 0, true);
  at(office, -3, true);
  at(office, -3.1, false);
  at(office, 5.4, true);
  at(office, 5.5, false);
  at(office, 2 * 24, true);
  at(office, 3 * 24, false);
  at({ days: [3] }, 0, true);
  at({ days: [4] }, 0, false);
  at({ days: [7] }, 4 * 24, true);
  // The visitor's clock, or the one that is named.
  at(office, 0, false, 6 * 60);
  at({ ...office, utc_offset: 0 }, 0, true, 6 * 60);
  at({ ...office, utc_offset: -240 }, 0, false);
  // Over midnight: the hours belong to the day on which they began.
  const night = { days: [3], from: "22:00", to: "02:00" };
  at(night, 11, true);
  at(night, 13, true);
  at(night, 14, false);
  at(night, -11, false);
  at(night, 0, false);
  check({ schedule: {} }, { at: -DAY - 1 }, "due");
});

test("the cap: dismissed is not answered", () => {
  const cap = { days: 30, dismissed_days: 7 };
  check({ cap }, {}, "due");
  check({ cap }, { answered: NOON - 29 * DAY }, "cap");
  check({ cap }, { answered: NOON - 30 * DAY }, "due");
  check({ cap }, { dismissed: NOON - 6 * DAY }, "cap");
  check({ cap }, { dismissed: NOON - 8 * DAY }, "due");
  check({ cap }, { dismissed: NOON - 8 * DAY, answered: NOON - 8 * DAY }, "cap");
  check({ cap: { days: 0, dismissed_days: 0 } }, { answered: NOON, dismissed: NOON }, "due");
  // A clock that was put back does not make it ask for ever, nor never again.
  check({ cap }, { answered: NOON + 20 * DAY }, "cap");
  check({ cap }, { answered: NOON + 400 * DAY }, "due");
});

test("what this version does not know is a no", () => {
  check({ moon: "full" }, {}, "unknown rule moon");
  check({ toString: 1 }, {}, "unknown rule toString");
  check({ event: undefined, cap: undefined }, {}, "due");
});

/** Numbers from 0 up to 1, the same for the same seed. */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const generated = (next) => {
  const of = (...all) => all[Math.floor(next() * all.length)];
  const maybe = (value) => (next() < 0.5 ? value : undefined);
  const time = () =>
    `${`${Math.floor(next() * 24)}`.padStart(2, "0")}:${`${Math.floor(next() * 60)}`.padStart(2, "0")}`;
  const rules = {
    pages: maybe([of("/a/*", "/b", "*"), of("!/a/x", "/c", "!*")]),
    event: maybe(of("x", "y")),
    seen: maybe("#a"),
    dwell_s: maybe(of(0, 5, 60)),
    exit: maybe(next() < 0.5),
    devices: maybe([of("phone", "desktop")]),
    sample: maybe(1 + Math.floor(next() * 100)),
    schedule: maybe({
      days: maybe([of(1, 4), of(5, 7)]),
      from: maybe(time()),
      to: maybe(time()),
      utc_offset: maybe(of(-720, 60, 840)),
    }),
    cap: maybe({ days: of(0, 1, 30), dismissed_days: of(0, 7) }),
  };
  const ago = () => maybe(NOON - next() * 60 * DAY);
  const facts = {
    page: of("/a/x", "/a/y", "/b", "/"),
    device: of("phone", "tablet", "desktop"),
    lot: next() * 100,
    at: NOON + (next() - 0.5) * 20 * DAY,
    local: of(-480, 0, 330),
    events: of([], ["x"], ["x", "y"]),
    seen: next() < 0.5,
    dwell: next() * 70,
    exit: next() < 0.5,
    quiet: next() < 0.1,
    paying: next() < 0.1,
    typing: next() < 0.1,
    asked: next() < 0.1,
    answered: ago(),
    dismissed: ago(),
  };
  return [rules, facts];
};

test("properties of whatever rules there are", () => {
  const next = random(20261125);
  let asks = 0;
  for (let run = 0; run < 20_000; run += 1) {
    const [rules, facts] = generated(next);
    const before = JSON.stringify([rules, facts]);
    const answer = decide(rules, facts);
    assert.equal(JSON.stringify([rules, facts]), before, "it changes nothing");
    assert.deepEqual(decide(rules, facts), answer, "the same gives the same");
    assert.equal(answer.ask, answer.why == "due", before);
    asks += answer.ask;

    const names = Object.keys(rules);
    const alone = names.every((name) => decide({ [name]: rules[name] }, facts).ask);
    assert.equal(answer.ask, alone, `all rules hold, or it does not ask: ${before}`);
    for (const what of ["asked", "quiet", "paying", "typing"]) {
      assert.equal(decide(rules, { ...facts, [what]: true }).ask, false, `${what}: ${before}`);
    }
    if (rules.cap?.days) assert.equal(decide(rules, { ...facts, answered: facts.at }).ask, false, before);
    // Less to hold can only help.
    const { [names[Math.floor(next() * names.length)]]: _, ...fewer } = rules;
    if (answer.ask) assert.equal(decide(fewer, facts).ask, true, before);
  }
  assert.ok(asks > 100, `${asks} of the runs asked`);
});
