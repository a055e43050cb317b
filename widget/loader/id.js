// What the page makes before its first request: the response's id, which keys it for ever, and the secret that lets
// this visitor, and nobody else, into the conversation. Both live in memory alone.

import { config } from "./config.js";

/** 128 random bits, in some 38 decimal digits. */
export const secret = () => crypto.getRandomValues(new BigUint64Array(2)).join("");

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then 18 random digits, which are decimal and some 57 bits; in front of it
 * the epoch of its shard.
 */
export const responseId = () =>
  config.prefix +
  // The milliseconds have eleven hexadecimal digits until the year 2527.
  ("0" + Date.now().toString(16) + secret()).replace(/(.{8})(.{4})(.{3})(.{3})(.{12}).*/, "$1-$2-7$3-8$4-$5");
