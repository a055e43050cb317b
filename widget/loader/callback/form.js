// The form that asks for a call: where, and when, of the times that the site offers. What was typed stays until it is taken.

import { clocks, DAY, TIME } from "./told.js";

/** What is said of what the edge refuses; of all else, that it did not work. */
const TROUBLES = {
  "not-a-number": "call-no-number",
  "other-country": "call-other-country",
  "costly-number": "call-other-number",
  "nobody-at-number": "call-other-number",
  "window-refused": "call-other-time",
};

const make = (name, more, ...children) => {
  const node = Object.assign(document.createElement(name), more);
  node.append(...children);
  return node;
};

/**
 * Makes it, and a function that begins it. It calls `closed` when it is put away, and `taken` with the state of the
 * conversation once the call is promised.
 */
export const formOf = ({ config, edge, key, response, site }, words, { closed, taken }) => {
  const field = (id, node) => make("label", {}, words[id], node);
  const number = make("input", { type: "tel", autocomplete: "tel", maxLength: 40 });
  const time = make("select");
  const trouble = make("p", { id: "warmline-trouble", role: "alert" });
  number.setAttribute("aria-describedby", trouble.id);
  time.setAttribute("aria-describedby", trouble.id);
  const form = make(
    "form",
    { noValidate: true },
    field("call-number", number),
    trouble,
    field("call-when", time),
    make("button", {}, words["call-ask"]),
    make("button", { type: "button", onclick: closed }, words["call-back"]),
  );
  let windows, busy;

  /** Asks the edge; gives what it answers. */
  const ask = async (path, more) => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const body = JSON.stringify({ id: response().id, zone, ...more });
    const url = `${edge}/v1/sites/${site}/callbacks${path}`;
    return (await fetch(url, { method: "POST", body, referrerPolicy: "origin" })).json();
  };

  /** Offers the times at which somebody is there, by the day. */
  const offer = async () => {
    time.replaceChildren(make("option", { value: "" }, words["call-soon"]));
    const [days, times] = [DAY, TIME].map((parts) => clocks(config.lang, parts));
    windows = (await ask("/offer")).windows ?? [];
    let group;
    windows.forEach(({ from, until }, at) => {
      const label = days.format(from);
      if (group?.label != label) time.append((group = make("optgroup", { label })));
      group.append(make("option", { value: at }, times.formatRange(from, until)));
    });
  };

  const complain = (id) => {
    const [wrong, right] = id == "call-other-time" ? [time, number] : [number, time];
    trouble.textContent = words[id];
    wrong.ariaInvalid = id != "call-failed";
    right.ariaInvalid = false;
    wrong.focus();
  };

  const begin = () => {
    trouble.textContent = "";
    number.ariaInvalid = time.ariaInvalid = false;
    offer().catch(() => {});
    number.focus();
  };
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = 1;
    try {
      const { code, state } = await ask("", { key, number: number.value, window: windows?.[time.value] });
      if (state) taken(state);
      else {
        complain(TROUBLES[code] ?? "call-failed");
        if (code == "window-refused") await offer();
      }
    } catch {
      complain("call-failed");
    }
    busy = 0;
  };
  form.onkeydown = (event) => {
    if (event.key != "Escape") return;
    // It would fold the conversation.
    event.stopPropagation();
    closed();
  };
  return { form, begin };
};
