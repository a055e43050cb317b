// What may be told of an error: the words of its author, and nothing that a visitor typed, as far as that can be seen. Pure, so
// that it can be tested as a table.

/** In the place of what is left out. */
const HIDDEN = "…";

/** How long it may be, in characters. */
const LONGEST = 100;

/** From the first to the last, because what is quoted may hold quotes itself; to the end where none closes. */
const QUOTED = /["“”„«»`].*["“”„«»`]|["“„«`].*/u;

/** The same for quotes that may be apostrophes: those have a letter before them. */
const SINGLE = /(?<![\p{L}\p{N}])['‘‚‹].*['’›](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])['‘‚‹].*/u;

/** Queries, fragments and values; whatever has to do with an address of somebody; what is too long for a word; numbers. */
const SECRETS = [/[?#=]\S+/g, /\S*@\S*/g, /\S{48,}/g, /\p{N}(?:[\s.,:/()+-]*\p{N})*/gu];

const cut = (text) => [...text].slice(0, LONGEST).join("").trim();

/** An error's text without what could be a visitor's; `undefined` where nothing is left. */
export const masked = (text) => {
  const line = text
    .slice(0, 2000)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .replace(/^Uncaught (\(in promise\) )?/, "")
    .replace(QUOTED, `"${HIDDEN}"`)
    .replace(SINGLE, `'${HIDDEN}'`);
  const told = cut(SECRETS.reduce((line, secret) => line.replace(secret, HIDDEN), line));
  return /\p{L}/u.test(told) ? told : undefined;
};

/** A path whose parts that could name somebody or something are left out. */
export const maskedPath = (path) =>
  cut(
    path
      .split("/")
      .map((part) => (/^[\p{L}._~-]{0,40}$/u.test(part) || /^v\d{1,2}$/.test(part) ? part : HIDDEN))
      .join("/"),
  );
