// Visits the pages again and again and prints each visit as a line of JSON: `{kind, network, variant, run, found}`.
// Variants take turns within a run, and begin with another one each time, so that what else the machine does meets all
// of them alike.

import { chromium } from "@playwright/test";

import { FLAGS } from "../../../../tests/browser/support/chromium.mjs";
import { openPages } from "./pages.mjs";
import { cost, NETWORKS, own, seen, vitals } from "./visit.mjs";

const [edge, executablePath, runs, pairs] = process.argv.slice(2);

const pages = await openPages(edge);
const browser = await chromium.launch({
  executablePath,
  args: FLAGS,
});

const turns = (all, run) => all.map((_, at) => all[(at + run) % all.length]);

async function measure(kind, visit, network, variants, count) {
  // The first of each warms up what a browser and an edge keep, and tells nothing.
  for (let run = -1; run < count; run += 1) {
    process.stderr.write(`\r${kind}, ${network}: ${run + 1}/${count} `);
    for (const variant of turns(variants, run + variants.length)) {
      const found = await visit(browser, pages.url(variant), network);
      if (run >= 0) console.log(JSON.stringify({ kind, network, variant, run, found }));
    }
  }
  process.stderr.write("\n");
}

const asking = pages.variants.filter((variant) => variant != "none");
const ours = asking.filter((variant) => variant != "limit");
for (const network of Object.keys(NETWORKS)) {
  await measure("seen", seen, network, asking, +runs);
  await measure("cost", cost, network, pages.variants, +runs);
  await measure("own", own(edge), network, ours, +runs);
}
for (const network of Object.keys(NETWORKS)) await measure("vitals", vitals, network, ["none", "card"], +pairs);

await browser.close();
pages.close();
