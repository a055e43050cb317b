// What is fetched late, with the first wish for it.

/**
 * Gives a function that promises what `begin` makes of the module at `address` and of what `bring` fetches meanwhile, once:
 * after a failure the next call tries again. A module that could not be fetched stays so under its address; a fragment makes
 * another one of it.
 */
export const late = (address, begin, bring = () => {}) => {
  let begun;
  let tries = 0;
  return () => {
    begun ||= Promise.all([import(`${address}#${tries++}`), bring()]).then((all) => begin(...all));
    begun.catch(() => (begun = 0));
    return begun;
  };
};
