// Stands between the pages and the edge, hands on what comes, and sees every response on the wire. A test tells it
// what to do with the posts: nothing else is ever kept from the edge.

import { once } from "node:events";
import { createServer, request } from "node:http";

/** Hands the post on. */
export const pass = (post) => post.forward();
/** Answers in the edge's place. */
export const status = (code, headers = {}) => ({ answer, cors }) => answer.writeHead(code, { ...cors, ...headers }).end("{}");
/** Never answers. */
export const hang = () => {};
/** Breaks the connection before the edge hears of it. */
export const reset = ({ answer }) => answer.socket.resetAndDestroy();
/** Breaks the connection once the edge has answered: stored, but nobody knows. */
export const resetLate = async (post) => {
  await post.asked();
  post.answer.socket.resetAndDestroy();
};

export class FaultProxy {
  #edge;
  #server;

  /** What is done with the posts, one after the other; the last of them with all that follow. */
  faults = [pass];
  /** The responses that came in whole: `{body, at}`. */
  seen = [];

  /** The proxy's origin, which is the edge's for a page. */
  origin;

  static async open(edge) {
    const proxy = new FaultProxy();
    proxy.#edge = new URL(edge);
    proxy.#server = createServer((incoming, answer) => proxy.#serve(incoming, answer));
    proxy.#server.listen(0, "localhost");
    await once(proxy.#server, "listening");
    proxy.origin = `http://localhost:${proxy.#server.address().port}`;
    return proxy;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** The different ids among what came in. */
  get ids() {
    return [...new Set(this.seen.map(({ body }) => body.id))];
  }

  async #serve(incoming, answer) {
    const chunks = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk);
    } catch {
      // It left the browser in part only.
      return;
    }
    const bytes = Buffer.concat(chunks);
    const asked = () => this.#ask(incoming, bytes, answer);
    const forward = async () => {
      const given = await asked();
      answer.writeHead(given.statusCode, given.headers);
      given.pipe(answer);
    };
    const isPost = incoming.method == "POST";
    if (isPost) this.seen.push({ body: JSON.parse(bytes), at: Date.now() });
    const fault = !isPost ? pass : this.faults.length > 1 ? this.faults.shift() : this.faults[0];
    const cors = {
      "access-control-allow-origin": incoming.headers.origin ?? "*",
      "access-control-expose-headers": "retry-after",
      "content-type": "application/problem+json",
    };
    try {
      await fault({ answer, cors, asked, forward });
    } catch {
      answer.destroy();
    }
  }

  /** Asks the edge, for as long as the page waits: where it goes away, the edge is left alone too. */
  async #ask({ method, url, headers }, bytes, answer) {
    const { hostname, port } = this.#edge;
    // Over a connection of its own: a kept one may just be closing.
    const asking = request({ hostname, port, method, path: url, headers, agent: false });
    answer.once("close", () => asking.destroy());
    asking.end(bytes);
    const [given] = await once(asking, "response");
    return given;
  }
}
