// Where the platform enters. Taps go a way of their own, on which many share one hop to their shard; everything else
// goes to the Worker as it was built. What there is to decide is decided in Rust (src/http/tap.rs and
// src/objects/intake.rs); here is only what the platform wants in its own language.

import { DurableObject } from "cloudflare:workers";
import Worker, { Courier, Desk, Intake as Shard, Taps } from "./index.js";
import { lots } from "./lots.js";

export { Courier, Desk };

/** How long a tap waits for the hop that it shares, in milliseconds. */
const PATIENCE = 3_000;
const RESPONSES = /^[^/]*\/\/[^/]*\/v1\/sites\/([a-z0-9-]{1,40})\/responses(?:\?.*)?$/;

const PROBLEM = {
  "access-control-expose-headers": "retry-after",
  "cache-control": "no-store",
  "content-type": "application/problem+json",
  "x-content-type-options": "nosniff",
};

let taps, names, limit;
const hops = new Map();

/** The body, or as much of it as shows that it is too long. */
const read = async (request) => {
  const length = request.headers.get("content-length");
  if (length !== null && length <= limit) return request.arrayBuffer();
  const chunks = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    if ((size += chunk.length) > limit) break;
  }
  return new Blob(chunks).arrayBuffer();
};

/** Takes a tap along on the next hop to its shard; promises the line that answers it. */
const submit = (shard, tap, env, context) => {
  let hop = hops.get(shard);
  if (!hop) hops.set(shard, (hop = lots(PATIENCE)));
  const run = async (lot) => {
    try {
      const taken = await env.INTAKE.getByName(shard).take(shard, lot.length, lot.join());
      return taps.answers(taken).split("\n");
    } catch (error) {
      return lot.map(() => taps.failed(`${error.overloaded ? "overloaded: " : ""}${error}`));
    }
  };
  return hop(tap, run, (work) => context.waitUntil(work));
};

/** Promises the line that answers a tap. */
const take = (site, sender, body, env, context, lookedUp) => {
  const step = taps.admit(site, sender, body, lookedUp);
  const word = step.slice(0, step.indexOf(" "));
  if (word == "answer") return step.slice(7);
  if (word == "look") {
    return taps.look_up(site).then((line) => line || take(site, sender, body, env, context, true));
  }
  if (word == "again") context.waitUntil(taps.look_up(site));
  const end = step.indexOf(" ", 6);
  return submit(step.slice(6, end), step.slice(end + 1), env, context);
};

/** Answers a tap. */
const respond = async (request, env, context, site) => {
  if (!taps) {
    taps = new Taps(env);
    names = taps.headers.split(" ");
    limit = taps.limit;
  }
  const { headers: asked } = request;
  const address = (env.ADDRESS_HEADER && asked.get(env.ADDRESS_HEADER)) || request.cf?.clientIp;
  const sender = `${names.map((name) => asked.get(name)).join("\n")}\n${address ?? ""}`;
  const line = await take(site, sender, new Uint8Array(await read(request)), env, context, false);
  const [status, seconds] = line.split(" ", 2);
  const headers = status < 300 ? { "content-type": "application/json" } : { ...PROBLEM };
  const origin = asked.get("origin");
  // A page that may not ask is not told more.
  if (origin && status != 403 && status != 404) headers["access-control-allow-origin"] = origin;
  if (seconds) headers["retry-after"] = seconds;
  return new Response(line.slice(status.length + seconds.length + 2), { status, headers });
};

export default {
  fetch(request, env, context) {
    const [, site] = (request.method == "POST" && RESPONSES.exec(request.url)) || [];
    return site ? respond(request, env, context, site) : new Worker(context, env).fetch(request);
  },
};

/** A shard of a site's responses; whatever calls it while a commit is under way shares the next one. */
export class Intake extends DurableObject {
  #rust = new Shard(this.ctx, this.env);
  #commit = lots();

  fetch(request) {
    return this.#rust.fetch(request);
  }

  alarm() {
    return this.#rust.alarm();
  }

  /** Takes so many taps, in JSON with commas between; gives a line for each, once all are on disk. */
  take(shard, count, taps) {
    const run = async (calls) => {
      const lines = this.#rust.take(shard, calls.map((call) => call.taps).join()).split("\n");
      await this.ctx.storage.sync();
      return calls.map(({ count }) => lines.splice(0, count).join("\n"));
    };
    return this.#commit({ count, taps }, run, () => {});
  }
}
