// What the page's policies allow, and the frame that it is in.

import { expect, POLICY } from "../../support/test.mjs";
import { KEPT, page, SILENT, STORED } from "../document.mjs";

const policy = (lines) => ({ "content-security-policy": lines });

/** The page `/inner/` of the same row in a frame. */
const frame = (attributes) =>
  page({ head: "", body: `<iframe ${attributes} src="inner/" width="900" height="700"></iframe>` });

const rings = async (guest) => {
  await guest.press.click();
  await guest.stands("nobody");
};

export default [
  {
    name: "nothing but what the widget needs, and Trusted Types",
    page: page(),
    headers: policy(
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src {{edge}} 'wasm-unsafe-eval'; " +
        "connect-src {{edge}} {{socket}}; form-action {{edge}}; " +
        "require-trusted-types-for 'script'; trusted-types warmline",
    ),
    expected: STORED,
    then: rings,
  },
  {
    name: "no wasm",
    page: page(),
    headers: policy("default-src 'self'; script-src {{edge}}; connect-src {{edge}}"),
    step: 1,
    expected: STORED,
    tolerated: POLICY,
  },
  {
    name: "no requests",
    page: page(),
    headers: policy("default-src 'self'; script-src {{edge}}; connect-src 'self'"),
    expected: KEPT,
    tolerated: POLICY,
  },
  {
    name: "no scripts of others",
    page: page(),
    headers: policy("default-src 'self'"),
    expected: SILENT,
    tolerated: POLICY,
  },
  {
    name: "isolated from other origins",
    page: page(),
    headers: { "cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin" },
    expected: STORED,
    then: rings,
  },
  {
    name: "in a sandbox that leaves the page its origin",
    page: frame(`sandbox="allow-scripts allow-same-origin"`),
    inner: page(),
    expected: STORED,
    // Chromium's own opinion of such a frame.
    tolerated: /can escape its sandboxing/,
  },
  {
    name: "in a sandbox without an origin",
    page: frame(`sandbox="allow-scripts"`),
    inner: page(),
    expected: SILENT,
  },
  {
    name: "in a frame that nobody sees",
    page: frame(`style="display: none"`),
    inner: page(),
    expected: SILENT,
    then: async (guest) => expect(await guest.page.frames()[1].evaluate(() => localStorage.length)).toBe(0),
  },
];
