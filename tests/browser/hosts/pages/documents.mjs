// Other kinds of documents than most.

import { ORDER, page, SILENT, SNIPPET, STORED } from "../document.mjs";

export default [
  {
    name: "XHTML",
    page: page({
      doctype: `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>`,
      html: `xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"`,
      head: `<script src="{{edge}}/embed/demo.js"></script>`,
      body: ORDER.replace(`<input name="voucher">`, `<input name="voucher" />`),
    }),
    type: "application/xhtml+xml",
    expected: SILENT,
  },
  { name: "without a doctype, as in old days", page: page({ doctype: "", html: "" }), expected: STORED },
  {
    name: "frames instead of a body",
    page: `<html><head><title>Frames</title><link rel="icon" href="/icon.svg">${SNIPPET}</head>
      <frameset cols="30%,70%"><frame src="/icon.svg"><frame src="/icon.svg"></frameset></html>`,
    expected: SILENT,
  },
  { name: "read from right to left", page: page({ html: `lang="ar" dir="rtl"` }), expected: STORED },
  {
    name: "at 400 %",
    page: page(),
    context: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
    expected: STORED,
  },
  {
    name: "on a phone, by touch",
    page: page({ head: `<meta name="viewport" content="width=device-width, initial-scale=1">${SNIPPET}` }),
    context: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
    expected: STORED,
  },
];
