// Delivery until acknowledged. A body goes out at once and again with exponential backoff and full jitter until the
// edge has answered; the id in it makes every repetition harmless. A response is put into localStorage after its
// first failure, and not before; where storage is refused, memory has to do.

import { madeAt } from "./id.js";

const AGAIN = [408, 425, 429];
const KEPT_AT_MOST = 20;
const KEPT_FOR = 864e5;

/**
 * Posts `body` until it is answered. `report` hears "kept" at each failure that is tried again, then "done" or
 * "refused" with the answer. Returns a function that ends the attempts.
 */
export const deliver = (url, body, report) => {
  let tries = 0;
  let ended;
  const attempt = async () => {
    let answer;
    let status = 500;
    try {
      if (ended) return;
      // Later attempts go without keepalive, whose quota the page shares; no attempt may hang for ever.
      answer = await fetch(url, { method: "POST", body, keepalive: !tries, signal: AbortSignal.timeout?.(2e4) });
      // Read to its end: an answer that nobody reads keeps its request open until the signal breaks it off.
      answer = new Response(await answer.text(), answer);
      status = answer.status;
    } catch {}
    if (ended) return;
    if (status > 499 || AGAIN.includes(status)) {
      const asked = Math.min(answer?.headers.get("retry-after") | 0, 900) * 1e3;
      setTimeout(attempt, asked + Math.random() * Math.min(6e4, 500 * 2 ** tries++));
      report("kept");
    } else report(answer.ok ? "done" : "refused", answer);
  };
  attempt();
  return () => (ended = 1);
};

/**
 * The responses of a site: `put(id, body, report)` sends one, in place of what it sent before.
 * What an earlier page could not send goes out now.
 */
export const responses = (url, site) => {
  const prefix = `warmline.${site}.`;
  let end;
  const stored = (use) => {
    try {
      return use(localStorage);
    } catch {}
  };
  const keys = (store) => Object.keys(store).filter((key) => key.startsWith(prefix)).sort();
  const send = (key, body, report) =>
    deliver(url, body, (what) => {
      stored((store) => {
        if (what == "kept") {
          store[key] = body;
          // An id begins with its time, so the oldest come first.
          for (const old of keys(store).slice(0, -KEPT_AT_MOST)) store.removeItem(old);
        } else if (store[key] == body) store.removeItem(key);
      });
      report?.(what);
    });

  stored((store) => {
    for (const key of keys(store)) {
      if (madeAt(key.slice(prefix.length)) < Date.now() - KEPT_FOR) store.removeItem(key);
      else send(key, store[key]);
    }
  });
  return (id, body, report) => {
    end?.();
    end = send(prefix + id, body, report);
  };
};
