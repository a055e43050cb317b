// What pages of the site could not deliver is kept neither for ever nor in any number.

const KEPT_AT_MOST = 20;
const KEPT_FOR = 864e5;

/** When the id at the end of `key` was made, in milliseconds since 1970. */
const madeAt = (key) => parseInt(key.slice(-36, -23).replace("-", ""), 16);

export const isOld = (key) => Math.abs(Date.now() - madeAt(key)) > KEPT_FOR;

/** Uses the storage, where there is one. */
export const stored = (use) => {
  try {
    return use(localStorage);
  } catch {}
};

/** The keys of what is kept for `site`, the oldest first: an id begins with its epoch and its time. */
export const keys = (site, store) =>
  Object.keys(store)
    .filter((key) => key.startsWith(`warmline.${site}.`))
    .sort();

/** Whether anything is. */
export const keeps = (site) => stored((store) => keys(site, store)[0]);

/** Throws out what is too old, and the oldest of what is too much. */
export const trim = ({ site }) =>
  stored((store) => {
    const all = keys(site, store);
    all.forEach((key, at) => {
      if (isOld(key) || at < all.length - KEPT_AT_MOST) delete store[key];
    });
  });
