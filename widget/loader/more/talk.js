// "Talk to us now": the press, and the conversation that follows. Where the wasm is refused or late, the plain form and
// the plain page take its place.

import { forget, keep, left, note } from "./back.js";
import { cardOf } from "./card.js";
import { errors } from "./errors.js";
import { promise } from "./promise.js";
import { rest } from "./rest.js";
import { wasm } from "./wasm.js";

/** How long a pressed visitor waits for the wasm before another way is shown. */
const LATE = 6e3;

/** Shows the other way. Nothing may move then, because the visitor did nothing just now. */
const elsewhere = ({ section }) => {
  section.dataset.live = "off late";
};

const run = (stage, card, pressed) =>
  wasm(stage).then(
    (start) => {
      const { edge, key, site } = stage;
      const failed = () => elsewhere(card);
      try {
        start(card.one("[data-conversation]"), { edge, site, key, pressed, failed });
        card.section.dataset.live = "on";
      } catch {
        failed();
      }
    },
    () => (stage.refused ? elsewhere(card) : setTimeout(run, 3e3, stage, card, pressed)),
  );

/** Calls the team by a request. */
const call = (stage, card) => {
  const { deliver, edge, key, response, site } = stage;
  const { one, show } = card;
  const answered = new Promise((resolve) => {
    let page_errors;
    const body = () => JSON.stringify({ key, response: response(), page_errors });
    const report = (what, text) => {
      show("note", what);
      if (what == "kept") return;
      show("press", what);
      one("[data-fallback] a").hidden = what != "done";
      if (what == "done") {
        note(stage, { taken: true });
        resolve(JSON.parse(text));
      } else {
        forget(stage);
        elsewhere(card);
      }
    };
    const send = deliver(`${edge}/v1/sites/${site}/handoffs`, body, report, 1);
    const noted = errors(stage);
    if (!noted) send();
    else {
      noted.then((told) => {
        page_errors = told;
        send();
      });
    }
  });
  run(stage, card, answered);
};

/** Says that the form has gone out, into a tab of its own. */
const wentOut = ({ one, section, show }) => {
  show("press", "tab");
  one("[data-fallback] a").hidden = false;
  section.dataset.live = "off";
};

/** Turns the card into a conversation. */
const turn = ({ edge, site, key, config }, { one, section }) => {
  one("[data-fallback] a").href = `${edge}/talk/${site}/${key}?lang=${config.lang}`;
  section.dataset.mood = "talk";
};

/** Waits for what runs the conversation, but not for ever. */
const soon = (card) => {
  const { section } = card;
  section.dataset.live = "soon";
  setTimeout(() => section.dataset.live == "soon" && elsewhere(card), LATE);
};

/** What a press does, which `event` brings, or which was made before this was here. */
const pressed = (stage, card, event) => {
  const { one, form } = card;
  turn(stage, card);
  keep(stage);
  try {
    if (!stage.refused) call(stage, card);
  } catch {
    // The page has broken what this needs.
    stage.refused = 1;
  }
  if (stage.refused) {
    wentOut(card);
    if (!event) form.submit();
    return;
  }
  event?.preventDefault();
  soon(card);
  one("[data-conversation] textarea").focus();
};

/** Folds the conversation instead of closing it, so that nobody loses it. */
const fold = (stage, { one, section }) => {
  if (section.dataset.mood != "talk") return;
  const door = one("[data-close]");
  const folded = section.toggleAttribute("data-folded");
  door.ariaLabel = one("[role=log]").ariaLabel;
  door.ariaExpanded = !folded;
  note(stage, { folded });
};

/** Makes the card ready for a conversation; gives it. */
const prepared = (stage) => {
  const card = cardOf(stage);
  const { form, one, section, show } = card;
  const conversation = one("[data-conversation]");
  if (conversation.firstChild) return card;
  stage.kept = (call) => note(stage, { call });
  stage.ended = () => forget(stage);
  stage.adopt(WARMLINE_MORE_CSS);
  stage.fill(conversation, __WARMLINE_LATER__.conversation);
  stage.fill(one("[data-fallback]"), __WARMLINE_LATER__.fallback);
  form.onsubmit = (event) => pressed(stage, card, event);
  section.addEventListener("click", ({ target }) => target.closest("[data-close]") && fold(stage, card));
  section.addEventListener("keydown", ({ key }) => key == "Escape" && fold(stage, card));
  // The page's own policy refuses a request to the edge: live chat can't run here.
  document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
    if (!blockedURI.startsWith(stage.edge)) return;
    stage.refused = 1;
    // Not even the form may leave the page.
    if (effectiveDirective == "form-action") {
      show("press", "new");
      one("[data-fallback] a").hidden = true;
      call(stage, card);
    } else if (section.dataset.live == "soon") {
      // The press is on its way by a request that is refused, so the form takes it.
      wentOut(card);
      form.submit();
    }
  });
  return card;
};

/** To be called when a wish to talk is in sight: at the button, or at an unhappy `step`, which is tapped perhaps. */
export const near = (stage, step) => {
  const { one, section } = cardOf(stage);
  const unhappy = section.dataset.mood == "unhappy";
  if (step && !unhappy) return rest(stage, step);
  prepared(stage);
  if (unhappy && !(step && stage.promised)) promise(stage, one("[data-talk] button"));
  wasm(stage).catch(() => {});
};

/** To be called for a press that was made before this was here. */
export const press = (stage) => {
  near(stage);
  pressed(stage, prepared(stage));
};

/** To be called where a conversation may be left over from before the page was loaded: it goes on. */
export const back = (stage) => {
  const known = left(stage);
  // This page's own visitor may have pressed by now.
  if (!known || known.key == stage.key || stage.off) return;
  Object.assign(stage, { key: known.key, call: known.call, response: () => known.response });
  const card = prepared(stage);
  turn(stage, card);
  soon(card);
  if (known.folded) fold(stage, card);
  if (known.taken) run(stage, card, Promise.resolve({}));
  else call(stage, card);
  stage.open();
};
