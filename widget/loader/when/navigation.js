// The page goes on to another address without being loaded anew.

/** Calls `hear` whenever the path is another one, whoever changed it. */
export const navigated = (hear) => {
  let before = location.pathname;
  const look = () => {
    if (before == location.pathname) return;
    before = location.pathname;
    hear();
  };
  if (self.navigation) {
    navigation.addEventListener("currententrychange", look);
    return;
  }
  addEventListener("popstate", look);
  for (const name of ["pushState", "replaceState"]) {
    // Whatever the page has put there goes on to work, and so does what it puts there later.
    const own = history[name];
    history[name] = function (...all) {
      const result = own.apply(this, all);
      look();
      return result;
    };
  }
};
