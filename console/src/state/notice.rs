//! One line that tells the agent what came of what they did.

use core::time::Duration;

use shared::{problem::Refusal, text::Label};
use voice::trouble::Ending;

use super::clock::Local;
use crate::plain;

/// How long a notice stays.
const STAYS: Duration = Duration::from_secs(8);

/// A notice and its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub said: Said,
    /// Since when.
    pub at: Local,
}

/// What can be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Another agent was faster.
    TakenBy(Label),
    /// The case is closed.
    Gone,
    /// The case was closed by this agent.
    Closed,
    /// The verb needs the connection that is not there.
    Away,
    /// The Desk refused for a reason that has no words of its own.
    Refused(Refusal),
    /// Signing out did not get through.
    StillIn,
    /// A colleague is told nothing.
    NeedsNote,
    /// A case that was handed over goes on only with a reason.
    NeedsReason,
    /// There is a call in another case already.
    OtherCall,
    /// There is no call, or none any more.
    Call(Ending),
    /// The visitor was not reached by telephone, and shall be called again after so long.
    CallAgainIn(Duration),
    /// The visitor was not reached by telephone, and is not called again.
    LastCall,
    /// What was said is copied.
    Copied,
    /// The browser would not copy it.
    NotCopied,
}

impl Notice {
    /// Whether it is still worth showing.
    #[must_use]
    pub fn is_fresh(&self, now: Local) -> bool {
        now.since(self.at) < STAYS
    }
}

impl Said {
    /// The sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::TakenBy(name) => format!("{} has it", plain::visible(name.as_str())),
            Self::Gone => "That case is closed already".to_owned(),
            Self::Closed => "Case closed".to_owned(),
            Self::Away => "Not possible while the desk is away".to_owned(),
            Self::Refused(refusal) => sentence(refusal),
            Self::NeedsNote => "Write what your colleague should know first".to_owned(),
            Self::NeedsReason => "It was handed over before: say why it goes on".to_owned(),
            Self::StillIn => "You are still signed in: the desk could not be reached".to_owned(),
            Self::OtherCall => "You are in a call already: hang up there first".to_owned(),
            Self::Call(ending) => of_call(*ending).to_owned(),
            Self::CallAgainIn(time) => {
                format!("Not reached: it rings again in {} min", time.as_secs().div_ceil(60))
            }
            Self::LastCall => "Not reached, and that was the last try: the visitor is told so".to_owned(),
            Self::Copied => "The conversation is copied".to_owned(),
            Self::NotCopied => "Your browser does not allow copying here".to_owned(),
        }
    }

    /// Whether it is no trouble.
    #[must_use]
    pub fn is_good(&self) -> bool {
        *self == Self::Closed
    }
}

/// Why there is no call, as an agent reads it.
fn of_call(ending: Ending) -> &'static str {
    match ending {
        Ending::Ended => "The call has ended",
        Ending::Declined => "The visitor would rather write",
        Ending::TheirMicrophone => "The visitor has no microphone, or does not allow it: go on in the chat",
        Ending::Denied => "Your microphone is blocked: allow it in this browser's settings for the desk",
        Ending::Dismissed => "Your microphone was not allowed: try again, and allow it",
        Ending::NoDevice => "No microphone was found: plug one in and try again",
        Ending::Busy => "Another program holds your microphone: close it and try again",
        Ending::Policy => "A rule of this page allows no microphone: tell whoever runs your desk",
        Ending::Insecure => "The desk needs https for a microphone: tell whoever runs it",
        Ending::NoRoute => "No connection could be made: go on in the chat",
        Ending::Unsupported => "This browser can't make calls",
    }
}

/// What a refusal means to an agent.
#[must_use]
pub fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::BadFrame { detail } => {
            format!("The desk did not understand this page: {}", plain::visible(detail))
        }
        Refusal::UnknownCase => "The desk does not know this case".to_owned(),
        Refusal::ClaimedBy { agent } => Said::TakenBy(agent.name.clone()).sentence(),
        Refusal::NotYours => "This case is not yours".to_owned(),
        Refusal::AlreadyResolved => Said::Gone.sentence(),
        Refusal::UnknownChoice => "The site's lists have changed: choose again".to_owned(),
        Refusal::MessageIdReused => "The desk has another message under this id: send it again".to_owned(),
        Refusal::NotThere => "That colleague is not there to join".to_owned(),
        Refusal::NotInvited => "Nobody asks you to join that talk any more".to_owned(),
        Refusal::NeedsLead => {
            "It was handed over before: only a lead can do it again, with a reason".to_owned()
        }
        Refusal::OtherKey => "This conversation belongs to another page".to_owned(),
        Refusal::NotConnected => "The visitor is not there to speak".to_owned(),
        Refusal::NoCallback => "Nobody waits for this call any more".to_owned(),
        Refusal::CallUnderWay { agent } => format!("{} is calling already", agent.name),
        Refusal::CallNotDue { .. } => "The visitor asked to be called later".to_owned(),
        Refusal::NoRoom => "This conversation holds as many files as it can".to_owned(),
        Refusal::NotOffered => "This site does not talk in this way".to_owned(),
    }
}
