// Tabs as a person has them: one in front, the others hidden, and slowed down by the browser. Playwright keeps every page
// of its own awake and focused, so these are opened past it.

import { chromium } from "@playwright/test";

import { FLAGS } from "./chromium.mjs";

/** What Playwright would start Chromium with to keep hidden pages awake. */
const AWAKE = [
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
];

export class Tabs {
  #browser;
  #session;
  #answers = new Map();
  #last = 0;

  /** Opens a browser without any tab. */
  static async open() {
    const tabs = new Tabs();
    tabs.#browser = await chromium.launch({
      executablePath: process.env.WARMLINE_CHROMIUM ?? "/usr/bin/chromium",
      ignoreDefaultArgs: [...AWAKE, "--headless"],
      args: FLAGS.map((flag) => (flag == "--headless" ? "--headless=new" : flag)),
    });
    tabs.#session = await tabs.#browser.newBrowserCDPSession();
    tabs.#session.on("Target.receivedMessageFromTarget", ({ message }) => {
      const { id, result } = JSON.parse(message);
      tabs.#answers.get(id)?.(result);
    });
    return tabs;
  }

  async close() {
    await this.#browser.close();
  }

  /** Opens a tab in front of the others; gives a function that evaluates an expression in it. */
  async tab(url) {
    const { targetId } = await this.#session.send("Target.createTarget", { url });
    const { sessionId } = await this.#session.send("Target.attachToTarget", { targetId, flatten: false });
    await this.#session.send("Target.activateTarget", { targetId });
    return async (expression) => {
      const id = ++this.#last;
      const answer = new Promise((resolve) => this.#answers.set(id, resolve));
      const params = { expression, awaitPromise: true, returnByValue: true };
      const message = JSON.stringify({ id, method: "Runtime.evaluate", params });
      await this.#session.send("Target.sendMessageToTarget", { sessionId, message });
      return (await answer)?.result?.value;
    };
  }
}
