// What a conversation needs once something of it comes along: a module of its own, fetched by more/extras.js.

import { files } from "./extras/files.js";
import { links } from "./extras/links.js";

/** Each gets what a way beside the conversation gets (more/beside.js), and the conversation for its place. */
const PARTS = [links, files];

/** Puts them into a conversation; gives what is told every frame of the desk, and whether it is the first on its socket. */
export const extras = (...all) => {
  const overhear = PARTS.map((part) => part(...all));
  return (...frame) => {
    for (const hear of overhear) hear?.(...frame);
  };
};
