// The gate as a module, for loaders that came without. What it fetches is where it came from.

import { when as gate } from "./when/gate.js";

/** See when/gate.js. */
export const when = (config, load) => gate({ ...config, edge: new URL(import.meta.url).origin }, load);
