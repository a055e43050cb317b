// When the visitor answered or closed a question of this site last. Nothing is kept before that, and nothing at all
// where the visitor wants it so (Global Privacy Control) or the site has no cap; then this page's memory has to do.

/** The memory of a site; `lasting` says whether it may outlive the page. */
export const memory = (site, lasting) => {
  const key = `warmline.${site}`;
  const own = {};
  const stored = () => {
    try {
      return JSON.parse(localStorage[key]);
    } catch {}
  };
  const write = () => {
    if (!lasting || navigator.globalPrivacyControl) return;
    try {
      localStorage[key] = JSON.stringify({ ...stored(), ...own });
    } catch {}
  };
  return {
    /** `{answered, dismissed}` in milliseconds since 1970, each where it happened. */
    read: () => ({ ...(lasting && !navigator.globalPrivacyControl && stored()), ...own }),
    /** Remembers that `what` happened, or without a moment that it did not after all. */
    note(what, at) {
      own[what] = at;
      write();
    },
  };
};
