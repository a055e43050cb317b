// Traps for whoever looks at what a payment page has in it, and a look at what left the page.

/**
 * To be run in a page before all else: `reads` then names every look at a field of it, at a form and its options, through
 * whichever getter or method, and at what else of its content or its address a script could read. What is in a shadow root, the
 * widget's own element and its tag are none of the page. `kept` are the storages that nobody may look at.
 */
export const setTraps = (kept = ["localStorage", "sessionStorage"]) => {
  if (parent != self) return;
  self.reads = [];
  const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
  const { getRootNode } = Node.prototype;
  const nameOf = getter(Element.prototype, "localName");
  const FIELDS = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLOptionElement, HTMLFormElement];
  const CONTENT = ["textContent", "cloneNode", "innerHTML", "outerHTML", "innerText", "attributes", "dataset"];
  const isField = (node) => FIELDS.some((type) => node instanceof type);
  const isOwn = (node) =>
    node instanceof Element &&
    (nameOf.call(node) == "warmline-widget" || (node instanceof HTMLScriptElement && node.src.includes("/embed/")));
  const ofPage = (node) => node instanceof Node && getRootNode.call(node) == document && !isOwn(node);
  const trap = (prototype, caught, names = Object.keys(Object.getOwnPropertyDescriptors(prototype))) => {
    for (const name of names) {
      const property = Object.getOwnPropertyDescriptor(prototype, name);
      if (name == "constructor" || !property.configurable) continue;
      for (const kind of ["get", "value"]) {
        const plain = property[kind];
        if (typeof plain != "function") continue;
        property[kind] = function (...all) {
          if (caught(this, name)) reads.push(`${prototype[Symbol.toStringTag]}.${name}`);
          return Reflect.apply(plain, this, all);
        };
      }
      Object.defineProperty(prototype, name, property);
    }
  };
  for (const { prototype } of FIELDS) trap(prototype, ofPage);
  for (const { prototype } of [Node, Element, HTMLElement]) {
    trap(prototype, (node, name) => (isField(node) || CONTENT.includes(name)) && ofPage(node));
  }
  const always = () => true;
  const ADDRESS = ["URL", "documentURI", "referrer"];
  trap(Document.prototype, always, ["cookie", "forms", "activeElement", "title", ...ADDRESS]);
  trap(Node.prototype, ofPage, ["baseURI"]);
  trap(History.prototype, always, ["state", "pushState", "replaceState"]);
  trap(self, always, ["indexedDB", "name", "opener", ...kept]);
  self.FormData = new Proxy(FormData, {
    construct(...all) {
      reads.push("FormData");
      return Reflect.construct(...all);
    },
  });
};

/** Which of `words` went out with any of the requests: in their addresses, headers or bodies. */
export const leaked = async (words, requests) => {
  const found = new Set();
  for (const request of requests) {
    const all = JSON.stringify([request.url(), await request.allHeaders(), request.postData()]);
    for (const word of words) if (all.includes(word)) found.add(word);
  }
  return [...found];
};
