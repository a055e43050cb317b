// One visit to one page, in a browser context of its own, so that nothing is cached.

import { setTimeout as sleep } from "node:timers/promises";

import { tasksOf } from "../../../../tests/browser/support/tasks.mjs";

/** Lighthouse's slow 4G, and a processor four times slower. */
const SLOW = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, offline: false, cpu: 4 };
const PLAIN = { latency: 0, downloadThroughput: -1, uploadThroughput: -1, offline: false, cpu: 1 };
export const NETWORKS = { plain: PLAIN, slow: SLOW };

/** How long nothing may come any more until a page is taken to be at rest. */
const REST_MS = 700;
const RESPONSES = "/v1/sites/demo/responses";

/** Notes in the page when the question is painted, and when a tap has its answer painted. */
const watch = () => {
  const rating = () => document.getElementById("rate") ?? document.querySelector("warmline-widget")?.shadowRoot;
  const shown = (selector) => {
    const node = rating()?.querySelector(selector);
    return node?.getBoundingClientRect().height > 0;
  };
  window.noted = {};
  // A frame later it is on the screen.
  const painted = (selector, name) => {
    const look = () =>
      requestAnimationFrame(() =>
        shown(selector) ? requestAnimationFrame(() => (noted[name] = performance.now())) : look(),
      );
    look();
  };
  painted("[data-score]", "visible");
  new MutationObserver((_, observer) => {
    if (!rating()) return;
    noted.placed = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  addEventListener(
    "click",
    ({ timeStamp }) => {
      noted.tapped = timeStamp;
      painted("[data-ack]:not([hidden])", "answered");
    },
    { capture: true, once: true },
  );
};

/** Notes what the page's visitors would feel: the paints and the longest answer to an input. */
const feel = () => {
  window.vitals = { lcp: 0, inp: 0 };
  const observe = (type, note, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  observe("largest-contentful-paint", ({ startTime }) => (vitals.lcp = startTime));
  observe("paint", ({ name, startTime }) => name == "first-contentful-paint" && (vitals.fcp = startTime));
  observe("event", ({ interactionId, duration }) => interactionId && (vitals.inp = Math.max(vitals.inp, duration)), {
    durationThreshold: 16,
  });
};

/** Opens a page over one of the networks and gives what `act` finds; `script` runs before the page's own. */
async function visit(browser, url, network, script, act) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const { cpu, ...conditions } = NETWORKS[network];
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", conditions);
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    if (script) await page.addInitScript(script);
    return await act(page, session, async () => {
      await page.goto(url, { waitUntil: "load" });
    });
  } finally {
    await context.close();
  }
}

/** Clicks the last step, without a script of the driver's in the page, which would weigh more than all that is measured. */
async function tap(session) {
  const find = `(() => {
    const rating = document.getElementById("rate") ?? document.querySelector("warmline-widget")?.shadowRoot;
    const step = rating.querySelector('[data-score="5"]');
    step.scrollIntoView({ block: "nearest" });
    const { x, y, width, height } = step.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  })()`;
  const { result } = await session.send("Runtime.evaluate", { expression: find, returnByValue: true });
  const [x, y] = result.value;
  for (const type of ["mouseMoved", "mousePressed", "mouseReleased"]) {
    await session.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
  }
}

/** When the question is there, and how long a tap takes to its answer on the screen and to the wire, in ms. */
export const seen = (browser, url, network) =>
  visit(browser, url, network, watch, async (page, session, open) => {
    // When requests were made and when they went onto the wire, by the browser's clock, by address.
    const asked = new Map();
    const wire = new Map();
    session.on("Network.requestWillBeSent", ({ request, timestamp }) => asked.set(request.url, timestamp * 1000));
    const sent = new Promise((resolve, reject) => {
      session.on("Network.responseReceived", ({ response: { url, timing, status } }) => {
        if (timing) wire.set(url, timing.requestTime * 1000 + timing.sendStart);
        if (!url.endsWith(RESPONSES)) return;
        if (status == 201) resolve([asked.get(url), wire.get(url)]);
        else reject(new Error(`a tap was answered with ${status}`));
      });
    });
    await open();
    await page.waitForFunction(() => window.noted.visible);
    await page.waitForTimeout(REST_MS);
    await tap(session);
    const posted = await sent;
    await page.waitForFunction(() => window.noted.answered);
    const style = `${url}style.css`;
    return page.evaluate(
      ([[asked, posted], style, styled]) => {
        const { visible, placed, tapped, answered } = window.noted;
        const entry = (part) => performance.getEntriesByType("resource").find(({ name }) => name.includes(part));
        // The page knows when its own style sheet was asked for by its own clock: that tells the clocks' difference.
        const clock = entry(style).requestStart - styled;
        const script = entry("/embed/");
        const { responseEnd } = performance.getEntriesByType("navigation")[0];
        const parts = {
          visible: {
            html: responseEnd,
            "script asked": script?.startTime,
            "script here": script?.responseEnd,
            placed,
            visible,
          },
          "tap to POST": { "until it is asked for": asked + clock - tapped, "until it is on the wire": posted - asked },
        };
        return { visible, "tap to UI": answered - tapped, "tap to POST": posted + clock - tapped, parts };
      },
      [posted, style, wire.get(style)],
    );
  });

/** What the page costs until a tap is answered: bytes and requests before it, main thread and heap after it. */
export const cost = (browser, url, network) =>
  visit(browser, url, network, undefined, async (page, session, open) => {
    let bytes = 0;
    let requests = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    await open();
    await sleep(REST_MS);
    const before = { bytes, requests };
    if (!url.endsWith("/none/")) await tap(session);
    await sleep(REST_MS);
    const measured = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    const { TaskDuration, ScriptDuration, LayoutDuration, RecalcStyleDuration } = await measured();
    // After what the tasks took, of which a collection that the bench asks for is none.
    await session.send("HeapProfiler.collectGarbage");
    const { JSHeapUsedSize } = await measured();
    const rest = TaskDuration - ScriptDuration - LayoutDuration - RecalcStyleDuration;
    const parts = { script: ScriptDuration, layout: LayoutDuration, style: RecalcStyleDuration, rest };
    for (const name of Object.keys(parts)) parts[name] *= 1000;
    return {
      kB: before.bytes / 1000,
      requests: before.requests,
      "main thread": TaskDuration * 1000,
      heap: JSHeapUsedSize / 1000,
      parts: { "main thread": parts },
    };
  });

/** What the widget's own scripts take of the main thread: until the page is at rest, and with a tap their longest task. */
export const own = (edge) => (browser, url, network) =>
  visit(browser, url, network, undefined, async (page, session, open) => {
    const load = await tasksOf(edge, page, async () => {
      await open();
      await sleep(REST_MS);
    });
    const tapped = await tasksOf(edge, page, async () => {
      await tap(session);
      await sleep(REST_MS);
    });
    return {
      loader: load.runs.reduce((sum, run) => sum + run, 0),
      "longest task": Math.max(...load.tasks, ...tapped.tasks),
    };
  });

/** The host page's own figures. */
export const vitals = (browser, url, network) =>
  visit(browser, url, network, feel, async (page, _, open) => {
    await open();
    await page.waitForTimeout(REST_MS);
    await page.getByRole("button", { name: "Pay" }).click();
    await page.keyboard.press("Tab");
    await page.waitForTimeout(REST_MS);
    return page.evaluate(() => ({ FCP: vitals.fcp, LCP: vitals.lcp, INP: vitals.inp }));
  });
