// The window of a call: the call's bar alone, and who is there. The conversation stays where it is, in a page that has no
// microphone, and goes on when the window is closed. What opened it said how, behind the #: a ticket, and how the call
// stands, which is kept there so that loading the window anew takes it up again.

import { beside } from "./more/beside.js";
import { voice } from "./more/voice.js";

const { site, lang } = document.currentScript.dataset;
const { origin } = location;

/**
 * How often another ticket is asked for, in milliseconds: each counts once and for a minute, and the network may break. A
 * socket over which none comes until the next is asked for is dead.
 */
const ANOTHER = 2e4;
/** How long to wait until the socket is opened again, in milliseconds. */
const PAUSE = 1e3;

let [ticket, phase, muted] = location.hash.slice(1).split(".");
let socket, hear, over, ever, wanted;

const standing = document.querySelector("[data-standing]");
document.querySelector("h1").textContent = document.title;

const write = () => history.replaceState(null, "", `#${[ticket, phase, muted].filter(Boolean).join(".")}`);

const stage = {
  edge: origin,
  site,
  // Whoever opened the window has pressed for it.
  call: { phase, muted, asked: true },
  kept(call) {
    ({ phase } = call);
    muted = call.muted ? "muted" : "";
    write();
  },
  ended() {
    over = true;
  },
};

/** Says who is there, in the conversation's own words. */
const stand = (words, { handoff, agent, second }) => {
  const here = second ? "agents-are-here" : agent ? "agent-is-here" : "team-is-here";
  const said = handoff == "connected" ? here : handoff == "offered" ? "calling" : handoff;
  standing.dataset.standing = handoff;
  standing.textContent = words[said].replace("{name}", agent?.name).replace("{other}", second?.name);
};

const say = (frame) => socket?.readyState == 1 && socket.send(frame);

const connect = (words) => {
  let first = true;
  let asked = false;
  // What was written is in the conversation; here is nothing but the call.
  const address = `${origin.replace("http", "ws")}/v1/sites/${site}/talk?after=4294967295`;
  socket = new WebSocket(address, ["warmline.talk.v1", `key.${ticket}`]);
  const renew = () => {
    if (asked) return socket.close();
    asked = true;
    say('{"t":"ask-ticket"}');
  };
  const renewal = setInterval(renew, ANOTHER);
  socket.onopen = renew;
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    ever = true;
    if (frame.t == "ticket") {
      asked = false;
      ({ ticket } = frame);
      write();
      return;
    }
    hear(data, first);
    first = false;
    if (frame.t != "state") return;
    stand(words, frame);
    // In the conversation, the visitor would rather write.
    if (wanted && frame.channel == "chat") hear('{"t":"signal","signal":"hang-up ended"}');
    wanted = frame.channel == "voice";
  };
  socket.onclose = () => {
    clearInterval(renewal);
    if (ever && !over) setTimeout(connect, PAUSE, words);
    else if (!ever) standing.textContent = words["voice-ticket"];
  };
};

const begin = async () => {
  const words = await (await fetch(`/words/${lang}`)).json();
  hear = beside(document, [voice(stage, words)])(say);
  addEventListener("hashchange", () => location.reload());
  addEventListener("pagehide", () => {
    if (over || phase == "off") return;
    // Loaded anew, it rings again.
    phase = "waiting";
    write();
    say('{"t":"signal","signal":"hang-up ended"}');
    say('{"t":"want","channel":"chat"}');
  });
  connect(words);
};

begin();
