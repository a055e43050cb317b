// `warmline`, for the page's own scripts; see docs/embed.md.

/** What the page is told of a response. */
const told = ({ id, survey, score, steps, reason }) => ({ id, survey, score, steps, reason });

/** Who hears what happens from now on. */
const listeners = (stage) => {
  if (!stage.listeners) {
    stage.listeners = new Set();
    const { heard } = stage;
    const push = heard.push.bind(heard);
    heard.push = (event) => {
      push(event);
      for (const tell of stage.listeners) tell(event);
    };
  }
  return stage.listeners;
};

/** Puts another survey in the place of the one that is there. */
const another = async ({ edge, site, config, renew }, survey) => {
  const url = `${edge}/embed/${site}.json?survey=${survey}&lang=${config.lang}`;
  renew(await (await fetch(url, { referrerPolicy: "origin" })).json());
};

const does = {
  /** Asks, or shows again what was closed; `survey` is one of the site's. */
  ask(stage, survey) {
    const { mood } = stage.root.querySelector("section").dataset;
    if (mood == "talk" || stage.off) return;
    if (survey && survey != stage.config.survey) another(stage, survey).catch(() => {});
    else stage.open();
  },
  /** Takes the card out of the page for good. What was answered is still delivered. */
  off(stage) {
    stage.off = 1;
    stage.root.host.remove();
  },
  push(_, use) {
    setTimeout(use, 0, self.warmline);
  },
};

/**
 * Does what the page called; gives a function that ends it. `since` events had happened when it called: of those that
 * came between, `on` tells too.
 */
export const call = (stage, name, since, ...all) => {
  if (name != "on") {
    does[name]?.(stage, ...all);
    return () => {};
  }
  const [wanted, hear] = all;
  // In a task of its own: what goes wrong in the page's code is not ours.
  const tell = ([what, response]) => what == wanted && setTimeout(hear, 0, told(response ?? stage.config));
  const everybody = listeners(stage);
  everybody.add(tell);
  stage.heard.slice(since).forEach(tell);
  return () => everybody.delete(tell);
};
