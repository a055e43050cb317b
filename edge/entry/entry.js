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

/** The hops that are shared on the way to each shard. */
const shared = new Map();
/** The headers of a receipt for each origin, of which a site has as many as its settings name. */
const receipts = {};
let taps, admit;

/** Takes so many taps to a shard; promises how each was taken, and its receipt. */
const hop = async (shard, env, lot) =>
  (await env.INTAKE.getByName(shard).take(shard, lot.length, lot.join())).split("\n");

/** An answer as Rust writes it: its status and headers in JSON, and its body. */
const answer = ([head, body]) => new Response(body, JSON.parse(head));

/** The short way. What is made here for each tap, the engine has to collect: no more than must be. */
const respond = async (request, site, length, env, context) => {
  const { headers } = request;
  const origin = headers.get("origin");
  const address = (env.ADDRESS_HEADER && headers.get(env.ADDRESS_HEADER)) || request.cf?.clientIp;
  const sender = [origin, headers.get("content-type"), headers.get("user-agent"), address].join("\n");
  const body = await request.text();
  // Held, because the platform's shim makes another function each time that it is asked for one.
  admit ??= (taps = new Taps()).admit;
  const [shard, tap] = admit.call(taps, site, sender, body, length).split("\n");
  if (!shard) return new Worker(context, env).fetch(new Request(request, { body: taps.spelt(body, length) }));
  if (shard[0] == "{") return answer([shard, tap]);
  if (!shared.has(shard)) shared.set(shard, lots((lot) => hop(shard, env, lot), { patience: PATIENCE }));
  let taken = await shared.get(shard)(tap, context);
  // Where that hop is late or fails, the tap has one of its own, except when the shard has too much to do already.
  if (!taken || (taken instanceof Error && !taken.overloaded))
    [taken] = await hop(shard, env, [tap]).catch((error) => [error]);
  if (!/^(first|known) /.test(taken)) return answer(taps.refuse(site, sender, `${taken}`).split("\n"));
  const allowed = origin && { "access-control-allow-origin": origin };
  receipts[origin] ??= new Headers({ "content-type": "application/json", ...allowed });
  return new Response(taken.slice(6), { status: taken[0] == "f" ? 201 : 200, headers: receipts[origin] });
};

export default {
  fetch(request, env, context) {
    const site = request.method == "POST" && RESPONSES.exec(request.url)?.[1];
    // A body whose length is not told, or is beyond all measure, is read with care by the Worker.
    const length = +((site && request.headers.get("content-length")) || Infinity);
    return length < 65_536 ? respond(request, site, length, env, context) : new Worker(context, env).fetch(request);
  },
};

/** A shard of a site's responses; whatever calls it while a commit is under way shares the next one. */
export class Intake extends DurableObject {
  #rust = new Shard(this.ctx, this.env);
  #commit = lots(async (calls) => {
    const lines = this.#rust.take(calls[0].shard, calls.map(({ taps }) => taps).join()).split("\n");
    return calls.map(({ count }) => lines.splice(0, count).join("\n"));
  }, { settled: () => this.ctx.storage.sync() });
  fetch = (request) => this.#rust.fetch(request);
  alarm = () => this.#rust.alarm();

  /** Takes so many taps, in JSON with commas between. The platform holds its lines back until all are on disk. */
  async take(shard, count, taps) {
    const lines = await this.#commit({ shard, count, taps }, this.ctx);
    return lines instanceof Error ? Promise.reject(lines) : lines;
  }
}
