// The embed script: puts <warmline-widget> into the page and the card into its shadow root. Around it the edge sets
// `__WARMLINE__`, the site's configuration with the card's HTML; the build sets WARMLINE_CSS. It reads no query, no
// cookie and no form of the host page, and throws nothing at it: where it can't work, it stays silent.

import { card } from "./card.js";
import { build, place } from "./dom.js";
import { conversation } from "./talk.js";

try {
  if (build()) {
    card();
    conversation();
    place();
  }
} catch {}
