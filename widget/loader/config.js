// What the edge says of the site, and where the edge is: where this script came from.

/** What the edge put around this script. The immutable build has nothing around it. */
const inlined = WARMLINE_ANY && typeof __WARMLINE__ != "object" ? undefined : __WARMLINE__;

/** A late script, or one in a module, does not know its own tag. */
const script =
  document.currentScript ??
  document.querySelector(inlined ? `script[src*="/embed/${inlined.site}.js"]` : 'script[src*="/embed/v/"]');

/** The attributes of the tag. */
export const given = { ...script.dataset };

/** The page that asks; in a frame, the one that shows it. */
export const page = (given.page ?? location.origin + location.pathname).slice(0, 1024);

export const edge = new URL(script.src).origin;
export const site = inlined ? inlined.site : given.site;
export const api = `${edge}/v1/sites/${site}/`;

/** The question and all that belongs to it. What is not known here is left alone. */
export let config = inlined;

/** Puts the configuration of another survey in force, or of the site's default where there is none of that name. */
export const fetched = async (survey = "", lang = "") => {
  const url = `${edge}/embed/${site}.json?survey=${survey}&lang=${lang}`;
  config = await (await fetch(url, { referrerPolicy: "origin" })).json();
};
