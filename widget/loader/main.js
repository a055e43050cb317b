// The embed script: puts <warmline-widget> into the page and the card into its shadow root. Around it the edge sets
// `__WARMLINE__`, the site's configuration with the card's HTML; the build sets WARMLINE_CSS. It reads no query, no
// cookie and no form of the host page, and throws nothing at it: where it can't work, it stays silent. The build puts
// all of it into one `try`.

import { api, emit } from "./api.js";
import { card, shut } from "./card.js";
import { config, edge, fetched, given } from "./config.js";
import { build, define, host, place, renew } from "./dom.js";
import { keeps } from "./kept.js";
import { press } from "./press.js";
import { more, stage } from "./stage.js";

/** Brings to life what stands in the element. */
const start = () => {
  card();
  press();
  if (given.mode == "button") shut("button");
  place();
  emit("show");
};

const begin = () => {
  build();
  api();
  start();
  // What the page has removed comes back once, when the page has gone on.
  let back = 1;
  self.navigation?.addEventListener("navigatesuccess", () => host.isConnected || (back && place(back--)));
  if (keeps()) more("kept");
};

/** Begins once the gate lets it, where there is one: what held when it called may not hold any more. */
const beginAt = (gate) => (gate ? gate(begin) : begin());

/** Puts another survey in the place of the one that is there. */
const ask = async (survey) => {
  await fetched(survey, given.lang);
  renew();
  start();
};

/** Fetches what was not brought along, or is other than the page wants, and minds its rules. */
const beginAny = async () => {
  const { survey = config?.survey, lang = document.documentElement.lang || navigator.language } = given;
  const spoken = (tag) => RegExp("^" + tag, "i").test(lang);
  const other = survey != config?.survey || !config || (!spoken(config.lang) && config.languages?.some(spoken));
  if (other) await fetched(survey, lang);
  if (config.when) (await import(edge + config.when)).when(config, () => {});
  beginAt(self.warmline?.hold);
};

// Without an origin, in a sandbox, and where the page writes JSON its own way, no edge would take what is sent.
if (origin != "null" && JSON.stringify({}) == "{}" && define()) {
  if (WARMLINE_ANY) {
    stage.ask = ask;
    beginAny().catch(() => {});
  } else beginAt(self.warmline?.hold);
}
