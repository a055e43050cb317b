// The embed script of a payment page: a frame of our own origin, in which the card is shown. It touches nothing of the
// page but the element that it adds, and reads nothing of it but its origin, its path and its language, which the frame is
// told. The frame is as large as what is painted in it, and nothing of the page moves for it.

const NAME = "warmline-widget";
const GAP = 16;
// Lifted up from below the page's edge: growing by a taller card, it moves by a transform alone, which is no shift of the
// page's layout.
const STYLE = `:host{all:initial!important;display:contents!important}
iframe{position:fixed;top:100%;translate:0 calc(-100% - ${GAP}px);inset-inline-end:${GAP}px;width:min(352px,100vw - ${2 * GAP}px);height:0;
z-index:var(--warmline-layer,900);visibility:hidden;border:0;border-radius:20px;box-shadow:0 12px 40px #0003}
.start{inset-inline:${GAP}px auto}
.shown{visibility:visible}
@media print{iframe{display:none}}`;
// A copy of the conversation, and files in it, are saved from within.
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

const script = document.currentScript ?? document.querySelector('script[src*="mode=frame"]');

const make = () => {
  const { origin: edge, pathname, searchParams } = new URL(script.src);
  const said = { ...Object.fromEntries(searchParams), ...script.dataset };
  const host = document.createElement(NAME);
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets.push(sheet);
  const frame = document.createElement("iframe");
  frame.sandbox = SANDBOX;
  frame.referrerPolicy = "no-referrer";
  const lang = said.lang || document.documentElement.lang;
  frame.src = `${edge}${pathname.replace("/embed/", "/frame/").replace(/\.js$/, "")}?lang=${encodeURIComponent(lang)}`;
  frame.classList.toggle("start", said.position == "start");
  root.append(frame);

  const answer = ({ source, origin, data }) => {
    if (source != frame.contentWindow || origin != edge || data != "warmline") return;
    removeEventListener("message", answer);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: { height, title } }) => {
      frame.title = title;
      frame.style.height = `${height}px`;
      frame.classList.toggle("shown", height > 0);
    };
    const room = () => port1.postMessage(innerHeight - 2 * GAP);
    addEventListener("resize", room);
    room();
    frame.contentWindow.postMessage({ page: location.origin + location.pathname, said }, edge, [port2]);
  };
  addEventListener("message", answer);
  (document.body ?? document.documentElement).append(host);
};

if (!customElements.get(NAME)) {
  customElements.define(NAME, class extends HTMLElement {});
  make();
}
