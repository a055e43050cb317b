// Arguments: Chromium, the address of a page, the edge's origin. Prints what the page loads from the edge.
import { chromium } from "playwright-core";

const [executablePath, page, edge] = process.argv.slice(-3);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const tab = await browser.newPage();
const finished = [];
tab.on("requestfinished", (request) => request.url().startsWith(edge) && finished.push(request));
await tab.goto(page, { waitUntil: "load" });
await tab.locator("warmline-widget [data-score]").first().waitFor({ state: "visible" });
await tab.waitForTimeout(1500);
const load = { requests: finished.length, bytes: 0, wasm: 0 };
for (const request of finished) {
  const { responseHeadersSize, responseBodySize } = await request.sizes();
  load.bytes += responseHeadersSize + responseBodySize;
  if (new URL(request.url()).pathname.endsWith(".wasm")) load.wasm += responseBodySize;
}
await browser.close();
console.log(JSON.stringify(load));
