// The web servers of many customers in one: each row of the host pages at an address of its own, as the row says.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const HOSTS = new URL("../hosts/", import.meta.url);
const STATIC = { ".css": "text/css", ".svg": "image/svg+xml" };
const HTML = "text/html; charset=utf-8";
/** How long a slow page's body lets wait. */
const SLOW_MS = 800;

/** Where a row's page lies. */
export const path = ({ name, query = "" }) => `/${slug(name)}/${query}`;

const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** Opens it, on another site than the edge's. */
export async function openHostPages(edge, rows) {
  const question = await (await fetch(`${edge}/embed/demo.html`)).text();
  const places = () => ({ edge, socket: edge.replace("http", "ws"), host: origin(), question });
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => places()[name]);
  const origin = () => `http://127.0.0.1:${server.address().port}`;
  const byName = new Map(rows.map((row) => [slug(row.name), row]));
  const server = createServer(async ({ url }, answer) => {
    const { pathname } = new URL(url, "http://host");
    const [, first, second] = pathname.split("/");
    const send = (type, content, headers = {}) =>
      answer.writeHead(200, { "content-type": type, ...headers }).end(content);
    const row = byName.get(first);
    if (row) return serve(row, second == "inner" ? row.inner : row.page);
    if (first == "apps") return send("text/javascript", await bundled(second));
    if (pathname == "/embed/other.js") return send("text/javascript", await renamed(edge));
    if (STATIC[extname(pathname)]) return send(STATIC[extname(pathname)], await readFile(new URL(first, HOSTS)));
    answer.writeHead(pathname == "/favicon.ico" ? 204 : 404).end();

    async function serve({ headers = {}, type = HTML, slow }, content) {
      const filled = Object.entries(headers).map(([name, value]) => [name, fill(value)]);
      answer.writeHead(200, { "content-type": type, "cache-control": "no-cache", ...Object.fromEntries(filled) });
      const [head, body] = fill(content).split("</head>");
      if (slow) {
        answer.write(head);
        await sleep(SLOW_MS);
        answer.end(`</head>${body}`);
      } else answer.end(fill(content));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: origin(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The embed script as another site's. */
async function renamed(edge) {
  const answer = await fetch(`${edge}/embed/demo.js`);
  return (await answer.text()).replace('"site":"demo"', '"site":"other"');
}

const bundles = new Map();

/** One of the pages' own programs, as their build would make it. */
async function bundled(file) {
  const name = file.replace(/\.js$/, "");
  if (!bundles.has(name)) {
    const made = await build({
      stdin: { contents: `import "./${name}";`, resolveDir: fileURLToPath(new URL("apps/", HOSTS)) },
      bundle: true,
      minify: true,
      write: false,
      jsx: "automatic",
      define: {
        "process.env.NODE_ENV": '"production"',
        __VUE_OPTIONS_API__: "false",
        __VUE_PROD_DEVTOOLS__: "false",
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
      },
    });
    bundles.set(name, made.outputFiles[0].text);
  }
  return bundles.get(name);
}
