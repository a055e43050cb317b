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
const another = async ({ edge, site, config, root, renew }, survey) => {
  const url = `${edge}/embed/${site}.json?survey=${survey}&lang=${config.lang}`;
  const other = await (await fetch(url, { referrerPolicy: "origin" })).json();
  const style = root.querySelector("style");
  const styled = style?.sheet;
  renew(other);
  // The first stage, where bytes count most, takes all out; a pasted question may have no style but the one in it.
  if (styled) root.prepend(style);
};

const does = {
  /** Asks, or shows again what was closed; `survey` is one of the site's. */
  ask(stage, _, survey) {
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
  /** Tells of `wanted` from now on, and of what came of it since the page called; gives a function that ends it. */
  on(stage, since, wanted, hear) {
    // In a task of its own: what goes wrong in the page's code is not ours.
    const tell = ([what, response]) => what == wanted && setTimeout(hear, 0, told(response ?? stage.config));
    const everybody = listeners(stage);
    everybody.add(tell);
    stage.heard.slice(since).forEach(tell);
    return () => everybody.delete(tell);
  },
  /** Lets the page use `warmline` as if it had been there when the page called. */
  push(stage, since, use) {
    setTimeout(() => {
      const door = self.warmline;
      const { on } = door;
      door.on = (...all) => does.on(stage, since, ...all);
      try {
        use(door);
      } finally {
        door.on = on;
      }
    });
  },
};

/** Does what the page called when `since` events had happened; gives a function that ends it. */
export const call = (stage, name, since, ...all) => does[name]?.(stage, since, ...all) ?? (() => {});
