//! How a conversation stands, as its visitor may know it.

use shared::{
    case::{Agent, Handoff},
    talk::TalkState,
};

/// How a conversation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// The press is made; the edge has not answered it yet.
    Calling,
    /// The desk rings, but nobody has it open.
    Nobody,
    /// The desk rings and somebody is free to hear it.
    Ringing,
    /// The desk rings, but everybody is in a talk.
    Busy,
    /// A call is promised, and its time has not come.
    Promised,
    /// Nobody came in time.
    Missed,
    /// Somebody of the team is here, by name where it is known, and perhaps a colleague.
    Connected(Option<&'a str>, Option<&'a str>),
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
            Handoff::Ringing if state.free == 0 => Self::Busy,
            Handoff::Ringing => Self::Ringing,
            Handoff::Requested => Self::Promised,
            Handoff::Missed => Self::Missed,
            Handoff::Connected => {
                let name = |agent: &'a Option<Agent>| agent.as_ref().map(|agent| agent.name.as_str());
                Self::Connected(name(&state.agent), name(&state.second))
            }
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
            Self::Busy => "busy",
            Self::Promised => "promised",
            Self::Missed => "missed",
            Self::Connected(..) => "connected",
            Self::Ended => "ended",
        }
    }
}
