// An object that gives back what comes over a socket: what the runtime itself takes for a frame to it and one from it.

export class Intake {
  constructor(state) {
    this.state = state;
  }

  fetch() {
    const [client, server] = Object.values(new WebSocketPair());
    this.state.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  webSocketMessage(socket, message) {
    socket.send(message);
  }
}

export default {
  fetch(request, { INTAKE }) {
    return INTAKE.get(INTAKE.idFromName("echo")).fetch(request);
  },
};
