// Where answers go when the visitor leaves: the line for it is fetched once the desk says that the site sends any; the build
// puts in the name of its file.

import { late } from "./late.js";

const JS = "/assets/{{answers_js}}";

/** Offers it, in `words`. */
export const answers = (stage, words) => (place, send) => {
  const line = late(stage.edge + JS, ({ wayBack }) => wayBack(stage, place.parentNode, words, send));
  return ({ t, address }) => {
    if (t == "answers-to") line().then((tell) => tell(address)).catch(() => {});
  };
};
