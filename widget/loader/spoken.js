// Which of the site's languages a page is asked in.

import { config, lang } from "./config.js";

/** The page's, where the site speaks it, or else the script's. */
export const spoken = () => {
  const [tag] = lang.toLowerCase().split("-");
  return config.languages?.split(" ").includes(tag) ? tag : config.lang;
};
