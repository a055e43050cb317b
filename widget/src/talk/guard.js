// Keeps a defect of the conversation away from the host page.
//
// The wasm is built without unwinding, so a defect ends in a trap: an exception in whatever callback ran, which the
// host page's own error reporting would see. The guard stops exceptions that come from the edge's files, and no
// others, before anybody else hears of them, and tells the loader, which then shows the way to the plain page. It is
// JavaScript because wasm that has just failed can't be trusted to do this.

export const guard = (edge, failed) => {
  const listener = (event) => {
    const thrown = event.error ?? event.reason;
    if (!String(thrown?.stack).includes(edge)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    failed();
  };
  addEventListener("error", listener, true);
  addEventListener("unhandledrejection", listener, true);
};
