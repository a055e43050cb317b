// The gate as a module, for loaders that came without.

export { when } from "./when/gate.js";
