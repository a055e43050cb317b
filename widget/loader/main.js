// The embed script: puts <warmline-widget> into the page and the card into its shadow root. Around it the edge sets
// `__WARMLINE__`, the site's configuration with the card's HTML; the build sets WARMLINE_CSS. It reads no query, no
// cookie and no form of the host page, and throws nothing at it: where it can't work, it stays silent.

import { api, emit } from "./api.js";
import { card, shut } from "./card.js";
import { config, edge, given, lang, page, site, take } from "./config.js";
import { build, define, place, renew } from "./dom.js";
import { revive } from "./kept.js";
import { press } from "./press.js";
import { spoken } from "./spoken.js";
import { stage } from "./stage.js";

/** Brings to life what stands in the element. */
const start = () => {
  card();
  press();
  if (given.mode == "button") shut("button");
  place();
  emit("show");
};

/** Puts another question in the place of the one that is there. */
stage.renew = (other) => {
  take(other);
  renew();
  start();
};

const begin = () => {
  build();
  api();
  start();
  // The wait for the storage is none of what the page has to do first.
  setTimeout(revive, 1e3);
};

/** Begins once the gate lets it, where there is one: what held when it called may not hold any more. */
const beginAt = (gate) => (gate ? gate(begin) : begin());

/**
 * Begins, unless the page wants another survey or another language that the site speaks: that is another script. A gate
 * has fetched the right one. Where none comes of it, because there is no such survey, this is the one.
 */
const beginHere = () => {
  const { survey = config.survey } = given;
  const tongue = spoken();
  const gate = self.warmline?.hold;
  const here = () => define() && beginAt(gate);
  if (gate || tongue + survey == config.lang + config.survey) here();
  else import(`${edge}/embed/${site}.js?survey=${survey}&lang=${tongue}`).then(here, here);
};

/** Fetches what the immutable build does not bring along, and minds its rules. */
const beginAny = async () => {
  const url = `${edge}/embed/${site}.json?survey=${given.survey ?? ""}&lang=${lang}`;
  take(await (await fetch(url, { referrerPolicy: "origin" })).json());
  if (config.errors) import(edge + config.errors).catch(() => {});
  const own = config.pages?.find(([path]) => new RegExp(path).test(new URL(page()).pathname));
  if (own) config.html = own[1];
  if (config.when) (await import(edge + config.when)).when(config, () => {});
  beginAt(self.warmline?.hold);
};

// Without an origin, in a sandbox, and where the page writes JSON its own way, no edge would take what is sent.
if (origin != "null" && JSON.stringify({}) == "{}") {
  if (!WARMLINE_ANY) beginHere();
  else if (define()) beginAny().catch(() => {});
}
