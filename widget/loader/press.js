// "Talk to us now", as far as it must work when nothing else can be fetched any more. It is a plain form that stores
// the response and calls the team; the second stage, once it is here, does better.

import { response } from "./card.js";
import { api, config } from "./config.js";
import { note, one, section } from "./dom.js";
import { secret } from "./id.js";
import { more, stage } from "./stage.js";

/** How long a press waits for the second stage: less than the 5 s in which browsers let it open a tab. */
const LATE = 4.5e3;

/** The secret of the conversation. */
stage.key = secret();

/** Brings "Talk to us now" to life. */
export const press = () => {
  const form = one("[data-talk]");
  form.action = `${api}handoffs?lang=${config.lang}`;
  form.onformdata = ({ formData }) => {
    const fields = { ...response, ...response.facts, key: stage.key, facts: null };
    for (const name in fields) if (fields[name] != undefined) formData.set(name, fields[name]);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    note("new");
    more("press");
    setTimeout(() => {
      if (section.dataset.live) return;
      // Where the edge is away, a tab would only say so.
      if (stage.tries) note("kept");
      else form.submit();
    }, LATE);
  };
  // Where the page's policy refuses the second stage, the form goes its own way.
  document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
    if (blockedURI.includes(config.more)) form.onsubmit = null;
  });
  form.onpointerenter = form.firstChild.onfocus = () => more("near");
};
