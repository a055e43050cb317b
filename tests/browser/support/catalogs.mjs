// The messages of the interface and the demo site's own texts, as the tests of the languages need to know them.

import { readdirSync, readFileSync } from "node:fs";

const ROOT = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const catalog = (language) => read(`widget/messages/${language}.ftl`);

/** The tags of all languages. */
export const LANGUAGES = readdirSync(new URL("widget/messages/", ROOT))
  .map((file) => file.replace(".ftl", ""))
  .sort();

/** Those that run from right to left. */
export const RIGHT_TO_LEFT = ["ar", "he"];

/** The text of a message without variables. */
export const message = (language, id) => catalog(language).match(new RegExp(`^${id} = (.+)$`, "m"))[1];

/** A pattern of each text in a language: of every message, with anything in the place of variables, and the site's. */
export function patterns(language) {
  const values = [...catalog(language).matchAll(/^(?:[a-z-]+ =|\s+\*?\[[a-z]+\]) (.+)$/gm)].map(([, value]) => value);
  const own = [];
  JSON.parse(read("examples/demo.json"), (key, value) => {
    if (key == language) own.push(value);
    return value;
  });
  const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return [...values, ...own].map((text) => `^${text.split(/\{[^}]*\}/).map(quoted).join(".+")}$`);
}
