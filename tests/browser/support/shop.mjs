// A customer's own web server, with the policies that customers have. It runs on 127.0.0.1 where the edge runs on
// localhost, so that its pages are of another site than the edge, and it stays up when the edge is down.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const HOSTS = new URL("../hosts/", import.meta.url);
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml" };

/** The Content-Security-Policy of each page that has one, for the edge's origin. */
const POLICIES = {
  // Scripts and requests of the edge, but no wasm.
  "no-wasm": (edge) => `default-src 'self'; script-src ${edge}; connect-src ${edge}`,
  // The same, and forms may go nowhere else.
  "no-wasm-no-form": (edge) => `default-src 'self'; script-src ${edge}; connect-src ${edge}; form-action 'self'`,
  // Scripts of the edge, but neither wasm nor requests: all that is left is a form.
  "no-connect": (edge) => `default-src 'self'; script-src ${edge}; connect-src 'self'`,
  // Wasm and requests, but no sockets.
  "no-socket": (edge) => `default-src 'self'; script-src ${edge} 'wasm-unsafe-eval'; connect-src ${edge}`,
  // Everything that the widget needs and not a bit more, with Trusted Types enforced.
  strict: (edge) =>
    `default-src 'none'; style-src 'self'; img-src 'self'; script-src ${edge} 'wasm-unsafe-eval'; ` +
    `connect-src ${edge} ${edge.replace("http", "ws")}; form-action ${edge}; ` +
    `require-trusted-types-for 'script'; trusted-types warmline`,
};

/**
 * Opens it. `/NAME/` is `hosts/NAME.html`, or else `hosts/order.html`, under the policy of that name; snippets load
 * from `edge`. `/in-TAG/` is the latter in the language TAG.
 */
export async function openShop(edge) {
  const own = new Map();
  const server = createServer(async ({ url }, answer) => {
    const { pathname } = new URL(url, "http://shop");
    const page = own.get(pathname.split("/")[1]);
    if (page) return answer.writeHead(200, page.headers).end(page.html);
    const name = pathname.replaceAll("/", "");
    const content = await read(extname(name) ? name : `${name}.html`, extname(name) ? undefined : "order.html");
    if (content == undefined) return answer.writeHead(404).end();
    const headers = { "content-type": TYPES[extname(name) || ".html"], "cache-control": "no-cache" };
    if (name in POLICIES) headers["content-security-policy"] = POLICIES[name](edge);
    const [, language = "en"] = name.match(/^in-(.+)$/) ?? [];
    const spoken = content.replace('<html lang="en"', `<html lang="${language}"`);
    answer.writeHead(200, headers).end(spoken.replaceAll("{{edge}}", edge));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Answers `/NAME/` and all below it with this from now on. */
    put(name, html, headers) {
      own.set(name, { html, headers: { "content-type": "text/html; charset=utf-8", ...headers } });
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A file of the host pages, or the other one where there is none; nothing where that is missing too. */
async function read(name, other) {
  try {
    return await readFile(new URL(name, HOSTS), "utf8");
  } catch {
    return other && read(other);
  }
}
