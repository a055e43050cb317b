// The simplest that could work: a Worker and an object in plain JavaScript, one INSERT a request.
import { DurableObject } from "cloudflare:workers";

export class Intake extends DurableObject {
  constructor(state, env) {
    super(state, env);
    state.storage.sql.exec(`CREATE TABLE IF NOT EXISTS responses
      (id TEXT PRIMARY KEY, rev INTEGER, score INTEGER, body TEXT, received_at INTEGER) WITHOUT ROWID`);
  }

  // The platform holds the answer back until the INSERT is on disk.
  take(id, rev, score, body) {
    this.ctx.storage.sql.exec(
      "INSERT INTO responses VALUES (?, ?, ?, ?, ?)", id, rev, score, body, Date.now());
  }
}

export default {
  async fetch(request, env) {
    const body = await request.text();
    const { id, rev = 0, score } = JSON.parse(body);
    await env.INTAKE.getByName("demo").take(id, rev, score, body);
    return Response.json({ id, rev }, { status: 201 });
  },
};
