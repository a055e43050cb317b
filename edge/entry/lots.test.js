// Lots, on a clock that stands until it is told to go.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { lots } from "./lots.js";

/** What the platform has and the oldest Node that runs this has not. */
Promise.withResolvers ??= () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};

/** Longer than any rush. */
const SILENCE = 60_000;
const PATIENCE = 3_000;

let waits;
beforeEach(() => {
  waits = 0;
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
  globalThis.scheduler = {
    wait: (ms) => {
      waits++;
      return new Promise((resolve) => setTimeout(resolve, ms));
    },
  };
});

/** Lets everything happen that waits for no clock. */
const settle = () => new Promise(setImmediate);

/** Lets time pass, and what is due happen. */
const pass = async (ms) => {
  await settle();
  mock.timers.tick(ms);
  await settle();
};

/** Items on their way in lots whose ends are the test's: `runs` are the lots that went, each with its end. */
const line = (options) => {
  const runs = [];
  const run = (items) => new Promise((resolve, reject) => runs.push({ items: [...items], resolve, reject }));
  const add = lots(run, { patience: PATIENCE, ...options });
  const held = [];
  return {
    runs,
    held,
    add: (item) => add(item, { waitUntil: (work) => held.push(work) }),
    lots: () => runs.map(({ items }) => items.join("")),
    answer: async (at) => {
      runs[at].resolve(runs[at].items.map((item) => item.toUpperCase()));
      await settle();
    },
  };
};

/** A lot of one, which is under way, and what waits behind it goes as the second. */
const crowd = async (of, items) => {
  const first = of.add("a");
  await settle();
  const others = items.map((item) => of.add(item));
  await pass(1);
  return [first, ...others];
};

test("who comes alone waits for no clock", async () => {
  const of = line();
  for (const [at, item] of ["a", "b"].entries()) {
    const answer = of.add(item);
    await settle();
    await of.answer(at);
    assert.equal(await answer, item.toUpperCase());
  }
  assert.deepEqual([of.lots(), waits, of.held.length], [["a", "b"], 0, 2]);
});

test("who comes while a lot is under way shares the next one", async () => {
  const of = line();
  const answers = await crowd(of, ["b", "c", "d"]);
  assert.deepEqual([of.lots(), waits], [["a", "bcd"], 1]);
  await of.answer(1);
  await of.answer(0);
  assert.deepEqual(await Promise.all(answers), ["A", "B", "C", "D"]);
});

test("in a rush whoever comes first waits for the others, after a silence nobody does", async () => {
  const of = line();
  await crowd(of, ["b", "c"]);
  await of.answer(0);
  await of.answer(1);
  of.add("d");
  await settle();
  of.add("e");
  await pass(1);
  assert.deepEqual([of.lots(), waits], [["a", "bc", "de"], 2]);
  await of.answer(2);
  await pass(SILENCE);
  of.add("f");
  await settle();
  assert.deepEqual([of.lots(), waits], [["a", "bc", "de", "f"], 2]);
});

test("a lot that fails tells all of its items why, and the next one goes on", async () => {
  const of = line();
  const answers = await crowd(of, ["b", "c"]);
  const failure = new Error("the disk is full");
  of.runs[1].reject(failure);
  assert.deepEqual(await Promise.all(answers.slice(1)), [failure, failure]);
  await of.answer(0);
  assert.equal(await answers[0], "A");
  await pass(SILENCE);
  const next = of.add("d");
  await settle();
  await of.answer(2);
  assert.equal(await next, "D");
});

test("a lot that never answers keeps nobody longer than the patience, and holds up no other", async () => {
  const of = line();
  const answers = await crowd(of, ["b"]);
  await pass(PATIENCE);
  assert.deepEqual(await Promise.all(answers), [undefined, undefined]);
  const next = of.add("c");
  await settle();
  await of.answer(2);
  assert.equal(await next, "C");
  assert.equal(waits, 1);
});

test("a lot goes with the event that opened it, its items do not", async () => {
  const of = line();
  of.add("a");
  await settle();
  // An event that ends takes its timers along: the millisecond never passes.
  scheduler.wait = () => new Promise(() => {});
  const dropped = [of.add("b"), of.add("c")];
  await of.answer(0);
  await pass(PATIENCE);
  assert.deepEqual(await Promise.all(dropped), [undefined, undefined]);
  assert.deepEqual(of.lots(), ["a"]);
  of.add("d");
  await settle();
  assert.deepEqual(of.lots(), ["a", "d"]);
});

test("until it has settled, a lot is under way", async () => {
  const settled = [];
  const of = line({ patience: undefined, settled: () => new Promise((resolve) => settled.push(resolve)) });
  of.add("a");
  await settle();
  await of.answer(0);
  of.add("b");
  await settle();
  assert.deepEqual([of.lots(), waits], [["a"], 1]);
  settled[0]();
  await pass(1);
  assert.deepEqual(of.lots(), ["a", "b"]);
});
