// The embed script of a survey with rules: it carries neither question nor style, and fetches the script that does
// once the rules hold.

import { config, edge, given, site } from "./config.js";
import { spoken } from "./spoken.js";
import { when } from "./when/gate.js";

const { survey = config.survey } = given;

const load = (query) =>
  import(`${edge}/embed/${site}.js?survey=${query}&lang=${spoken()}`).catch(() => {});

/** Minds the rules, unless that is done already: the script twice is the script once. */
const here = () => {
  if (self.warmline?.hold || customElements.get("warmline-widget")) return;
  when({ ...config, edge, page: given.page }, (wanted) => {
    load(`${wanted}&now`);
    return wanted;
  });
};

// Another survey has other rules, or none, and a script of its own. For one that the site does not have, that is this
// one once more.
if (survey == config.survey) here();
else load(survey).then(here).catch(() => {});
