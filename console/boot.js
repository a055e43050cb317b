// Starts the desk, and gives it its pulse: an event on the window, twice a second.
//
// Browsers slow the timers of hidden pages down to one a minute, and a desk that sleeps misses that its line is
// dead. The timers of workers they leave alone, so this same file, started as a worker, is the clock.

import init from "./console.js";

const EVERY_MS = 500;

function pulse() {
  window.dispatchEvent(new Event("warmline-pulse"));
}

function startPulse() {
  try {
    // Where a page enforces Trusted Types, only a policy may name a script; this one names its own file.
    const address = import.meta.url;
    const policy = window.trustedTypes?.createPolicy("warmline-desk", { createScriptURL: () => address });
    const worker = new Worker(policy ? policy.createScriptURL("") : address, { type: "module" });
    let fallback;
    worker.onmessage = pulse;
    worker.onerror = () => (fallback ??= setInterval(pulse, EVERY_MS));
  } catch {
    setInterval(pulse, EVERY_MS);
  }
}

if (typeof document === "undefined") {
  setInterval(() => postMessage(0), EVERY_MS);
} else {
  const wasm = document.querySelector("link[rel=preload][as=fetch]").href;
  init({ module_or_path: wasm }).then(startPulse, (error) => {
    const words = document.querySelector("#desk p");
    if (words) words.textContent = "The desk could not start in this browser. It needs WebAssembly.";
    throw error;
  });
}
