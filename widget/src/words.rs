//! Every text of the interface that is not the site's own.
//!
//! *Invariant:* a sentence says what is known to be true when it is shown, and promises nothing that the desk has
//! not taken on.

use std::borrow::Cow;

use shared::{case::Handoff, score::Warmth, talk::TalkState};

/// The button that requests a handoff.
pub const TALK: &str = "Talk to us now";
/// Closes the card.
pub const CLOSE: &str = "Close";
/// On a standing button, which opens the card.
pub const TELL_US: &str = "Tell us";
/// In the place of a card that was closed just now: opens it again.
pub const UNDO: &str = "Closed. Undo?";
/// Above the reason chips.
pub const REASONS: &str = "What went wrong?";
/// The name of the comment field.
pub const COMMENT: &str = "Tell us more";
/// Shown once a comment was sent.
pub const COMMENT_TAKEN: &str = "Thank you for telling us.";
/// Sends a comment or a message.
pub const SEND: &str = "Send";
/// Under the question, before a tap.
pub const ONE_TAP: &str = "One tap is enough.";
/// On the plain page, where a link brought a step along.
pub const SENT_SOON: &str = "This is sent in a moment. Tap another step to change it.";
/// After a tap, until the edge has acknowledged it.
pub const ON_ITS_WAY: &str = "Sending…";
/// After a failed attempt.
pub const KEPT: &str = "Kept here until it can be sent.";
/// After the acknowledgement.
pub const ARRIVED: &str = "Your answer has arrived.";
/// On the plain page, above the steps once more.
pub const CHANGE: &str = "Changed your mind?";
/// On the plain page, when what an old page sent is not stored because the visitor said more since.
pub const OVERTAKEN: &str = "You told us more since then, and that is what we keep.";
/// On the plain page, when an answer or a call could not be taken.
pub const NOT_STORED: &str = "This could not be stored just now.";
/// Sends the same once more.
pub const SEND_AGAIN: &str = "Send it again";
/// Where wasm is refused or late.
pub const NO_LIVE_CHAT: &str = "Live chat can’t run on this page.";
/// The press is acknowledged.
pub const PRESS_ARRIVED: &str = "The team has your call.";
/// The press is not yet acknowledged.
pub const PRESS_ON_ITS_WAY: &str = "Your call is on its way.";
/// The edge has refused the press.
pub const PRESS_REFUSED: &str = "Your call did not arrive.";
/// The press went out as a plain form into a new tab.
pub const PRESS_IN_TAB: &str = "Your call has a page of its own.";
/// The link to the conversation's plain page.
pub const CONTINUE: &str = "Talk there";

/// The name of the conversation.
pub const CONVERSATION: &str = "Conversation";
/// The name of the message field.
pub const MESSAGE: &str = "Your message";
/// Who wrote an own message, for those who can't see on which side it stands.
pub const YOU: &str = "You";
/// An own message that the desk has not yet stored.
pub const PENDING: &str = "Sending…";
/// An own message that the desk refused.
pub const REFUSED: &str = "Not delivered";
/// The socket is gone and will be opened again.
pub const RECONNECTING: &str = "No connection. Trying again…";
/// The press is made, its answer is not here yet.
pub const CALLING: &str = "Calling the team…";
/// The desk rings and somebody is there to hear it.
pub const RINGING: &str = "Ringing at the desk. You can write already.";
/// The desk rings, but nobody has it open.
pub const NOBODY: &str = "Nobody is at the desk right now. We keep your message.";
/// Who is there, where no name is known.
pub const TEAM: &str = "The team";
/// What follows the name of who is there.
pub const IS_HERE: &str = " is here.";
/// The talk is over.
pub const ENDED: &str = "This conversation has ended. Thank you.";

/// What is said after a tap, where the site has no words of its own.
#[must_use]
pub fn acknowledgement(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Cold => "We are sorry. That should not have happened, and we want to put it right.",
        Warmth::Cool => "Sorry, that should have gone better. Let us put it right.",
        Warmth::Mild => "Thank you. What would have made it better?",
        Warmth::Warm => "Thank you, that is good to hear.",
        Warmth::Hot => "Wonderful, thank you!",
    }
}

/// Under the conversation's plain page.
pub const PAGE_RELOADS: &str = "New messages appear here by themselves within a few seconds.";

/// How a conversation stands, as its visitor may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// The press is made; the edge has not answered it yet.
    Calling,
    /// The desk rings, but nobody has it open.
    Nobody,
    /// The desk rings and somebody is there to hear it.
    Ringing,
    /// Somebody of the team is here, by name where it is known.
    Connected(Option<&'a str>),
    /// The talk is over.
    Ended,
}

impl<'a> Standing<'a> {
    /// The standing of a conversation; `None` is one whose press the edge has not answered yet.
    #[must_use]
    pub fn of(state: Option<&'a TalkState>) -> Self {
        let Some(state) = state else { return Self::Calling };
        match state.handoff {
            Handoff::Offered => Self::Calling,
            Handoff::Ringing if state.present == 0 => Self::Nobody,
            Handoff::Ringing => Self::Ringing,
            Handoff::Connected => Self::Connected(state.agent.as_ref().map(|agent| agent.name.as_str())),
            Handoff::Ended => Self::Ended,
        }
    }

    /// A word for style sheets and tests.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Calling => "calling",
            Self::Nobody => "nobody",
            Self::Ringing => "ringing",
            Self::Connected(_) => "connected",
            Self::Ended => "ended",
        }
    }

    /// The sentence that the visitor reads.
    #[must_use]
    pub fn sentence(self) -> Cow<'static, str> {
        match self {
            Self::Calling => CALLING.into(),
            Self::Nobody => NOBODY.into(),
            Self::Ringing => RINGING.into(),
            Self::Connected(name) => [name.unwrap_or(TEAM), IS_HERE].concat().into(),
            Self::Ended => ENDED.into(),
        }
    }
}
