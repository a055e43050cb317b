// How the script comes into the page, and when.

import { ORDER, page, SILENT, SNIPPET, STORED } from "../document.mjs";

const AFTER_LOAD = `addEventListener("load", () => setTimeout(() => {
  const script = document.createElement("script");
  script.async = true;
  script.src = "{{edge}}/embed/demo.js";
  const first = document.getElementsByTagName("script")[0];
  first.parentNode.insertBefore(script, first);
}, 300));`;

export default [
  { name: "in the head, async", page: page(), expected: STORED },
  {
    name: "in the body, waited for",
    page: page({ head: "", body: `<script src="{{edge}}/embed/demo.js"></script>${ORDER}` }),
    expected: STORED,
  },
  {
    name: "in the head, waited for: there is no body yet",
    page: page({ head: `<script src="{{edge}}/embed/demo.js"></script>` }),
    expected: STORED,
  },
  {
    name: "by a tag manager, long after the load",
    page: page({ head: `<script>${AFTER_LOAD}</script>` }),
    settled: true,
    expected: STORED,
  },
  {
    name: "twice, by hand and by a tag manager",
    page: page({ head: `${SNIPPET}<script>${AFTER_LOAD}</script>` }),
    settled: true,
    expected: STORED,
  },
  {
    name: "as a module",
    page: page({ head: `<script type="module" src="{{edge}}/embed/demo.js"></script>` }),
    expected: STORED,
  },
  {
    name: "beside another site's",
    page: page({
      head: `<script defer src="{{edge}}/embed/demo.js"></script><script defer src="/embed/other.js"></script>`,
    }),
    settled: true,
    expected: STORED,
  },
  {
    name: "by the hash of a loader that no release had",
    page: page({
      head: `<script async crossorigin src="{{edge}}/embed/v/0123456789abcdef/loader.js" data-site="demo"
        integrity="sha384-${"A".repeat(64)}"></script>`,
    }),
    tolerated: /status of 404|Refused to execute script/,
    expected: SILENT,
  },
  { name: "before a body that comes late", page: page(), slow: true, expected: STORED },
  {
    name: "where addresses are relative to somewhere else",
    page: page({ head: `<base href="https://elsewhere.example/shop/">${SNIPPET}` }),
    expected: STORED,
  },
];
