// Files that a visitor sends, where the site takes any: a button where one writes, and a line for each file until its message is
// there.

import { send } from "./send-file.js";

const CSS = `
[data-conversation]>form>[data-attach]:not([hidden]){display:grid;place-items:center;flex:none;inline-size:44px;min-block-size:44px;padding:0;border:1px solid var(--soft);border-radius:22px;background:none;color:inherit;cursor:pointer}
[data-attach] svg{inline-size:22px;block-size:22px;pointer-events:none}
[data-files]{flex:none;max-block-size:128px;overflow:auto}
[data-file]{display:flex;flex-wrap:wrap;align-items:center;gap:0 8px;inline-size:auto;margin:0 0 8px;font-size:14px}
[data-file] bdi{flex:1;min-inline-size:4em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
[data-file] progress{inline-size:72px;block-size:8px;accent-color:var(--accent)}
[data-file] span{inline-size:100%}
[data-file] button{min-inline-size:44px;min-block-size:44px;padding:6px 14px;border:1px solid var(--soft);border-radius:22px;background:none;color:inherit;font:inherit;cursor:pointer}
[data-attach]~textarea::placeholder{white-space:nowrap}
[data-folded] [data-files]{display:none}
`;

/** A paper clip. */
const CLIP = "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8";

const make = (name, more, ...children) => {
  const node = Object.assign(document.createElement(name), more);
  node.append(...children);
  return node;
};

const drawn = () => {
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  const set = (node, more) => Object.entries(more).forEach((entry) => node.setAttribute(...entry));
  set(svg, { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": 1.7, "aria-hidden": true });
  set(path, { d: CLIP, "stroke-linecap": "round" });
  svg.append(path);
  return svg;
};

/** How much that is, as one says it. */
const size = (kib, lang) => {
  const [unit, of] = kib < 1024 ? ["kilobyte", 1] : ["megabyte", 1024];
  return Intl.NumberFormat(lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(kib / of);
};

/** Offers it in a conversation, once the desk says what the site takes. */
export const files = (stage, conversation, words) => {
  const { adopt, config } = stage;
  const form = conversation.querySelector(":scope > form");
  const field = make("input", { type: "file", multiple: true, hidden: true });
  const lines = make("div");
  const button = make("button", { type: "button", ariaLabel: words.attach, title: words.attach, hidden: true }, drawn());
  let taken;

  /** Why a file is not sent at all: what is sure before the edge looks at it. */
  const sure = (file) => {
    if (file.size > taken.max_kib * 1024) return "file-too-large";
    if (file.type && !taken.kinds.includes(file.type)) return "file-other-kind";
  };

  const sentence = (id) =>
    words[id]
      .replace("{size}", size(taken.max_kib, config.lang))
      .replace("{kinds}", taken.kinds.map((kind) => kind.split("/")[1].toUpperCase()).join(", "));

  /** Sends a file, which has a line of its own until its message is there, or the visitor puts it away. */
  const begin = (file) => {
    const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const stop = new AbortController();
    const progress = make("progress", { ariaLabel: file.name });
    const said = make("span", { role: "alert" });
    const again = make("button", { type: "button" }, words["send-again"]);
    const away = make("button", { type: "button", ariaLabel: words["file-remove"], title: words["file-remove"] }, "×");
    const line = make("p", {}, make("bdi", {}, file.name), progress, again, away, said);
    line.dataset.file = "";

    const gone = () => {
      const held = line.matches(":focus-within");
      line.remove();
      if (held) button.focus();
    };
    const show = (trouble, may) => {
      progress.hidden = !!trouble;
      again.hidden = !may;
      said.textContent = trouble ? sentence(trouble) : "";
      said.hidden = !trouble;
    };
    const go = async () => {
      show();
      const trouble = await send(stage, file, id, stop.signal);
      if (stop.signal.aborted) return;
      if (trouble) show(...trouble);
      else gone();
    };
    again.onclick = () => {
      away.focus();
      go();
    };
    away.onclick = () => {
      gone();
      stop.abort();
    };
    lines.append(line);
    lines.scrollTop = lines.scrollHeight;
    const why = sure(file);
    if (why) show(why);
    else go();
  };

  adopt(CSS);
  button.dataset.attach = "";
  button.onclick = () => field.click();
  field.onchange = () => {
    for (const file of field.files) begin(file);
    // The same file may be chosen once more.
    field.value = "";
  };
  lines.dataset.files = "";
  form.before(lines);
  form.prepend(button, field);
  return (frame) => {
    if (frame.t != "channels") return;
    taken = frame.files ?? taken;
    field.accept = taken?.kinds;
    button.hidden = !frame.files;
  };
};
