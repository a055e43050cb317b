// Hands a TCP port on to another place. As a program, `node pipe.mjs PORT ADDRESS…`, it does so for ports of this machine.

import { connect, createServer } from "node:net";
import { pathToFileURL } from "node:url";

/** Listens on `host:port` and hands on to `port` at `to`; gives the server once it listens. */
export const pipe = (host, port, to) =>
  new Promise((resolve, reject) => {
    const server = createServer((near) => {
      const far = connect(port, to);
      near.pipe(far).pipe(near);
      near.on("error", () => far.destroy());
      far.on("error", () => near.destroy());
    });
    server.once("error", reject).listen(port, host, () => resolve(server));
  });

if (import.meta.url == pathToFileURL(process.argv[1]).href) {
  const [to, ...ports] = process.argv.slice(2);
  await Promise.all(ports.map((port) => pipe("127.0.0.1", Number(port), to)));
  console.log("listening");
}
