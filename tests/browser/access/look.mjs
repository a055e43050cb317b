// What a browser tells assistive technology, and what a person sees of colours and sizes.

/** The card's part of the accessibility tree: `role "name" states` of each node that says something, in order. */
export async function tree({ page }) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const card = nodes.find(({ role, name }) => role?.value == "region" && name?.value == "Harbour & Pine");
  const lines = [];
  const walk = (node) => {
    const role = node.role?.value;
    const states = (node.properties ?? []).filter(({ name }) => ["checked", "pressed", "level", "live"].includes(name));
    const said = states.map(({ name, value }) => ` ${name}=${value.value}`).join("");
    if (!node.ignored && !["none", "generic", "InlineTextBox"].includes(role)) {
      lines.push(`${role} "${node.name?.value ?? ""}"${said}`);
    }
    for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id));
  };
  if (card) walk(card);
  return lines;
}

/** Those lines of the tree that begin so. */
export const said = async (guest, ...roles) =>
  (await tree(guest)).filter((line) => roles.some((role) => line.startsWith(`${role} `)));

/** What has the focus: a part of the card by its name, or an element of the page. */
export const focus = ({ page }) =>
  page.evaluate(() => {
    const part = document.activeElement?.shadowRoot?.activeElement;
    if (!part) return `page ${document.activeElement?.name ?? document.activeElement?.localName}`;
    const { score, reason, close } = part.dataset;
    if (score) return `step ${score}`;
    if (reason) return `reason ${reason}`;
    return close == undefined ? (part.ariaLabel ?? part.textContent) : "close";
  });

/** Each visible text of the card whose contrast is under `least`, as `text ratio`. */
export const faint = ({ card }, least) =>
  card.evaluate((host, least) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour) => {
      const [r, g, b] = rgba(colour).map((c) =>
        c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (one, other) => {
      const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    const ground = (element) => {
      const { backgroundColor } = getComputedStyle(element);
      return rgba(backgroundColor)[3] == 255 ? backgroundColor : ground(element.parentElement);
    };
    const found = [];
    const judge = (what, colour, element, wanted) => {
      const is = ratio(colour, ground(element));
      if (is < wanted) found.push(`${what} ${is.toFixed(2)}`);
    };
    for (const element of host.shadowRoot.querySelectorAll("section *")) {
      if (!element.checkVisibility()) continue;
      const text = [...element.childNodes]
        .filter(({ nodeType }) => nodeType == 3)
        .map(({ data }) => data.trim())
        .join("");
      if (text) judge(text, getComputedStyle(element).color, element, least);
      // What shows a control or a field as one, WCAG 1.4.11.
      if (element.localName == "svg") judge("a face", getComputedStyle(element).stroke, element, 3);
      if (element.localName == "textarea")
        judge("a field's edge", getComputedStyle(element).borderTopColor, element.parentElement, 3);
    }
    return found;
  }, least);

/** Each visible control of the card that is smaller than a thumb needs, as `name widthxheight`. */
export const small = ({ card }) =>
  card.evaluate((host) => {
    const found = [];
    for (const control of host.shadowRoot.querySelectorAll("button, textarea, a")) {
      if (!control.checkVisibility()) continue;
      const { width, height } = control.getBoundingClientRect();
      if (width < 43.9 || height < 43.9) found.push(`${control.ariaLabel ?? control.textContent} ${width}x${height}`);
    }
    return found;
  });

/** Each part of the card that says more than it has room for, or that can't be scrolled to. */
export const cut = ({ card }) =>
  card.evaluate((host) => {
    const found = [];
    const section = host.shadowRoot.querySelector("section");
    const { innerWidth, innerHeight } = window;
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
    for (const element of section.querySelectorAll("*")) {
      if (!element.checkVisibility() || element.closest("svg")) continue;
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth)
        found.push(`${element.localName} is cut`);
      if (!element.matches("button, textarea, a")) continue;
      element.scrollIntoView({ block: "nearest" });
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const seen = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      if (!seen) found.push(`${element.textContent} can't be reached`);
    }
    return found;
  });
