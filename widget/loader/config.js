// What the edge put around this script, and where the edge is: where this script came from.

export const { site, survey, steps, threshold, html, talk, prefix } = __WARMLINE__;

const script = document.currentScript ?? document.querySelector(`script[src*="/embed/${site}.js"]`);

export const edge = script && new URL(script.src).origin;
export const api = `${edge}/v1/sites/${site}/`;
