// The built product, as `cargo xtask dev --release` runs it: on ports and in a data folder of its own, with a way to
// crash it and to start it again.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const XTASK = process.env.WARMLINE_XTASK ?? join(ROOT, "target/debug/xtask");

/** More than any test sends at once: what the limits are for is tested at the edge. */
const RATE = { burst: 1_000_000, per_minute: 1_000_000 };
/** The last line of what it prints before it serves. */
const LAST_LINE = "sign-in agent3";
/** Below the range of ports that systems give to outgoing connections: a restart comes back to the same one. */
const PORTS = { from: 20_000, count: 11_000 };

export class Product {
  #data;
  #port;
  #process;
  #said = [];

  /** The edge's origin. */
  edge;
  /** The origin of the host pages. */
  hosts;
  /** The sign-in links by person: lead, agent1, agent2, agent3. Each start makes new ones. */
  links = {};

  constructor(data, port) {
    this.#data = data;
    this.#port = port;
  }

  /** Starts one on an empty data folder; `settings` are added to the demo site's. */
  static async start(settings = {}) {
    if (!existsSync(XTASK)) throw new Error(`${XTASK} does not exist: run cargo build -p xtask`);
    const data = await mkdtemp(join(tmpdir(), "warmline-browser-"));
    const demo = JSON.parse(await readFile(join(ROOT, "examples/demo.json"), "utf8"));
    await writeFile(join(data, "demo.json"), JSON.stringify({ ...demo, limits: { site: RATE, address: RATE }, ...settings }));
    const product = new Product(data, await freePorts());
    await product.resume();
    return product;
  }

  /** Starts it on its port and data, after a crash too, and waits until it serves. */
  async resume() {
    const settings = join(this.#data, "demo.json");
    const options = ["dev", "--release", "--port", this.#port, "--data", this.#data, "--settings", settings];
    const child = spawn(XTASK, options, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    createInterface({ input: child.stderr }).on("line", (line) => this.#said.push(line));
    for await (const line of createInterface({ input: child.stdout })) {
      const [what, ...values] = line.split(" ");
      if (what == "ready") this.edge = values[0];
      if (what == "hosts") this.hosts = values[0];
      if (what == "sign-in") this.links[values[0]] = values[1];
      if (line.startsWith(LAST_LINE)) return;
    }
    throw new Error(`the product did not start:\n${this.log().join("\n")}`);
  }

  /** Kills it as a crash would: at once, nothing said. What it stored is all that is left of it. */
  async crash() {
    await this.#end("SIGKILL");
    while (await this.#serves()) await sleep(20);
  }

  /** Ends it for good; its data goes too. */
  async stop() {
    await this.#end("SIGTERM");
    await rm(this.#data, { recursive: true, force: true });
  }

  /** What it has said on stderr so far, a line each. */
  log() {
    return [...this.#said];
  }

  async #end(signal) {
    const child = this.#process;
    if (child.exitCode != null || child.signalCode != null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  async #serves() {
    const socket = connect(this.#port, "127.0.0.1");
    const answers = await new Promise((resolve) => {
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
    socket.destroy();
    return answers;
  }
}

/** A port that is free together with its next one, on both addresses of localhost. */
async function freePorts() {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

async function isFree(port) {
  for (const host of ["127.0.0.1", "::1"]) {
    const server = createServer();
    const taken = await new Promise((resolve) => {
      server.once("error", ({ code }) => resolve(code == "EADDRINUSE"));
      server.listen(port, host, () => server.close(() => resolve(false)));
    });
    if (taken) return false;
  }
  return true;
}
