// The example checkout as four shops would serve it: alone, with the snippet, with the question inlined, and with
// five buttons of its own, which is the least that a question can cost.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync } from "node:zlib";

const CHECKOUT = new URL("../../../../examples/checkout/", import.meta.url);
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml" };
const SNIPPET = /^.*<script async src=.*\n/m;

/** A page with more at its end. */
const ended = (html, more) => html.replace("</body>", () => `${more}</body>`);

/** Five buttons in the page's own HTML, which post as the widget does: at once, and also when the page goes away. */
const own = (edge) => `<style>
#rate { position: fixed; inset: auto 16px 16px auto; width: 320px; padding: 16px; background: var(--paper); border: 1px solid var(--line); border-radius: 16px; }
#rate button { min-width: 44px; min-height: 44px; font-size: 20px; }
</style>
<section id="rate"><h2>How did we do today?</h2>
${[1, 2, 3, 4, 5].map((score) => `<button type="button" data-score="${score}">${score}</button>`).join("\n")}
<p data-ack hidden>Thank you!</p></section>
<script>
document.getElementById("rate").onclick = ({ target: { dataset } }) => {
  if (!dataset.score) return;
  document.querySelector("[data-ack]").hidden = false;
  const id = crypto.randomUUID().replace(/^.{13}-4/, Date.now().toString(16).padStart(12, "0").replace(/^.{8}/, "$&-") + "-7");
  const body = JSON.stringify({ id, score: +dataset.score, steps: 5, page: location.origin + location.pathname });
  fetch("${edge}/v1/sites/demo/responses", { method: "POST", keepalive: true, body });
};
</script>`;

/** Serves them, each as `/NAME/`; `inlined` only where the edge gives the question's HTML. */
export async function openPages(edge) {
  const html = await readFile(new URL("index.html", CHECKOUT), "utf8");
  const card = html.replaceAll("{{edge}}", edge);
  const none = card.replace(SNIPPET, "");
  const pages = { none, card, limit: ended(none, own(edge)) };
  const inlined = await fetch(`${edge}/embed/demo.html`);
  if (inlined.ok) pages.inlined = ended(card, await inlined.text());

  const kept = new Map();
  const server = createServer(async ({ url }, answer) => {
    const [, variant, file] = url.split("?")[0].split("/");
    const type = TYPES[file ? extname(file) : ".html"];
    if (!pages[variant] || !type) return answer.writeHead(file == "favicon.ico" ? 204 : 404).end();
    if (!kept.has(url)) {
      const content = file ? await readFile(new URL(file, CHECKOUT)) : pages[variant];
      kept.set(url, brotliCompressSync(content));
    }
    answer.writeHead(200, { "content-type": type, "content-encoding": "br", "cache-control": "no-store" });
    answer.end(kept.get(url));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    variants: Object.keys(pages),
    url: (variant) => `http://127.0.0.1:${server.address().port}/${variant}/`,
    close: () => (server.closeAllConnections(), server.close()),
  };
}
