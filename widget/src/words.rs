//! The names of the messages: every text of the interface that is not the site's own. What they say in each language
//! stands in `messages/TAG.ftl`.
//!
//! *Invariant:* a sentence says what is known to be true when it is shown, and promises nothing that the desk has
//! not taken on.

use shared::score::Warmth;

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident = $id:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $id;)*

        /// All of them.
        pub const ALL: &[&str] = &[$($id),*];
    };
}

messages! {
    /// Closes the card.
    CLOSE = "close";
    /// In the place of a card that was closed just now: opens it again.
    UNDO = "undo";
    /// On a standing button, which opens the card.
    TELL_US = "tell-us";
    /// Under the question, before a tap.
    ONE_TAP = "one-tap";
    /// What a step is called where its face is not seen; of `$score`, `$steps` and `$warmth`.
    STEP = "step";
    /// Under the first face; the five are named as [`Warmth::word`] says.
    COLD = "cold";
    /// Under the second face.
    COOL = "cool";
    /// Under the third face.
    MILD = "mild";
    /// Under the fourth face.
    WARM = "warm";
    /// Under the fifth face.
    HOT = "hot";
    /// After a tap on the first face, where the site has no words of its own.
    SAID_COLD = "said-cold";
    /// The same for the second face.
    SAID_COOL = "said-cool";
    /// The same for the third face.
    SAID_MILD = "said-mild";
    /// The same for the fourth face.
    SAID_WARM = "said-warm";
    /// The same for the fifth face.
    SAID_HOT = "said-hot";
    /// Above the reason chips.
    REASONS = "reasons";
    /// The name of the comment field.
    COMMENT = "comment";
    /// Shown once a comment was sent.
    COMMENT_TAKEN = "comment-taken";
    /// Sends a comment or a message.
    SEND = "send";
    /// The button that requests a handoff.
    TALK = "talk";
    /// On that button, under its name: somebody is free. These three are short, because they have one line.
    PROMISE_FREE = "promise-free";
    /// Nobody is free; of `$when`, by which somebody calls.
    PROMISE_CALL = "promise-call";
    /// Nobody is there, and nobody calls.
    PROMISE_KEEP = "promise-keep";
    /// An answer or a message, until the edge has acknowledged it.
    SENDING = "sending";
    /// After a failed attempt.
    KEPT = "kept";
    /// After the acknowledgement.
    ARRIVED = "arrived";
    /// Where wasm is refused or late.
    NO_LIVE_CHAT = "no-live-chat";
    /// The press is acknowledged.
    PRESS_ARRIVED = "press-arrived";
    /// The press is not yet acknowledged.
    PRESS_ON_ITS_WAY = "press-on-its-way";
    /// The edge has refused the press.
    PRESS_REFUSED = "press-refused";
    /// The press went out as a plain form into a new tab.
    PRESS_IN_TAB = "press-in-tab";
    /// The link to the conversation's plain page.
    CONTINUE = "continue";
    /// The name of the conversation.
    CONVERSATION = "conversation";
    /// The name of the message field.
    MESSAGE = "message";
    /// Who wrote an own message, for those who can't see on which side it stands.
    YOU = "you";
    /// An own message that the desk refused.
    REFUSED = "refused";
    /// The socket is gone and will be opened again.
    RECONNECTING = "reconnecting";
    /// The press is made, its answer is not here yet.
    CALLING = "calling";
    /// The desk rings and somebody is free to hear it.
    RINGING = "ringing";
    /// The desk rings, but everybody is in a talk.
    ALL_BUSY = "all-busy";
    /// Behind one of the last two, where others are before: `$place`.
    PLACE = "place";
    /// Behind them, where it takes a minute at most as a rule.
    SOON = "soon";
    /// Behind them, where it takes about `$minutes` as a rule.
    WAIT = "wait";
    /// Nobody came in time.
    MISSED = "missed";
    /// A call is promised for later.
    PROMISED = "promised";
    /// The desk rings, but nobody has it open.
    NOBODY = "nobody";
    /// Somebody is there whose name is not known.
    TEAM_IS_HERE = "team-is-here";
    /// Somebody is there: `$name`.
    AGENT_IS_HERE = "agent-is-here";
    /// Two are there: `$name` and `$other`.
    AGENTS_ARE_HERE = "agents-are-here";
    /// Somebody of the team is writing.
    WRITING = "writing";
    /// The last own message has reached somebody of the team.
    DELIVERED = "delivered";
    /// Somebody of the team has seen it.
    READ = "read";
    /// The private link with which the conversation goes on elsewhere.
    ELSEWHERE = "elsewhere";
    /// The link to a copy of the conversation.
    KEEP_COPY = "keep-copy";
    /// Asks where answers go when the visitor leaves.
    ANSWERS_TO = "answers-to";
    /// Says so.
    ANSWERS_SAVE = "answers-save";
    /// Answers go there.
    ANSWERS_KEPT = "answers-kept";
    /// The talk is over.
    ENDED = "ended";
    /// Asks for a call instead of writing.
    SPEAK = "speak";
    /// Takes a call.
    ANSWER = "answer";
    /// Takes no call.
    DECLINE = "decline";
    /// Takes the wish for a call back.
    WRITE_INSTEAD = "write-instead";
    /// Makes the own microphone silent.
    MUTE = "mute";
    /// Lets the own microphone be heard again.
    UNMUTE = "unmute";
    /// Ends a call.
    HANG_UP = "hang-up";
    /// The team asks for a call.
    VOICE_RUNG = "voice-rung";
    /// The browser asks for the microphone.
    VOICE_ASKING = "voice-asking";
    /// The own microphone is open; the team is not ready yet.
    VOICE_WAITING = "voice-waiting";
    /// The two browsers look for a way.
    VOICE_CONNECTING = "voice-connecting";
    /// Both hear each other.
    VOICE_SPEAKING = "voice-speaking";
    /// The same, with the own microphone silent.
    VOICE_MUTED = "voice-muted";
    /// Somebody hung up.
    VOICE_ENDED = "voice-ended";
    /// The team would rather write.
    VOICE_DECLINED = "voice-declined";
    /// The team has no microphone to speak into.
    VOICE_THEIR_MICROPHONE = "voice-their-microphone";
    /// The visitor has refused the microphone, now or earlier.
    VOICE_DENIED = "voice-denied";
    /// The visitor has put the browser's question away.
    VOICE_DISMISSED = "voice-dismissed";
    /// There is no microphone.
    VOICE_NO_DEVICE = "voice-no-device";
    /// Another program holds the microphone.
    VOICE_BUSY = "voice-busy";
    /// The page's own rules allow no microphone.
    VOICE_POLICY = "voice-policy";
    /// The page is not encrypted.
    VOICE_INSECURE = "voice-insecure";
    /// No way between the two browsers was found.
    VOICE_NO_ROUTE = "voice-no-route";
    /// The browser can't do it.
    VOICE_UNSUPPORTED = "voice-unsupported";
    /// Asks for a call by telephone.
    CALL_ME = "call-me";
    /// The name of the field for the number.
    CALL_NUMBER = "call-number";
    /// The name of the choice of a time.
    CALL_WHEN = "call-when";
    /// The first choice of a time.
    CALL_SOON = "call-soon";
    /// Sends the wish to be called.
    CALL_ASK = "call-ask";
    /// Takes the form for a call away.
    CALL_BACK = "call-back";
    /// A call is promised as soon as possible; of `$number`.
    CALL_DUE = "call-due";
    /// A call is promised; of `$number` and `$when`.
    CALL_AT = "call-at";
    /// The telephone is about to ring; of `$number`.
    CALL_DIALLING = "call-dialling";
    /// Nobody was there; of `$when` the next attempt is made.
    CALL_UNREACHED = "call-unreached";
    /// Both have talked by telephone.
    CALL_REACHED = "call-reached";
    /// No further attempt is made.
    CALL_GIVEN_UP = "call-given-up";
    /// The number is none.
    CALL_NO_NUMBER = "call-no-number";
    /// The number's country is not called.
    CALL_OTHER_COUNTRY = "call-other-country";
    /// The number is costly, or nobody's.
    CALL_OTHER_NUMBER = "call-other-number";
    /// Nobody is there at the chosen time.
    CALL_OTHER_TIME = "call-other-time";
    /// The wish could not be sent.
    CALL_FAILED = "call-failed";
    /// The button that chooses a file to send.
    ATTACH = "attach";
    /// A file is larger than the site takes; of `$size`.
    FILE_TOO_LARGE = "file-too-large";
    /// A file is of a kind that the site does not take; of `$kinds`, which it does.
    FILE_OTHER_KIND = "file-other-kind";
    /// The conversation holds as many files as it can.
    FILE_NO_ROOM = "file-no-room";
    /// The edge takes this file for another reason not.
    FILE_REFUSED = "file-refused";
    /// The edge could not be reached.
    FILE_UNSENT = "file-unsent";
    /// Puts a file away that is not sent.
    FILE_REMOVE = "file-remove";
    /// The call is in a window of its own.
    VOICE_WINDOW = "voice-window";
    /// The browser opened no window for the call.
    VOICE_POPUP = "voice-popup";
    /// What opened the window of the call counts no more.
    VOICE_TICKET = "voice-ticket";
    /// The title of the conversation's plain page; of `$site`.
    CONVERSATION_WITH = "conversation-with";
    /// Under the conversation's plain page.
    PAGE_RELOADS = "page-reloads";
    /// On the plain page, where a link brought a step along.
    SENT_SOON = "sent-soon";
    /// On the plain page, above the steps once more.
    CHANGE = "change";
    /// On the plain page, when what an old page sent is not stored because the visitor said more since.
    OVERTAKEN = "overtaken";
    /// On the plain page, when an answer or a press could not be taken.
    NOT_STORED = "not-stored";
    /// Sends the same once more.
    SEND_AGAIN = "send-again";
    /// The title of a plain page in the place of what was asked for.
    FAILED = "failed";
    /// There is nothing at the address.
    NOTHING_HERE = "nothing-here";
    /// More is asked than is taken or can be done.
    BUSY = "busy";
    /// When it may work again; of `$seconds`.
    TRY_IN = "try-in";
    /// The visitor sent more than is taken.
    TOO_LONG = "too-long";
    /// A fault of ours.
    UNAVAILABLE = "unavailable";
    /// What was sent is no answer and no message, or comes from a page that may not send it.
    NOT_TAKEN = "not-taken";
    /// The title of the frame with the question in it; of `$site`.
    FRAME = "frame";
    /// Under the steps in a mail.
    MAIL = "mail";
    /// What a mail is about that brings answers; of `$site`.
    REPLY = "reply";
    /// Before the link in it.
    REPLY_GO_ON = "reply-go-on";
    /// Why it comes.
    REPLY_WHY = "reply-why";
}

/// What the page says beside the conversation of a call by telephone.
pub const CALLS: [&str; 17] = [
    CALL_ME,
    CALL_NUMBER,
    CALL_WHEN,
    CALL_SOON,
    CALL_ASK,
    CALL_BACK,
    CALL_DUE,
    CALL_AT,
    CALL_DIALLING,
    CALL_UNREACHED,
    CALL_REACHED,
    CALL_GIVEN_UP,
    CALL_NO_NUMBER,
    CALL_OTHER_COUNTRY,
    CALL_OTHER_NUMBER,
    CALL_OTHER_TIME,
    CALL_FAILED,
];
/// What the page says of files, beside what it says of calls that fail.
pub const OF_FILES: [&str; 8] = [
    ATTACH,
    FILE_TOO_LARGE,
    FILE_OTHER_KIND,
    FILE_NO_ROOM,
    FILE_REFUSED,
    FILE_UNSENT,
    FILE_REMOVE,
    SEND_AGAIN,
];
/// What the page needs to ask where answers go.
pub const OF_ANSWERS: [&str; 3] = [ANSWERS_TO, ANSWERS_SAVE, ANSWERS_KEPT];

/// The message that is said after a tap, where the site has no words of its own.
#[must_use]
pub fn acknowledgement(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Cold => SAID_COLD,
        Warmth::Cool => SAID_COOL,
        Warmth::Mild => SAID_MILD,
        Warmth::Warm => SAID_WARM,
        Warmth::Hot => SAID_HOT,
    }
}
