// The embed script of a survey with rules: it carries neither question nor style, and fetches the script that does
// once the rules hold.

import { when } from "./when/gate.js";

const script = document.currentScript ?? document.querySelector(`script[src*="/embed/${__WARMLINE__.site}.js"]`);
const edge = new URL(script.src).origin;
const { survey, ...given } = script.dataset;
const load = (query) =>
  import(`${edge}/embed/${__WARMLINE__.site}.js?survey=${query}&lang=${given.lang ?? ""}`).catch(() => {});
if (self.warmline?.hold || customElements.get("warmline-widget")) {
  // The script twice is the script once.
} else if (survey && survey != __WARMLINE__.survey) load(survey);
else when(__WARMLINE__, (asked) => load(`${asked ?? __WARMLINE__.survey}&now`));
