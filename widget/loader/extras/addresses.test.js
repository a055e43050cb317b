// Which addresses become links, by the cases of the desk's own rules.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { pieces } from "./addresses.js";

const CASES = new URL("../../../shared/src/links/cases.json", import.meta.url);

test("addresses are links by the same rules as everywhere", async () => {
  for (const want of JSON.parse(await readFile(CASES, "utf8"))) {
    const got = pieces(want.replaceAll(/[⟨⟩]/g, "")).map((piece, at) => (at % 2 ? `⟨${piece}⟩` : piece));
    assert.equal(got.join(""), want);
  }
});

test("a text of nothing but what ends sentences is soon read", () => {
  const text = `https://a.example/${".".repeat(100_000)}x`.repeat(3);
  assert.deepEqual(pieces(text), ["", text, ""]);
});
