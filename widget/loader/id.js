// What the page makes before its first request: the response's id, which keys it for ever, and the secret that lets
// this visitor, and nobody else, into the conversation. Both live in memory alone.

const random = () => crypto.getRandomValues(new Uint8Array(16));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then randomness. */
export const responseId = () => {
  const bytes = random();
  for (let i = 6, time = Date.now(); i--; time /= 256) bytes[i] = time;
  bytes[6] = (bytes[6] & 15) | 112;
  bytes[8] = (bytes[8] & 63) | 128;
  return hex(bytes).replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

/** When an id was made, in milliseconds since the Unix epoch. */
export const madeAt = (id) => parseInt(id.replace("-", "").slice(0, 12), 16);

/** 128 random bits. */
export const secret = () => hex(random());
