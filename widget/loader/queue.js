// Delivery until acknowledged. A body goes out at once and again with exponential backoff and full jitter until the
// edge has answered; the id in it makes every repetition harmless.

const AGAIN = [408, 425, 429];

/**
 * Returns a function that posts what `body()` gives then, at once and until it is answered; called again, it posts
 * what `body()` gives by then instead, and tells, by a wait, that the edge wants none yet. Nothing to post ends the
 * attempts. `report` hears "kept" at each failure that is tried again, then "done" or "refused" with the answer's text.
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
      const answer = await fetch(url, {
        method: "POST",
        body: sent,
        keepalive: keepalive && !tries,
        signal,
        // Where the page gives its whole address away, its query stays here all the same.
        referrerPolicy: "origin",
      });
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
    if (held) report("kept");
    else attempt();
    return held;
  };
  // The network is back; or the page is, from a cache in which a request may have died.
  const wake = ({ persisted }) => due && persisted !== false && send();
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  return send;
};
