// What a good programmer would write by hand: a Worker and an object in plain JavaScript, the platform's own calls
// between them, and the INSERTs of about a millisecond together in one transaction.
import { DurableObject } from "cloudflare:workers";

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export class Intake extends DurableObject {
  waiting = [];

  constructor(state, env) {
    super(state, env);
    state.storage.sql.exec(`CREATE TABLE IF NOT EXISTS responses
      (id TEXT PRIMARY KEY, rev INTEGER, score INTEGER, body TEXT, received_at INTEGER) WITHOUT ROWID`);
  }

  take(id, rev, score, body) {
    if (!this.waiting.length) setTimeout(() => this.commit(), 1);
    return new Promise((resolve, reject) => this.waiting.push({ id, rev, score, body, resolve, reject }));
  }

  // All INSERTs of one turn are one transaction, and the platform holds the answers back until it is on disk.
  commit() {
    const [{ sql }, now] = [this.ctx.storage, Date.now()];
    for (const { id, rev, score, body, resolve, reject } of this.waiting.splice(0)) {
      try {
        const put = sql.exec(`INSERT INTO responses VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
          id, rev, score, body, now);
        const replay = !put.rowsWritten;
        const same = replay && sql.exec("SELECT body FROM responses WHERE id = ?", id).one().body === body;
        resolve(!replay ? 201 : same ? 200 : 409);
      } catch (error) {
        reject(error);
      }
    }
  }
}

export default {
  async fetch(request, env) {
    if (request.method !== "POST") return new Response(null, { status: 405 });
    const body = await request.text();
    let tap;
    try { tap = JSON.parse(body); } catch { return new Response(null, { status: 400 }); }
    const { id, rev = 0, score, steps = 5 } = tap ?? {};
    if (body.length > 8192 || !UUID_V7.test(id) || !(score >= 1 && score <= steps) || !Number.isInteger(score + rev))
      return new Response(null, { status: 422 });
    const status = await env.INTAKE.getByName("demo").take(id, rev, score, body);
    return Response.json({ id, rev }, { status });
  },
};
