// What only a browser can do for a call: microphone, connection, loudspeaker, the passing of time. It decides nothing: it
// does what it is told, and tells what happened, with the page's clock. It is JavaScript because the same in wasm, with what
// binds each of these calls, is three times as large.

/** How often time passes, in milliseconds. */
const TICK = 100;

/** A number that nobody can guess. */
export const seed = () => crypto.getRandomValues(new Uint32Array(1))[0];

const stop = (stream) => stream?.getTracks().forEach((track) => track.stop());

/** Whether the page's rules let it use a microphone; browsers that don't tell are taken at their error's word. */
const allowed = () => (document.permissionsPolicy ?? document.featurePolicy)?.allowsFeature("microphone") ?? true;

/** Whether the person has refused it for good, as far as the browser tells. */
const denied = async () => {
  try {
    return (await navigator.permissions.query({ name: "microphone" })).state == "denied";
  } catch {
    return true;
  }
};

export class Parts {
  #asked = 0;

  /** `tell` is called with a word, its value and the time. */
  constructor(tell) {
    this.tell = (word, value) => tell(word, value, performance.now());
    this.moved = () => this.tell("moved");
  }

  /** Does what a word says, with its value. */
  does(word, value) {
    this[word](value);
  }

  /** Asks for the microphone. */
  async open() {
    const asked = ++this.#asked;
    // Made within the person's press: browsers let no other element be heard.
    this.loudspeaker = new Audio();
    this.clock ??= setInterval(() => this.tick(), TICK);
    addEventListener("online", this.moved);
    try {
      // Asked in vain, the browser would write into the page's console.
      if (!allowed()) throw new DOMException("", "NotAllowedError");
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (asked != this.#asked) return stop(stream);
      this.microphone = stream;
      this.mute(this.muted);
      this.tell("opened");
    } catch ({ name }) {
      const facts = [name, isSecureContext, allowed(), await denied()];
      if (asked == this.#asked) this.tell("refused", facts);
    }
  }

  mute(muted) {
    this.muted = muted;
    for (const track of this.microphone?.getTracks() ?? []) track.enabled = !muted;
    this.play();
  }

  /** Makes a connection with these servers, in the place of an older one, of which nothing is heard any more. */
  connect(iceServers) {
    this.disconnect();
    let raw;
    try {
      raw = new RTCPeerConnection({ iceServers });
    } catch {
      return setTimeout(this.tell, 0, "broke");
    }
    this.raw = raw;
    const tell = (word, value) => raw == this.raw && this.tell(word, value);
    raw.onnegotiationneeded = () => tell("needed");
    raw.onicecandidate = ({ candidate }) => candidate && tell("found", candidate.candidate);
    raw.onconnectionstatechange = () => tell("state", raw.connectionState);
    raw.ontrack = ({ track }) => raw == this.raw && this.hear(new MediaStream([track]));
    for (const track of this.microphone.getTracks()) raw.addTrack(track, this.microphone);
    /** Does one thing after the other, and tells how it ended. */
    this.step = async (word, ...all) => {
      try {
        for (const act of all) await act();
        tell(word, raw.localDescription?.sdp);
      } catch {
        tell("broke");
      }
    };
  }

  offer() {
    this.step?.("made", () => this.raw.setLocalDescription());
  }

  takeOffer(sdp) {
    const { raw } = this;
    const take = () => raw.setRemoteDescription({ type: "offer", sdp });
    this.step?.("made", take, () => raw.setLocalDescription());
  }

  takeAnswer(sdp) {
    this.step?.("took", () => this.raw.setRemoteDescription({ type: "answer", sdp }));
  }

  /** One way that the browser can't use is no loss: there are others. There is one stream only. */
  add(candidate) {
    this.raw?.addIceCandidate({ candidate, sdpMLineIndex: 0 }).catch(() => {});
  }

  restart(iceServers) {
    this.raw?.setConfiguration({ iceServers });
    this.raw?.restartIce();
  }

  disconnect() {
    const { ears, loudspeaker, raw } = this;
    this.raw = this.step = this.ears = this.wave = undefined;
    raw?.close();
    ears?.close();
    if (loudspeaker) loudspeaker.srcObject = null;
  }

  close() {
    this.#asked++;
    this.disconnect();
    stop(this.microphone);
    this.microphone = this.loudspeaker = this.muted = undefined;
    clearInterval(this.clock);
    this.clock = undefined;
    removeEventListener("online", this.moved);
  }

  hear(stream) {
    this.loudspeaker.srcObject = stream;
    this.play();
    this.ears?.close();
    this.ears = new AudioContext();
    this.wave = this.ears.createAnalyser();
    this.wave.fftSize = 256;
    this.ears.createMediaStreamSource(stream).connect(this.wave);
  }

  /** Where the browser refuses, the next press on a button of the call tries again. */
  play() {
    if (this.loudspeaker?.srcObject) this.loudspeaker.play().catch(() => {});
  }

  /** Time passes; it tells how loud the other side is, from 0 to 1. */
  tick() {
    const samples = new Uint8Array(256);
    samples.fill(128);
    this.wave?.getByteTimeDomainData(samples);
    // 128 is silence, and speech seldom goes further from it than half the way.
    const peak = Math.max(...samples.map((sample) => Math.abs(sample - 128)));
    this.tell("tick", Math.min(1, peak / 64).toFixed(2));
  }
}
