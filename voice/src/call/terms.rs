//! What a call is told and what it tells: what can happen, what is to be done for it, and how its person sees it.

use shared::voice::{Candidate, Sdp, Signal};

use crate::{negotiation::Step, trouble::Ending};

/// Which side it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The visitor's, which is polite.
    Visitor,
    /// The agent's.
    Agent,
}

/// How far the call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// There is none.
    Off,
    /// The other side would like to speak.
    Rung,
    /// The browser asks for the microphone.
    Asking,
    /// The own microphone is open; the other side is not ready yet.
    Waiting,
    /// Both are ready, and their browsers look for a way.
    Connecting,
    /// Both hear each other.
    Speaking,
}

impl Phase {
    /// A word for style sheets and tests.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Rung => "rung",
            Self::Asking => "asking",
            Self::Waiting => "waiting",
            Self::Connecting => "connecting",
            Self::Speaking => "speaking",
        }
    }
}

/// A call as its person sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// How far it is.
    pub phase: Phase,
    /// Whether the own microphone is silent.
    pub muted: bool,
    /// Why there is none, where there was one.
    pub ending: Option<Ending>,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The person would like to speak, or answers.
    Press,
    /// The microphone is open.
    Opened,
    /// There is no microphone.
    Refused(Ending),
    /// The other side is ready, or is no more: for the agent by the case's channel, for the visitor by [`Signal::Ring`].
    Ready(bool),
    /// Visitor and agent are both there, or are no more.
    There(bool),
    /// The other side's browser has spoken.
    Signal(Signal),
    /// The servers are known.
    Servers,
    /// The own connection has something new to agree on.
    Needed,
    /// The own connection has made a description and set it.
    Made(Sdp),
    /// The own connection has set the other side's answer.
    Took,
    /// The own connection would not do what it was told.
    Broke,
    /// The own connection has found a way by which it can be reached.
    Found(Candidate),
    /// The own connection carries voices now, or no more, or will not again by itself.
    Carries(Carries),
    /// The socket to the Desk is open again.
    Linked,
    /// The network of this machine is another one.
    Moved,
    /// Time has passed.
    Tick,
    /// The own microphone shall be silent, or not.
    Mute(bool),
    /// The person hangs up, or would rather write.
    HangUp,
    /// The conversation is over.
    Closed,
}

/// Whether a connection carries voices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// It does.
    Yes,
    /// Not just now.
    Weakly,
    /// It has given up.
    No,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Ask for the microphone; [`Event::Opened`] or [`Event::Refused`] follows.
    OpenMicrophone,
    /// Let the microphone be heard, or not.
    Mute(bool),
    /// Say to the Desk that this side is ready.
    Announce,
    /// Say to the Desk that this side would rather write.
    Withdraw,
    /// Ask for the servers; [`Event::Servers`] follows.
    AskServers,
    /// Make a connection with the servers and the microphone, in the place of an older one.
    Connect,
    /// Let the connection look for a way anew, with the newest servers.
    Restart,
    /// A step of the negotiation.
    Step(Step),
    /// Drop the connection.
    Disconnect,
    /// Drop the connection and close the microphone.
    Close,
}
