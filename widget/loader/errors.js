// The page's own last script error and last failed request, for sites whose settings allow it (`page_errors`): a module of its
// own, which listens from its first import on. What it notes is masked at once and leaves the page with a press alone. It
// wraps nothing of the page's, and throws nothing at it.

import { masked, maskedPath } from "./errors/mask.js";

/** Our own trouble is none of the page's. */
const edge = new URL(import.meta.url).origin;

let script, request;

/** What the browser says of an error in a script that it keeps from others. */
const SECRET = "Script error.";

/** Notes the last error that says something. */
const note = (text) => {
  script = masked(text) ?? script;
};

addEventListener("error", ({ message, filename }) => {
  if (message && message != SECRET && !filename?.startsWith(edge)) note(message);
});

addEventListener("unhandledrejection", ({ reason }) => {
  // Whatever a page rejects with is its own, and may be anything.
  try {
    note(typeof reason == "string" ? reason : `${reason.name}: ${reason.message}`);
  } catch {}
});

/** Notes a request of the page's scripts that was answered with an error. */
const see = ({ name, initiatorType, responseStatus: status }) => {
  if (!(status > 399 && status < 600) || !/^(fetch|xmlhttprequest)$/.test(initiatorType)) return;
  const { origin, pathname } = new URL(name);
  if (origin != edge) request = `${status} ${maskedPath(pathname)}`;
};

try {
  // Those from before this was here are told as well.
  new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type: "resource", buffered: true });
} catch {}

/** What went wrong last; nothing where nothing did. */
export const errors = () => (script || request ? { script, request } : undefined);
