// A visitor's file on its way to the edge. Not by the request that would tell how far it has come: that gives the page's whole
// address away where the page's policy is such, and ours is not to know it.

/** What is said of what the edge refuses for good. */
const TROUBLES = { "body-too-large": "file-too-large", "other-kind": "file-other-kind", "no-room": "file-no-room" };

/** The edge takes a name of one line, which leads nowhere. */
const tidy = (name) =>
  [...name.trim().replace(/[\p{Cc}/\\\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "_")].slice(0, 100).join("").trim();

/** Sends it as the message `id`; gives nothing, or why it did not arrive, and whether it may do so another time. */
export const send = async ({ edge, key, response, site }, file, id, signal) => {
  const query = new URLSearchParams({ response: response().id, id, name: tidy(file.name) || "file" });
  const request = { method: "POST", body: file, headers: { authorization: `Bearer ${key}` }, referrerPolicy: "origin", signal };
  try {
    const answer = await fetch(`${edge}/v1/sites/${site}/files?${query}`, request);
    if (answer.ok) return;
    const { code } = await answer.json();
    if (TROUBLES[code]) return [TROUBLES[code]];
    return answer.status == 429 || answer.status >= 500 ? ["call-failed", true] : ["file-refused"];
  } catch {
    return ["file-unsent", true];
  }
};
