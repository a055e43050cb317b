// Delivery until acknowledged. A body goes out at once and again with exponential backoff and full jitter until the
// edge has answered; the id in it makes every repetition harmless. A response is put into localStorage after its
// first failure, and not before; where storage is refused, memory has to do.

import { madeAt } from "./id.js";

const AGAIN = [408, 425, 429];
const KEPT_AT_MOST = 20;
const KEPT_FOR = 864e5;

/**
 * Returns a function that posts what `body()` gives then, at once and until it is answered; called again, it posts
 * what `body()` gives by then instead. Nothing to post ends the attempts. `report` hears "kept" at each failure that
 * is tried again, then "done" or "refused" with the answer's text.
 */
export const deliver = (url, body, report, keepalive) => {
  let due, held, tries, timer;
  let turn = 0;
  const attempt = async () => {
    clearTimeout(timer);
    held = 0;
    const mine = ++turn;
    const sent = body();
    let text;
    let wait = 0;
    let status = 500;
    if (!sent) return;
    try {
      // Later attempts go without keepalive, whose quota the page shares; no attempt may hang for ever.
      const signal = AbortSignal.timeout?.(2e4);
      const answer = await fetch(url, { method: "POST", body: sent, keepalive: keepalive && !tries, signal });
      // Read to its end: an answer that nobody reads keeps its request open until the signal breaks it off.
      text = await answer.text();
      // In whole seconds, and of so few digits that no timer overflows.
      wait = (answer.headers.get("retry-after") & 0xfffff) * 1e3;
      status = answer.status;
    } catch {}
    // What another attempt has taken the place of says nothing more.
    if (mine != turn) return;
    if (status > 499 || AGAIN.includes(status)) {
      held = wait;
      timer = setTimeout(attempt, wait + Math.random() * Math.min(6e4, 500 * 2 ** tries++));
      report("kept");
    } else {
      due = 0;
      report(status < 300 ? "done" : "refused", text, sent);
    }
  };
  const send = () => {
    due = 1;
    tries = 0;
    // Who asked to be left alone for a while is, whatever the visitor does meanwhile.
    held ? report("kept") : attempt();
  };
  // The network is back; or the page is, from a cache in which a request may have died.
  const wake = ({ persisted }) => due && persisted !== false && send();
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  return send;
};

/**
 * Returns a function that delivers the response that `get()` gives then, in place of what it was before.
 * What earlier pages of the site could not deliver goes out now.
 */
export const responses = (url, site, get, report) => {
  const prefix = `warmline.${site}.`;
  const old = (key) => Math.abs(Date.now() - madeAt(key)) > KEPT_FOR;
  const body = () => JSON.stringify(get());
  const stored = (use) => {
    try {
      return use(localStorage);
    } catch {}
  };
  const keys = (store) => Object.keys(store).filter((key) => key.startsWith(prefix));

  stored((store) => {
    for (const key of keys(store)) {
      // Read anew for each attempt: the page that made it may have revised it, or another may have delivered it.
      const kept = () =>
        stored((store) => {
          if (old(key)) delete store[key];
          return store[key];
        });
      deliver(url, kept, (what, _, sent) => what != "kept" && kept() == sent && delete store[key])();
    }
  });
  return deliver(
    url,
    body,
    (what) => {
      stored((store) => {
        const own = prefix + get().id;
        if (what == "kept" && !old(own)) {
          store[own] = body();
          // An id begins with its epoch and its time, so the oldest come first.
          for (const key of keys(store).sort().slice(0, -KEPT_AT_MOST)) delete store[key];
        } else delete store[own];
      });
      report(what);
    },
    1,
  );
};
