// The tests' `test`: a product of its own, a customer's web server, visitors and agents in browser contexts of their
// own, and a look at every page's console when the test is over.

import { test as base, expect } from "@playwright/test";

import { Agent } from "./agent.mjs";
import { Product } from "./product.mjs";
import { openShop } from "./shop.mjs";
import { Visitor } from "./visitor.mjs";

export { expect };

/** What Chromium itself writes into the console when a server is away; no page can keep it from that. */
export const SERVER_AWAY = /net::ERR_|WebSocket connection to .* failed/;
/** What Chromium itself writes into the console when the desk asks who is signed in and nobody is. */
export const NOBODY = /status of 401 .*\/v1\/desk\/session/;
/** What Chromium itself writes into the console when a policy of the page forbids something. */
export const POLICY = /Content[ -]Security[ -]Policy|violates the following|net::ERR_BLOCKED_BY_CSP/;

/** Any of these patterns. */
export const any = (...patterns) => new RegExp(patterns.map(({ source }) => source).join("|"));

export const test = base.extend({
  /** What may go wrong in a page or be said in its console, as a pattern; else nothing. */
  tolerated: [undefined, { option: true }],

  /** What the site's settings say beside or instead of the demo's. */
  settings: [{}, { option: true }],

  product: async ({ settings }, use) => {
    const product = await Product.start(settings);
    await use(product);
    await product.stop();
  },

  shop: async ({ product }, use) => {
    const shop = await openShop(product.edge);
    await use(shop);
    shop.close();
  },

  /** Makes pages in contexts of their own. */
  pages: async ({ browser, tolerated }, use) => {
    const contexts = [];
    const complaints = [];
    const listen = (page) => {
      const complain = (text) => tolerated?.test(text) || complaints.push(`${page.url()}: ${text}`);
      page.on("pageerror", (error) => complain(error.stack));
      page.on("console", (message) => {
        if (!["error", "warning"].includes(message.type())) return;
        complain(`${message.text()} (${message.location().url})`);
      });
    };
    await use(async (options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      context.on("page", listen);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(complaints, "the consoles say nothing").toEqual([]);
  },

  /** Makes visitors. */
  visitor: async ({ pages }, use) => {
    await use(async (url, options) => new Visitor(await pages(options)).visit(url));
  },

  /** Makes agents, each signed in. */
  agent: async ({ pages, product }, use) => {
    await use(async (name, options) => new Agent(await pages(options)).signIn(product.links[name]));
  },
});

/** The same with one product for all tests of a file, where none of them crashes it. */
export const lasting = test.extend({
  standing: [
    async ({}, use) => {
      const product = await Product.start();
      await use(product);
      await product.stop();
    },
    { scope: "worker" },
  ],

  product: async ({ standing }, use) => use(standing),
});
