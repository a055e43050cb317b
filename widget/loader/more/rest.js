// A visitor who rests on an unhappy step, and may tap it: what a conversation needs is fetched then, and an agent gets a soft
// cue. Nothing of the visitor or of the page is in it; it may be lost, and counts once for a page load.

import { wasm } from "./wasm.js";

/** How long one rests on a step who does not only pass over it. */
const RESTS = 300;

const cue = ({ config, edge, site }) => {
  const url = `${edge}/v1/sites/${site}/prospect?lang=${config.lang}`;
  fetch(url, { method: "POST", referrerPolicy: "origin" }).catch(() => {});
};

/** To be called when the pointer or the focus comes to an unhappy step. */
export const rest = (stage, step) => {
  setTimeout(() => {
    const { mood } = stage.root.querySelector("section").dataset;
    if (stage.cued || stage.off || !/^(happy)?$/.test(mood) || !step.matches(":hover, :focus")) return;
    stage.cued = 1;
    wasm(stage).catch(() => {});
    cue(stage);
  }, RESTS);
};
