// Pages of customers that a test writes itself. They are of the shop's origin.

/** The line that customers paste, with attributes. */
export const snippet = (edge, attributes = "") => `<script async ${attributes} src="${edge}/embed/demo.js"></script>`;

/** The same for pages that check what they load. */
export const checked = async (edge, attributes = "") => {
  const { src, integrity } = await (await fetch(`${edge}/embed/integrity.json`)).json();
  return `<script async crossorigin ${attributes} src="${edge}${src}" data-site="demo" integrity="${integrity}"></script>`;
};

/** Lets the shop have this at `/own/` and below; gives the address. `policy` is its Content-Security-Policy. */
export function serve(shop, { html = `lang="en"`, head = "", body = "", policy, headers = {} }) {
  if (policy) headers["content-security-policy"] = policy;
  const text = `<!doctype html><html ${html}><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">${head}</head><body><main><h1>A page</h1></main>${body}</body></html>`;
  shop.put("own", text, headers);
  return `${shop.origin}/own/`;
}

/** Keeps what is asked for under such addresses on its way, until the function that this gives is called. */
export const hold = async (page, address) => {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return go;
};

/** Every request of the page to the edge from now on: method, path and query. */
export const asked = (page, edge) => {
  const requests = [];
  page.on("request", (request) => {
    const { origin, pathname, search } = new URL(request.url());
    if (origin == edge) requests.push(`${request.method()} ${pathname}${search}`);
  });
  return requests;
};

/** The bodies of the responses that the page sends from now on. */
export const responses = (page) => {
  const bodies = [];
  page.on("request", (request) => {
    if (request.method() == "POST") bodies.push(request.postDataJSON());
  });
  return bodies;
};
