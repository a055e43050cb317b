// The host pages' common ground: a small shop page, which each row changes in what it is about.

/** The snippet as the owner of a site pastes it. */
export const SNIPPET = `<script async src="{{edge}}/embed/demo.js"></script>`;

/** What the shop shows. */
export const ORDER = `<main>
<h1>Your order</h1>
<p>One enamel mug, 12.00</p>
<form><label>Voucher <input name="voucher"></label></form>
</main>`;

/** A page with the widget's edge as `{{edge}}`. */
export const page = ({
  doctype = "<!doctype html>",
  html = `lang="en"`,
  head = SNIPPET,
  body = ORDER,
} = {}) => `${doctype}
<html ${html}>
<head>
<meta charset="utf-8" />
<title>Your order</title>
<link rel="icon" href="{{host}}/icon.svg" />
<link rel="stylesheet" href="{{host}}/shop.css" />
${head}
</head>
<body>${body}</body>
</html>`;

/** A page whose own script runs before the widget's. */
export const scripted = (script, rest = {}) => page({ head: `<script>${script}</script>${SNIPPET}`, ...rest });

/** What a row expects, as `expected`. */
export const STORED = "the tap is stored";
export const KEPT = "the tap is kept for later";
export const SILENT = "the page is left silent";
