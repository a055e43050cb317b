// What could not be delivered is kept in localStorage from its first failure on, and not before; where storage is
// refused, or the visitor wants nothing kept, memory has to do. Each page writes its own response alone; any page of
// the site may send it and take it out, which is the work of the second stage.

import { site } from "./config.js";

/** In front of the keys of all that is kept. */
const prefix = `warmline.${site}.`;

/** Keeps `body` under `id`, or nothing any more. */
export const keep = (id, body) => {
  try {
    if (body && !navigator.globalPrivacyControl) localStorage[prefix + id] = body;
    else delete localStorage[prefix + id];
  } catch {}
};

/** Whether something is kept; throws where storage is refused. */
export const keeps = () => `${Object.keys(localStorage)}`.includes(prefix);
