// What is told of an error, as a table.

import assert from "node:assert/strict";
import { test } from "node:test";

import { masked, maskedPath } from "./mask.js";

test("of an error's text stays what its author wrote", () => {
  const check = (text, want) => assert.equal(masked(text), want, text);
  check("Uncaught TypeError: cart.total is not a function", "TypeError: cart.total is not a function");
  check("Uncaught (in promise) Error: declined", "Error: declined");
  check("Can't find variable: Stripe", "Can't find variable: Stripe");
  check("Cannot read properties of null (reading 'price')", "Cannot read properties of null (reading '…')");
  // Numbers, in whatever groups and digits.
  check("card 4111 1111 1111 1111 was refused", "card … was refused");
  check("call +49 (0)151 / 12345678, please", "call +…, please");
  check("order ٤٧١١", "order …");
  check("RangeError: 3", "RangeError: …");
  // Addresses, and what stands behind a question mark, a hash or an equals sign.
  check("no account for jo.doe@home.example here", "no account for … here");
  check("GET /pay?card=visa&name=jo failed", "GET /pay… failed");
  check("name=jo is taken", "name… is taken");
  check("went to https://shop.example/a#token-abc", "went to https://shop.example/a…");
  check(`bad token ${"abcd".repeat(12)}`, "bad token …");
  // What is quoted, whatever is in it, and where the quotes do not close.
  check('Unexpected token J in JSON: "He said "hi" to Jo" is no JSON', 'Unexpected token J in JSON: "…" is no JSON');
  check("no field 'Jo's name' in 'form'", "no field '…'");
  check("value `Jo` or “Doe” or „Roe“ or «Moe»", 'value "…"');
  check('value "Jo Doe', 'value "…"');
  check("value 'Jo Doe", "value '…'");
  // One line, of some length, and nothing that JSON or a reader stumbles over.
  check("a\nb\tc\u0000d\ud800e", "a b c d e");
  check("x ".repeat(200), "x ".repeat(50).trim());
  check("🙂 ".repeat(200) + "x", undefined);
  for (const nothing of ["", " ", "42", "'x'", '"'])
    assert.ok([undefined, "…"].includes(masked(nothing)), nothing);
});

test("of a path stay the parts that are words", () => {
  const check = (path, want) => assert.equal(maskedPath(path), want, path);
  check("/", "/");
  check("/api/v2/cart.json", "/api/v2/cart.json");
  check("/users/4711/orders/new", "/users/…/orders/new");
  check("/o/0f9a3c/jo@home.example", "/o/…/…");
  check("/find/J%C3%B6", "/find/…");
  check("/reset/eyJhbGciOiJIUzI1NiJ9", "/reset/…");
  check(`/${"a".repeat(41)}/b`, "/…/b");
  check("/a;id=b/c", "/…/c");
  assert.equal([...maskedPath("/ab".repeat(100))].length, 100);
});
