// What the edge says of the site, and where the edge is: where this script came from.

/** What the edge put around this script; around the immutable build there is nothing. */
const inlined = WARMLINE_ANY ? undefined : __WARMLINE__;

/** A late script, or one in a module, does not know its own tag. */
const script =
  document.currentScript ??
  document.querySelector(`script[src*="/embed/${WARMLINE_ANY ? "v/" : `${inlined.site}.js`}"]`);

/** The attributes of the tag. */
export const given = { ...script.dataset };

/** The page that asks, as it is now; in a frame, the one that shows it. */
export const page = () => (given.page ?? location.origin + location.pathname).slice(0, 1024);

/** The language that the question should be in. */
export const lang = given.lang || document.documentElement.lang || navigator.language;

export const edge = new URL(script.src).origin;
export const site = WARMLINE_ANY ? given.site : inlined.site;
export const api = `${edge}/v1/sites/${site}/`;

/** The question and all that belongs to it. What is not known here is left alone. */
export let config = inlined;

/** Puts another configuration in force. */
export const take = (other) => (config = other);
