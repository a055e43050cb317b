// The policies of docs/embed.md, read out of the document itself.

import { readFile } from "node:fs/promises";

const DOCUMENT = new URL("../../../docs/embed.md", import.meta.url);

/** The tables of a text by the first word of their heads, each as its rows. */
const tables = (text) =>
  Object.fromEntries(
    text
      .split("\n\n")
      .filter((part) => part.startsWith("| "))
      .map((table) => {
        const [[title], , ...rows] = table
          .trim()
          .split("\n")
          .map((row) => row.slice(2, -2).split(" | "));
        return [title, rows];
      }),
  );

/** Its section on policies: that of the card's modes, and that of the frame, each as `lines` and the tables behind them. */
export async function policies() {
  const text = await readFile(DOCUMENT, "utf8");
  const [, section] = text.split("\n## Content-Security-Policy\n");
  const [, card, ofCard, frame, ofFrame] = section.split("\n## ")[0].split(/^```$/m);
  const policy = (lines, rest) => ({ lines: lines.trim(), ...tables(rest) });
  return { card: policy(card, ofCard), frame: policy(frame, ofFrame) };
}

/** A policy with nothing beside its lines, for an edge. */
export const strict = (lines, edge) =>
  `default-src 'none'; ${lines.replaceAll(/\s+/g, " ")}`
    .replaceAll("wss://EDGE", edge.replace("http", "ws"))
    .replaceAll("https://EDGE", edge);

/** The lines without one source, named behind its directive. */
export const without = (lines, left) => {
  const [name, source] = left.split(" ");
  return lines
    .split(";")
    .map((line) => {
      const [directive, ...sources] = line.trim().split(/\s+/);
      if (directive != name) return line;
      const rest = sources.filter((other) => other != source);
      if (rest.length == sources.length) throw new Error(`${source} is none of ${line}`);
      return [directive, ...(rest.length ? rest : ["'none'"])].join(" ");
    })
    .join("; ");
};
