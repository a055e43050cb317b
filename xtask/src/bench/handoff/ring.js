// A ring and nothing else: an object stores what is posted and shows it to all sockets. Like ours, it lets the platform send
// only what is on the disk.

export class Intake {
  constructor(state) {
    this.state = state;
    state.storage.sql.exec("CREATE TABLE IF NOT EXISTS presses (id TEXT PRIMARY KEY, body TEXT NOT NULL)");
  }

  async fetch(request) {
    if (request.headers.get("upgrade")) {
      const [client, server] = Object.values(new WebSocketPair());
      this.state.acceptWebSocket(server);
      return new Response(null, { status: 101, webSocket: client });
    }
    const body = await request.text();
    this.state.storage.sql.exec("INSERT INTO presses VALUES (?, ?)", JSON.parse(body).response.id, body);
    for (const socket of this.state.getWebSockets()) socket.send(body);
    return new Response(null, { status: 201 });
  }
}

export default {
  fetch(request, { INTAKE }) {
    return INTAKE.get(INTAKE.idFromName("ring")).fetch(request);
  },
};
