// Where answers go when the visitor leaves: a line under the conversation that opens to a field for an e-mail address. It is
// fetched where the desk says that the site sends any.

const CSS = `
[data-answers]{font-size:12.5px;color:var(--soft)}
[data-answers] summary{padding:3px;text-align:center}
[data-answers] form{margin:6px 0 0}
[data-answers] input{flex:1;min-width:0}
[data-answers] p{margin:6px 0 0}
[data-folded] [data-answers]{display:none}
`;

/** Puts the form into a conversation; gives what is told where the desk sends answers. */
export const wayBack = ({ adopt, key }, conversation, words, send) => {
  const [box, line, form, field, button, kept] = ["details", "summary", "form", "input", "button", "p"].map((name) =>
    document.createElement(name),
  );
  /** What the visitor wants and the desk has not said yet; `undefined` is nothing. */
  let wanted;
  const say = () => send({ t: "answers-to", address: wanted, key });
  box.dataset.answers = "";
  kept.role = "status";
  Object.assign(field, { type: "email", maxLength: 254, autocomplete: "email", ariaLabel: words["answers-to"] });
  line.textContent = words["answers-to"];
  button.textContent = words["answers-save"];
  form.append(field, button);
  box.append(line, form, kept);
  form.onsubmit = (event) => {
    event.preventDefault();
    wanted = field.value || null;
    say();
  };
  adopt(CSS);
  conversation.append(box);
  return (address) => {
    // What was said over a connection that broke is said again over the next one.
    if (wanted !== undefined && wanted != address) return say();
    wanted = undefined;
    field.value = address ?? "";
    kept.textContent = address ? words["answers-kept"] : "";
    return address;
  };
};
