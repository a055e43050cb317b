// Addresses in what people write to each other, by the rules of shared/src/links.rs, which the desk and the plain pages follow:
// one file of cases tests both. Pure.

/** An address begins a word, and ends before what is in no address. */
const ADDRESS = /(?<![\p{Alphabetic}\p{N}_])https?:\/\/[^\p{White_Space}\p{Cc}<>"“”«»]*/gu;

/** What ends a sentence or a bracket rather than an address. */
const CLOSING = ".,;:!?'’)]}…";

/** With a host, and nothing before it. */
const PLAIN = /^https?:\/\/[\p{Alphabetic}\p{N}][^/?#@\\]*(?:[/?#]|$)/u;

/** What changes in which direction others are shown, or is not seen at all. */
const TURNS = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

/** The address at the start of a word. */
const trimmed = (word) => {
  let end = word.length;
  while (CLOSING.includes(word[end - 1])) end--;
  const address = word.slice(0, end);
  // A bracket that was opened within is a part of it.
  return word[end] == ")" && address.includes("(") ? word.slice(0, end + 1) : address;
};

/**
 * A text in pieces, which are all of it: what is no address and what is one, by turns, beginning with the former. One that could
 * seem to lead elsewhere than it does stays text.
 */
export const pieces = (text) => {
  const found = [];
  let done = 0;
  for (const { 0: word, index } of text.matchAll(ADDRESS)) {
    const address = trimmed(word);
    if (!PLAIN.test(address) || TURNS.test(address)) continue;
    found.push(text.slice(done, index), address);
    done = index + address.length;
  }
  return [...found, text.slice(done)];
};
