//! How a conversation stands, as its visitor may know it.

use shared::{case::Handoff, talk::TalkState};

/// How a conversation stands.
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
}
