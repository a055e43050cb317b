// Another machine for a browser: a network namespace of Linux, on one cable with this machine, which can be pulled. Whatever goes
// between the two, voices as well as sockets, goes over the cable. Only root can lay one.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { pipe } from "./pipe.mjs";

const PIPE = fileURLToPath(new URL("pipe.mjs", import.meta.url));
const NODE = process.execPath;

const namespace = (pid) => readlinkSync(`/proc/${pid}/ns/net`);

/** Why no other machine can be made here; undefined where one can. */
export const alone = () => {
  if (process.platform != "linux") return "no Linux";
  if (process.getuid() != 0) return "not root";
  try {
    execFileSync("unshare", ["--net", "ip", "link", "add", "name", "warmline", "type", "veth"], { stdio: "pipe" });
  } catch (error) {
    return String(error.stderr || error.message).trim();
  }
};

export class Machine {
  #holder;
  #piper;
  #pipes = [];
  #folder = mkdtempSync(join(tmpdir(), "warmline-machine-"));
  #here;
  #there;
  #way;

  /** One that reaches these `ports` of this machine as its own, on localhost. */
  static async start(ports) {
    const machine = new Machine();
    try {
      await machine.#start(ports);
    } catch (error) {
      await machine.stop();
      throw error;
    }
    return machine;
  }

  async #start(ports) {
    const number = 1 + (process.pid % 250);
    const [near, far] = [`10.213.${number}.1`, `10.213.${number}.2`];
    this.#here = `wl${process.pid}a`;
    this.#there = `wl${process.pid}b`;
    this.#holder = spawn("unshare", ["--net", "sleep", "infinity"], { stdio: "ignore" });
    while (namespace(this.#holder.pid) == namespace("self")) await sleep(10);
    const ip = (...words) => execFileSync("ip", words, { stdio: "pipe" });
    ip("link", "add", this.#here, "type", "veth", "peer", "name", this.#there, "netns", this.#holder.pid);
    ip("address", "add", `${near}/30`, "dev", this.#here);
    ip("link", "set", this.#here, "up");
    this.#ip("link", "set", "lo", "up");
    this.#ip("address", "add", `${far}/30`, "dev", this.#there);
    this.#way = near;
    this.plug();
    for (const port of ports) this.#pipes.push(await pipe(near, port, "localhost"));
    this.#piper = spawn("nsenter", [...this.#within, NODE, PIPE, near, ...ports], { stdio: ["ignore", "pipe", "inherit"] });
    await once(this.#piper.stdout, "data");
  }

  get #within() {
    return ["--target", this.#holder.pid, "--net"];
  }

  #ip(...words) {
    execFileSync("nsenter", [...this.#within, "ip", ...words], { stdio: "pipe" });
  }

  /** A program there, in the place of `program`. */
  program(program) {
    const file = join(this.#folder, "there");
    writeFileSync(file, `#!/bin/sh\nexec nsenter ${this.#within.join(" ")} ${program} "$@"\n`);
    chmodSync(file, 0o755);
    return file;
  }

  /** Pulls the cable. */
  pull() {
    this.#ip("link", "set", this.#there, "down");
  }

  /** Puts it in. */
  plug() {
    this.#ip("link", "set", this.#there, "up");
    // What leads elsewhere goes with the cable. Browsers look for it to know their own address.
    this.#ip("route", "replace", "default", "via", this.#way);
  }

  async stop() {
    for (const server of this.#pipes) server.close();
    this.#piper?.kill();
    // The cable goes with it.
    this.#holder?.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
