// What the page makes before its first request: the response's id, which keys it for ever, and the secret that lets
// this visitor, and nobody else, into the conversation. Both live in memory alone.

import { config } from "./config.js";

/** 128 random bits. */
export const secret = () =>
  [...crypto.getRandomValues(new BigUint64Array(2))].map((half) => half.toString(16).padStart(16, 0)).join("");

/** A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then randomness; in front of it the epoch of its shard. */
export const responseId = () =>
  config.prefix +
  (Date.now().toString(16).padStart(12, 0) + secret()).replace(
    /(.{8})(.{4})(.{3})(.{3})(.{12}).*/,
    "$1-$2-7$3-8$4-$5",
  );
