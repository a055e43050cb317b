// A call beside the conversation: one sentence that says how it stands, and two buttons. What is said and what a button does is
// decided in wasm, which carries the voice too. It is fetched with the first wish for a call; the build puts in the names of
// its files.

import { late } from "./late.js";
import { inWindow } from "./window.js";

const JS = "/assets/{{voice_js}}";
const WASM = "/assets/{{voice_wasm}}";

/** Gives a function that makes a call, which tells what happens to it. */
const calls = (edge, tell) =>
  late(
    edge + JS,
    async (module, wasm) => {
      await module.default({ module_or_path: wasm });
      return new module.Voice(tell);
    },
    () => fetch(edge + WASM, { referrerPolicy: "origin" }),
  );

/** The bar's nodes. */
const barOf = (place) => {
  const [bar, sentence, ...buttons] = ["div", "p", "button", "button"].map((name) => document.createElement(name));
  sentence.role = "status";
  for (const button of buttons) button.type = "button";
  bar.append(sentence, ...buttons);
  place.append(bar);
  return { bar, sentence, buttons };
};

/** Whether the browser gives a microphone without asking. */
const granted = async () => {
  try {
    return (await navigator.permissions.query({ name: "microphone" })).state == "granted";
  } catch {}
};

/**
 * Offers the call, in `words`. `stage.call` is a call that was there before, as it was kept (`phase`, `muted`), which is
 * taken up; `stage.kept` is told how it stands now.
 */
export const voice =
  (stage, words) =>
  (place, send) => {
    const { edge } = stage;
    // The frame of a payment page has no microphone.
    const framed = location.origin == edge && self != top;
    const { bar, sentence, buttons } = barOf(place);
    let call, offered, handoff;
    let shown = ["off", "", "speak", ""];

    const draw = () => {
      const [phase, said, ...acts] = shown;
      const open = offered && /ringing|connected/.test(handoff);
      bar.dataset.voice = phase;
      sentence.textContent = said && words[said];
      buttons.forEach((button, at) => {
        button.value = acts[at];
        button.textContent = acts[at] && words[acts[at]];
        button.hidden = !acts[at] || (phase == "off" && !open);
      });
      bar.hidden = !said && buttons[0].hidden;
    };

    /** What the call tells. */
    const tell = (word, value) => {
      if (word == "loudness") bar.style.setProperty("--loud", value);
      else if (word == "show") {
        shown = value;
        stage.kept({ phase: value[0], muted: value[1] == "voice-muted" });
        draw();
      } else send({ t: word, [word == "want" ? "channel" : word]: value });
    };

    /** Tells the call, where there is one. */
    const hear = (word, value) => call?.then((it) => it.hear(word, value)).catch(() => {});

    const load = calls(edge, tell);
    const begin = () => {
      if (call) return;
      call = framed ? Promise.resolve(inWindow(stage, tell)) : load();
      call.catch(() => {
        call = undefined;
        tell("show", ["off", "voice-unsupported", "speak", ""]);
      });
      hear("there", handoff == "connected");
    };

    /** Takes up a call of before: by itself where the browser asks nobody, and else at a press. */
    const resume = async ({ phase, muted, asked }) => {
      if (phase == "off" || framed) return;
      begin();
      // The team rings, or spoke and waits to be spoken to again.
      if (/rung|connecting|speaking/.test(phase) && handoff == "connected") hear("signal", "ring");
      if (!asked && (phase == "rung" || !(await granted()))) return;
      hear("speak");
      if (muted) hear("mute");
    };

    bar.onclick = ({ target: { value } }) => {
      if (!value) return;
      begin();
      hear(value);
    };
    if (framed) {
      begin();
      bar.onpointerenter = () => hear("near");
    }
    draw();

    return (frame, first) => {
      if (first) hear("linked");
      const { channels, servers, signal, t } = frame;
      if (t == "channels") offered = channels.includes("voice");
      if (t == "state") {
        handoff = frame.handoff;
        hear("there", handoff == "connected");
        if (framed) hear("channel", frame.channel);
        if (handoff == "ended") {
          hear("closed");
          stage.ended();
        }
        if (stage.call) resume(stage.call);
        stage.call = undefined;
      }
      if (t == "ice") hear("ice", servers);
      if (t == "ticket") hear(t, frame.ticket);
      if (t == "signal") {
        if (signal == "ring") begin();
        hear("signal", signal);
      }
      draw();
    };
  };
