// What earlier pages of the site could not deliver goes out. It is a module of its own for two that want it: the second
// stage of a page that asks, and the gate of one that may never ask. Fetched by both, it is there once, and sends once.

import { isOld, keys, stored } from "./more/kept.js";
import { deliver } from "./queue.js";

/** The keys of what is on its way. */
const underway = new Set();

/** Sends it to the `edge`; the `response` that this page keeps itself goes out by itself, when the edge wants it. */
export const deliverAll = ({ edge, site, response }) =>
  stored((store) => {
    const own = response?.().id;
    for (const key of keys(site, store)) {
      if (key.endsWith(own) || underway.has(key)) continue;
      underway.add(key);
      // Read anew for each attempt: the page that made it may have revised it, or another may have delivered it.
      const body = () =>
        stored((store) => {
          if (isOld(key)) delete store[key];
          return store[key];
        });
      const report = (what, _, sent) => {
        if (what == "kept") return;
        underway.delete(key);
        if (body() == sent) stored((store) => delete store[key]);
      };
      deliver(`${edge}/v1/sites/${site}/responses`, body, report)();
    }
  });
