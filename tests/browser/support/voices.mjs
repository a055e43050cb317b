// Voices for the tests: pages whose microphone gives a tone of its own, and what can be heard of the far side.

/**
 * What Chromium needs to have a microphone here, and to let the tone that stands for it be heard on a page that nobody has
 * touched, as it does with a real one.
 */
export const VOICE_FLAGS = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];

/**
 * Gives all pages of the context that `page` is in a microphone with a tone of so many hertz; `forced` is what their
 * connections are told beside what the page tells them.
 */
export async function sings(page, hertz, forced = {}) {
  const singing = ([hertz, forced]) => {
    const devices = navigator.mediaDevices;
    if (!devices) return;
    // One for the whole page: browsers give only so many.
    let shared;
    const audio = () => (shared ??= new AudioContext());
    devices.getUserMedia = async () => {
      const context = audio();
      await context.resume();
      const tone = context.createOscillator();
      tone.frequency.value = hertz;
      const microphone = context.createMediaStreamDestination();
      tone.connect(microphone);
      tone.start();
      return microphone.stream;
    };
    // Every connection is kept in sight, with what it received.
    window.heard = [];
    const Native = RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(configuration) {
        super({ ...configuration, ...forced });
        heard.push({ connection: this });
        const here = heard.at(-1);
        this.addEventListener("track", ({ track }) => {
          const context = audio();
          here.analyser = context.createAnalyser();
          here.analyser.fftSize = 4096;
          // What is heard now, not what was.
          here.analyser.smoothingTimeConstant = 0;
          context.createMediaStreamSource(new MediaStream([track])).connect(here.analyser);
          here.rate = context.sampleRate;
        });
      }

      setConfiguration(configuration) {
        super.setConfiguration({ ...configuration, ...forced });
      }
    };
  };
  await page.context().addInitScript(singing, [hertz, forced]);
  return page;
}

/** What is heard on a page just now: the loudest frequency in hertz, or 0 for silence. */
export const pitch = (page) =>
  page.evaluate(() => {
    const { analyser, rate, connection } = heard.at(-1) ?? {};
    if (!analyser || connection.connectionState != "connected") return 0;
    const bins = new Uint8Array(analyser.frequencyBinCount);
    analyser.getByteFrequencyData(bins);
    const loudest = bins.indexOf(Math.max(...bins));
    return bins[loudest] > 100 ? (loudest * rate) / analyser.fftSize : 0;
  });

/** By which kind of way a page's voice goes. */
export const wayOf = (page) =>
  page.evaluate(async () => {
    const all = [...(await heard.at(-1).connection.getStats()).values()];
    const { selectedCandidatePairId } = all.find(({ type }) => type == "transport");
    const { localCandidateId } = all.find(({ id }) => id == selectedCandidatePairId);
    return all.find(({ id }) => id == localCandidateId).candidateType;
  });

/** Whether a page hears a tone of so many hertz. */
export const hears = async (page, hertz) => Math.abs((await pitch(page)) - hertz) < 25;
