// Fills an Intake that the edge made: `POST /OBJECT/COUNT` adds COUNT copies of a row that is there, under ids of
// their own, and says how many there are.
import { DurableObject } from "cloudflare:workers";

export class Intake extends DurableObject {
  fill(count) {
    const { sql } = this.ctx.storage;
    const fresh = { id: "made.value", body: "json_replace(body, '$.id', made.value)" };
    // Without those that SQLite makes itself.
    const columns = [...sql.exec("PRAGMA table_info(responses)")].map(({ name }) => name);
    sql.exec(
      `INSERT INTO responses (${columns}) SELECT ${columns.map((name) => fresh[name] ?? name)}
       FROM json_each(?) AS made, (SELECT * FROM responses LIMIT 1)`,
      JSON.stringify(Array.from({ length: count }, uuid)),
    );
    return sql.exec("SELECT count(*) AS responses FROM responses").one().responses;
  }
}

// A UUIDv7 of some moment of the last thirty days.
function uuid() {
  const moment = Math.floor(Date.now() - Math.random() * 2_592_000_000).toString(16).padStart(12, "0");
  const random = crypto.randomUUID();
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${random.slice(15)}`;
}

export default {
  async fetch(request, env) {
    const [, object, count] = new URL(request.url).pathname.split("/");
    return new Response(await env.INTAKE.get(env.INTAKE.idFromString(object)).fill(Number(count)));
  },
};
