// What went wrong in the page, on sites that want to know: the module that notes it has listened since the start (../errors.js).

/** How long a press waits for it where it is not here yet. */
const LATE = 300;

/** Tells it, or nothing; gives no promise where nobody wants to know. */
export const errors = ({ config, edge }) => {
  if (!config.errors) return;
  const told = import(edge + config.errors).then((module) => module.errors());
  return Promise.race([told, new Promise((late) => setTimeout(late, LATE))]).catch(() => {});
};
