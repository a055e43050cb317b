// `warmline`, for the page's own scripts; see docs/embed.md. What is called is done by the second stage, which is
// fetched for it.

import { more, stage } from "./stage.js";

/** What was there before: calls that came too early, or the gate (when/gate.js). */
export let early;

/** What has happened so far. */
stage.heard = [];

/** Tells what happens. */
export const emit = (...event) => {
  stage.heard.push(event);
  early?.heard?.(...event);
};

/** Makes the page's calls possible, and makes up for those that came too early. */
export const api = () => {
  early = self.warmline;
  const door = (self.warmline = { why() {} });
  for (const name of ["ask", "event", "off", "on", "push"]) {
    door[name] = (...all) => {
      const answer = more("call", name, stage.heard.length, ...all);
      return () => answer.then((end) => end());
    };
  }
  Object.assign(door, early?.gate);
  early?.forEach?.((call) => door.push(call));
};
