// Where the platform enters. Taps go a short way, on which many share one hop to their shard; whatever is not at home
// there (a refusal, a site that must be looked up) goes to the Worker as it was built, like every other request. What
// there is to decide is decided in Rust (src/http/tap.rs and src/objects/intake.rs); here is only what the platform
// wants in its own language.

import { DurableObject } from "cloudflare:workers";
import Worker, { Courier, Desk, Intake as Shard, Taps } from "./index.js";
import { lots } from "./lots.js";

export { Courier, Desk };

/** How long a tap waits for the hop that it shares, in milliseconds. */
const PATIENCE = 3_000;
const RESPONSES = /^[^/]*\/\/[^/]*\/v1\/sites\/([a-z0-9-]{1,40})\/responses(?:\?.*)?$/;

const hops = new Map();
let taps;

/**
 * Takes a tap along on the next hop to its shard; promises how it was taken and its receipt. Where that hop is late or
 * fails, the tap has one of its own, except when the shard has too much to do already.
 */
const submit = async (shard, tap, env, context) => {
  if (!hops.has(shard)) hops.set(shard, lots({ patience: PATIENCE }));
  const run = async (lot) => (await env.INTAKE.getByName(shard).take(shard, lot.length, lot.join())).split("\n");
  const taken = hops.get(shard)(tap, run, (work) => context.waitUntil(work));
  return (await taken.catch((error) => error.overloaded && `${error}`)) || (await run([tap]))[0];
};

/** An answer as Rust writes it: its status and headers in JSON, and its body. */
const answer = ([head, body]) => new Response(body, JSON.parse(head));

const respond = async (request, site, env, context) => {
  const [origin, ...said] = ["origin", "content-type", "user-agent"].map((name) => request.headers.get(name));
  const address = (env.ADDRESS_HEADER && request.headers.get(env.ADDRESS_HEADER)) || request.cf?.clientIp;
  const sender = [origin, ...said, address].join("\n");
  const body = await request.arrayBuffer();
  taps ??= new Taps();
  const admitted = taps.admit(site, sender, new Uint8Array(body)).split("\n");
  if (!admitted[0]) return new Worker(context, env).fetch(new Request(request, { body }));
  if (admitted[0][0] == "{") return answer(admitted);
  const taken = `${await submit(...admitted, env, context).catch((error) => error)}`;
  if (!/^(first|known) /.test(taken)) return answer(taps.refuse(site, sender, taken).split("\n"));
  const headers = { "content-type": "application/json", ...(origin && { "access-control-allow-origin": origin }) };
  return new Response(taken.slice(6), { status: taken.startsWith("first") ? 201 : 200, headers });
};

export default {
  fetch(request, env, context) {
    const [, site] = (request.method == "POST" && RESPONSES.exec(request.url)) || [];
    // A body whose length is not told, or is beyond all measure, is read with care by the Worker.
    const short = site && (request.headers.get("content-length") ?? Infinity) < 65_536;
    return short ? respond(request, site, env, context) : new Worker(context, env).fetch(request);
  },
};

/** A shard of a site's responses; whatever calls it while a commit is under way shares the next one. */
export class Intake extends DurableObject {
  #rust = new Shard(this.ctx, this.env);
  #commit = lots({ settled: () => this.ctx.storage.sync() });
  fetch = (request) => this.#rust.fetch(request);
  alarm = () => this.#rust.alarm();

  /** Takes so many taps, in JSON with commas between. The platform holds its lines back until all are on disk. */
  take(shard, count, taps) {
    const run = async (calls) => {
      const lines = this.#rust.take(shard, calls.map(({ taps }) => taps).join()).split("\n");
      return calls.map(({ count }) => lines.splice(0, count).join("\n"));
    };
    return this.#commit({ count, taps }, run, () => {});
  }
}
