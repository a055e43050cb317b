// What runs in the frame of a payment page. It shows the card by the ordinary loader, and not before a page of the
// site's has said, from an origin that the browser vouches for, which page it is. All else is said through the port
// that came along: nobody else has its other end.

/** What the tag on the payment page may say, which goes on to the loader's. */
const SAID = ["survey", "lang", "theme", "order", "step", "plan", "release"];

const { site, origins } = document.currentScript.dataset;

/** Whether pages of `origin` may frame this; a rule that ends in `:*` is for every port. */
const allowed = (origin) =>
  origins.split(" ").some((rule) => {
    const host = rule.replace(/:\*$/, "");
    return origin == host || (rule != host && origin.startsWith(`${host}:`));
  });

/** Keeps the frame as tall as the card, which may be as tall as there is room. */
const fit = (port) => {
  port.onmessage = ({ data }) => document.documentElement.style.setProperty("--warmline-room", `${+data}px`);
  const card = () => document.querySelector("warmline-widget");
  const tell = () => {
    const height = Math.ceil(card()?.getBoundingClientRect().height ?? 0);
    port.postMessage({ height, title: document.title });
    // Seen too early: nobody else would look again at what is not painted.
    if (!height && card() && !card().hidden) setTimeout(tell, 100);
  };
  const sizes = new ResizeObserver(tell);
  // The card comes when the site's rules say so. Browsers don't paint a frame that has no size, and observe no sizes in
  // one: so the first is told as soon as there is a card.
  new MutationObserver(() => {
    if (card()) sizes.observe(card());
    tell();
  }).observe(document.body, { attributeFilter: ["hidden"], childList: true, subtree: true });
};

const show = (said, page) => {
  const script = document.createElement("script");
  const src = new URL(`/embed/${site}.js`, location.origin);
  for (const name of SAID) {
    const value = said[name];
    if (typeof value != "string") continue;
    script.dataset[name] = value;
    if (name == "survey" || name == "lang") src.searchParams.set(name, value);
  }
  // The edge has chosen by all that the payment page and the browser say.
  if (!said.lang) src.searchParams.set("lang", document.documentElement.lang);
  Object.assign(script.dataset, { page, mode: "inline" });
  const policy = self.trustedTypes?.createPolicy("warmline-frame", { createScriptURL: (url) => url });
  script.src = policy ? policy.createScriptURL(`${src}`) : src;
  document.body.append(script);
};

/** Hears the parent's first word, and no other. */
const hear = ({ source, origin, data, ports: [port] }) => {
  if (source != parent || !allowed(origin) || !port || !`${data?.page}`.startsWith(`${origin}/`)) return;
  removeEventListener("message", hear);
  fit(port);
  show(data.said ?? {}, data.page);
};

// Opened by itself, the page stays empty.
if (parent != self) {
  addEventListener("message", hear);
  // To whom it may concern: the word holds nothing, and only the parent's answer tells who it is.
  parent.postMessage("warmline", "*");
}
