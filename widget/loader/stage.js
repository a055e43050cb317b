// What the second stage works with. It is another file, of another build perhaps: names in here are only ever added.

import { config, edge, site } from "./config.js";
import { adopt, fill, root } from "./dom.js";
import { deliver } from "./queue.js";

/**
 * Also here: the card's `key`, `response()` and `open()`, what has been `heard` so far, `renew()` with another
 * configuration, and `off` once the page wants no more. `tries` counts the failures.
 */
export const stage = { adopt, deliver, edge, fill, site, tries: 0 };

/** Fetches the second stage, unless it is there, and lets it do `what`; tries until it comes. */
export const more = (what, ...all) =>
  // A module that could not be fetched stays so under its address; a fragment makes another one of it.
  import(`${edge}${config.more}#${stage.tries}`).then(
    (second) => second[what](Object.assign(stage, { config, root }), ...all),
    () => new Promise((resolve) => setTimeout(() => resolve(more(what, ...all)), 3e3, stage.tries++)),
  );
