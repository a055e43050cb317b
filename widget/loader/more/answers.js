// Where answers go when the visitor leaves: the line for it is fetched once the desk says that the site sends any; the build
// puts in the name of its file.

const JS = "/assets/{{answers_js}}";

/** Offers it, in `words`. */
export const answers = (stage, words) => (place, send) => {
  let parts;
  return ({ t, address }) => {
    if (t != "answers-to") return;
    parts ||= import(stage.edge + JS).then(({ wayBack }) => wayBack(stage, place.parentNode, words, send));
    parts.then((told) => told(address)).catch(() => (parts = 0));
  };
};
