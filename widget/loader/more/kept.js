// What pages of the site could not deliver: it goes out now, and is kept neither for ever nor in any number.

const KEPT_AT_MOST = 20;
const KEPT_FOR = 864e5;

/** When the id at the end of `key` was made, in milliseconds since 1970. */
const madeAt = (key) => parseInt(key.slice(-36, -23).replace("-", ""), 16);

const isOld = (key) => Math.abs(Date.now() - madeAt(key)) > KEPT_FOR;

/** Uses the storage, where there is one. */
const stored = (use) => {
  try {
    return use(localStorage);
  } catch {}
};

/** The keys of what is kept, the oldest first: an id begins with its epoch and its time. */
const keys = ({ site }, store) =>
  Object.keys(store)
    .filter((key) => key.startsWith(`warmline.${site}.`))
    .sort();

/** Sends what earlier pages left behind. */
export const deliverAll = (stage) =>
  stored((store) => {
    // What this page keeps itself goes out by itself, when the edge wants it.
    for (const key of keys(stage, store).filter((key) => !key.endsWith(stage.response().id))) {
      // Read anew for each attempt: the page that made it may have revised it, or another may have delivered it.
      const body = () =>
        stored((store) => {
          if (isOld(key)) delete store[key];
          return store[key];
        });
      const report = (what, _, sent) => what != "kept" && body() == sent && stored((store) => delete store[key]);
      stage.deliver(`${stage.edge}/v1/sites/${stage.site}/responses`, body, report)();
    }
  });

/** Throws out what is too old, and the oldest of what is too much. */
export const trim = (stage) =>
  stored((store) => {
    const all = keys(stage, store);
    all.forEach((key, at) => {
      if (isOld(key) || at < all.length - KEPT_AT_MOST) delete store[key];
    });
  });
