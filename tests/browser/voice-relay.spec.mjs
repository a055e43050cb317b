// Voices through a relay: both browsers are forbidden any other way, and coturn is told nothing but the secret that the
// site's settings name. `cargo xtask test long` installs it and names it (WARMLINE_TURNSERVER).

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createSocket } from "node:dgram";
import { networkInterfaces } from "node:os";

import { claims, LAUNCH, ROUNDS, test } from "./support/calls.mjs";
import { expect } from "./support/test.mjs";
import { wayOf } from "./support/voices.mjs";

const PROGRAM = process.env.WARMLINE_TURNSERVER;
const SECRET = "what the edge and the relay share";

/** An address of this machine that is not its own alone: from others, browsers reach no relay on the latter. */
const ADDRESS = Object.values(networkInterfaces())
  .flat()
  .find(({ family, internal }) => family == "IPv4" && !internal)?.address;

/** A port that is free, below those that systems give to outgoing connections. */
const PORT = 31_500 + (process.pid % 500);

const why = !PROGRAM ? "no relay is named" : !ADDRESS && "this machine has no address";
if (why) console.warn(`NOT RELAYED: ${why}; cargo xtask test long has a relay`);
test.skip(!!why, `${why}`);

test.use({
  launchOptions: LAUNCH,
  forced: { iceTransportPolicy: "relay" },
  settings: { voice: { turn: { urls: [`turn:${ADDRESS}:${PORT}?transport=udp`], secret: SECRET } } },
});

/** Whether a relay answers: to a STUN binding request (RFC 8489), with its response. */
const answers = async () => {
  const socket = createSocket("udp4");
  const request = Buffer.from("000100002112a442" + "00".repeat(12), "hex");
  socket.send(request, PORT, ADDRESS);
  const heard = await Promise.race([once(socket, "message"), new Promise((resolve) => setTimeout(resolve, 200))]);
  socket.close();
  return heard != undefined;
};

let relay;
test.beforeAll(async () => {
  const options = {
    "listening-ip": ADDRESS,
    "listening-port": PORT,
    "relay-ip": ADDRESS,
    "realm": "warmline",
    "static-auth-secret": SECRET,
    "log-file": "stdout",
    "pidfile": "/dev/null",
  };
  const flags = ["use-auth-secret", "fingerprint", "no-tls", "no-dtls", "no-cli", "simple-log"];
  const words = [...Object.entries(options).map(([name, value]) => `--${name}=${value}`), ...flags.map((flag) => `--${flag}`)];
  relay = spawn(PROGRAM, ["-n", ...words], { stdio: "ignore" });
  await expect.poll(answers).toBe(true);
});
test.afterAll(() => relay?.kill());

test(`both hear each other through the relay alone, ${ROUNDS} times`, async ({ caller, singer }) => {
  await claims(ROUNDS, caller, singer, async (guest, ana) => {
    expect([await wayOf(guest.page), await wayOf(ana.page)]).toEqual(["relay", "relay"]);
  });
});
