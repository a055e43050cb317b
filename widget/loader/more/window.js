// The call of a page that has no microphone: it is in a small window of our own origin. The window is opened with a ticket
// of the desk's, which counts once and for a minute; it stands behind the #, so that no server and no log reads it. Here is
// the stand-in for what `Voice` is elsewhere: it hears the same words, tells the same, and besides asks for tickets.

/** How long a ticket is good for opening a window, in milliseconds: less than the minute, which the window needs too. */
const GOOD = 4e4;
/** How long an answer may be on its way, in milliseconds. */
const PATIENCE = 3e3;

/** A stand-in for a call, which tells `tell`. */
export const inWindow = ({ edge, site, config }, tell) => {
  let ticket, at, asked, rung, wanted, away;

  const show = (phase, sentence, first = "speak", second = "") => tell("show", [phase, sentence, first, second]);
  const off = () => show("off", "");
  const good = () => ticket && Date.now() - at < GOOD;

  /** Asks, unless an answer is on its way: a second ticket takes the place of the first. */
  const ask = () => {
    if (Date.now() - asked < PATIENCE) return;
    asked = Date.now();
    tell("ask-ticket");
  };

  const open = () => {
    const what = rung ? "rung" : "waiting";
    const address = `${edge}/call/${site}?lang=${config.lang}#${ticket}.${what}`;
    const there = self.open(address, "warmline-call", "popup,width=380,height=280");
    ticket = wanted = undefined;
    if (there) there.focus();
    else show("off", "voice-popup");
  };

  const press = () => {
    wanted = true;
    if (good()) open();
    else ask();
  };

  const hears = {
    // So that it is there at the press: browsers let a press open a window, and not every one what comes after it.
    near() {
      if (!away && !good()) ask();
    },
    speak: press,
    answer: press,
    ticket(value) {
      ticket = value;
      at = Date.now();
      asked = 0;
      if (wanted) open();
    },
    decline() {
      rung = false;
      tell("signal", "hang-up declined");
      off();
    },
    /** The window sees the visitor's way to talk, too, and ends its call. */
    "hang-up"() {
      tell("signal", "hang-up ended");
      tell("want", "chat");
    },
    signal(value) {
      if (away) return;
      rung = value == "ring";
      if (rung) show("rung", "voice-rung", "answer", "decline");
      else if (value.startsWith("hang-up")) off();
    },
    /** The visitor's way to talk: it is voice from the moment on when the window has the microphone. */
    channel(value) {
      const before = away;
      away = value == "voice";
      if (away) {
        rung = false;
        show("window", "voice-window", "", "hang-up");
      } else if (before) off();
    },
    closed: off,
  };
  return { hear: (word, value) => hears[word]?.(value) };
};
