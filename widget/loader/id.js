// What the page makes before its first request: the response's id, which keys it for ever, and the secret that lets
// this visitor, and nobody else, into the conversation. Both live in memory alone.

import { prefix } from "./config.js";

/** 128 random bits. */
export const secret = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => hex(byte, 256)).join("");

/** What stands behind the first digit of a sum, which `more` makes of one length for all numbers below it. */
const hex = (number, more) => (number + more).toString(16).slice(1);

/** A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then randomness; in front of it the epoch of its shard. */
export const responseId = () =>
  prefix +
  (hex(Date.now(), 2 ** 48) + secret()).replace(/(.{8})(.{4})(.{3})(.{3})(.{12}).*/, "$1-$2-7$3-8$4-$5");

/** When the id at the end of `key` was made, in milliseconds since 1970. */
export const madeAt = (key) => parseInt(key.slice(-36, -23).replace("-", ""), 16);
