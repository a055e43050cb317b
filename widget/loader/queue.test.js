// Delivery, on a clock that stands still: what is asked of the network, and how long it is waited for the next time.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { deliver } from "./queue.js";

/** What the network does, one after the other: a status, an answer with `retry-after`, or nothing at all. */
let network, requests, timers, reports;

beforeEach(() => {
  [network, requests, timers, reports] = [[], [], [], []];
  globalThis.addEventListener = () => {};
  globalThis.clearTimeout = () => {};
  globalThis.setTimeout = (run, ms) => timers.push({ run, ms });
  globalThis.fetch = async (url, request) => {
    requests.push({ url, ...request });
    const [status, retryAfter] = [network.shift()].flat();
    if (!status) throw new TypeError("Failed to fetch");
    return new Response("text", { status, headers: retryAfter && { "retry-after": retryAfter } });
  };
});

/** A turn of the loop, in which whatever was answered is read. */
const settle = () => new Promise(setImmediate);

/** Sends "body" over a network that does so, and lets each timer ring at once; the times that were waited. */
const send = async (does, { random = 0.5, keepalive = true } = {}) => {
  network = [...does];
  Math.random = () => random;
  deliver("/responses", () => "body", (...said) => reports.push(said.slice(0, 2)), keepalive)();
  await settle();
  const waited = [];
  while (timers.length) {
    const { run, ms } = timers.shift();
    waited.push(ms);
    if (!network.length) break;
    run();
    await settle();
  }
  return waited;
};

test("the time to the next attempt is doubled, up to a minute, and left to chance in full", async () => {
  const steps = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000];
  for (const random of [0, 0.5, 0.999_999]) {
    const waited = await send(steps.map(() => 503), { random });
    assert.deepEqual(
      waited,
      steps.map((step) => step * random),
    );
  }
});

test("who is told when to come again comes no sooner", async () => {
  for (const [retryAfter, least] of [
    ["0", 0],
    ["2", 2_000],
    ["30", 30_000],
    ["3600", 3_600_000],
    // No seconds: as if nothing had been said.
    ["soon", 0],
    ["Fri, 27 Nov 2026 12:00:00 GMT", 0],
  ]) {
    const [waited] = await send([[429, retryAfter]]);
    assert.equal(waited, least + 250, retryAfter);
  }
});

test("only the first attempt outlives its page, where that is wanted at all", async () => {
  await send([503, undefined, 201]);
  await send([503, 201], { keepalive: false });
  assert.deepEqual(
    requests.map(({ keepalive }) => !!keepalive),
    [true, false, false, false, false],
  );
  for (const { url, method, body, referrerPolicy } of requests)
    assert.deepEqual([url, method, body, referrerPolicy], ["/responses", "POST", "body", "origin"]);
});

test("what is tried again, and what is the end of it", async () => {
  for (const does of [408, 425, 429, 500, 502, 503, undefined]) {
    reports = [];
    assert.equal((await send([does, 201])).length, 1, does);
    assert.deepEqual(reports, [["kept"], ["done", "text"]], does);
  }
  for (const status of [400, 403, 404, 409, 413, 415, 422]) {
    reports = [];
    assert.deepEqual(await send([status]), [], status);
    assert.deepEqual(reports, [["refused", "text"]], status);
  }
});
