// What could not be delivered is kept in localStorage from its first failure on, and not before; where storage is
// refused, or the visitor wants nothing kept, memory has to do. Each page writes its own response alone; any page of
// the site may send it and take it out, which is the work of the second stage.

import { site } from "./config.js";
import { more } from "./stage.js";

/** In front of the keys of all that is kept. */
const prefix = `warmline.${site}.`;

/** What this page keeps there itself. The first use of a storage makes the page wait for the disk. */
let kept;

/** Keeps `body` under `id`, or nothing any more. */
export const keep = (id, body) => {
  try {
    if (body && !navigator.globalPrivacyControl) localStorage[prefix + id] = kept = body;
    else if (kept) delete localStorage[prefix + id];
  } catch {}
};

/** Has the second stage see to what is kept, where anything is. */
export const revive = () => {
  try {
    `${Object.keys(localStorage)}`.includes(prefix) && more("kept");
  } catch {}
};
