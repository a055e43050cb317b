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
const SENDER = ["origin", "content-type", "user-agent"];
const RECEIPT = { "content-type": "application/json" };
const PROBLEM = {
  "access-control-expose-headers": "retry-after",
  "cache-control": "no-store",
  "content-type": "application/problem+json",
  "x-content-type-options": "nosniff",
};

let taps;
const hops = new Map();

/** Takes a tap along on the next hop to its shard; promises the line that answers it. */
const submit = (shard, tap, env, context) => {
  if (!hops.has(shard)) hops.set(shard, lots(PATIENCE));
  const run = async (lot) => {
    try {
      const taken = await env.INTAKE.getByName(shard).take(shard, lot.length, lot.join());
      return taps.answers(taken).split("\n");
    } catch (error) {
      return lot.map(() => taps.failed(`${error.overloaded ? "overloaded: " : ""}${error}`));
    }
  };
  return hops.get(shard)(tap, run, (work) => context.waitUntil(work));
};

const respond = async (request, site, env, context) => {
  const address = (env.ADDRESS_HEADER && request.headers.get(env.ADDRESS_HEADER)) || request.cf?.clientIp;
  const sender = SENDER.map((name) => request.headers.get(name));
  const body = new Uint8Array(await request.arrayBuffer());
  taps ??= new Taps(env);
  const step = await taps.admit(site, [...sender, address].join("\n"), body, context);
  const at = step.indexOf(" ");
  const line = step[0] == "/" ? await submit(step.slice(1, at), step.slice(at + 1), env, context) : step;
  const [status, seconds] = line.split(" ", 2);
  const headers = { ...(status < 300 ? RECEIPT : PROBLEM) };
  if (seconds) headers["retry-after"] = seconds;
  // A page that may not ask is not told more.
  if (sender[0] && status != 403 && status != 404) headers["access-control-allow-origin"] = sender[0];
  return new Response(line.slice(status.length + seconds.length + 2), { status, headers });
};

export default {
  fetch(request, env, context) {
    const [, site] = (request.method == "POST" && RESPONSES.exec(request.url)) || [];
    // A body whose length is not told, or is beyond all measure, is read with care by the Worker.
    const measured = site && (request.headers.get("content-length") ?? Infinity) < 65_536;
    return measured ? respond(request, site, env, context) : new Worker(context, env).fetch(request);
  },
};

/** A shard of a site's responses; whatever calls it while a commit is under way shares the next one. */
export class Intake extends DurableObject {
  #rust = new Shard(this.ctx, this.env);
  #commit = lots();

  fetch = (request) => this.#rust.fetch(request);
  alarm = () => this.#rust.alarm();

  /** Takes so many taps, in JSON with commas between; gives a line for each, once all are on disk. */
  take(shard, count, taps) {
    const run = async (calls) => {
      const lines = this.#rust.take(shard, calls.map(({ taps }) => taps).join()).split("\n");
      await this.ctx.storage.sync();
      return calls.map(({ count }) => lines.splice(0, count).join("\n"));
    };
    return this.#commit({ count, taps }, run, () => {});
  }
}
