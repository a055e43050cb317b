//! What went wrong, said so that the caller knows what to do.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{case::Agent, time::UnixMillis};

/// An error answer of a route: `application/problem+json` (RFC 9457) with a stable `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A stable word for machines, such as `unknown-site`.
    pub code: String,
    /// The same for people, one short sentence.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What was wrong with this very request, and what to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// Why the Desk refused a verb or a frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Read", tag = "code", rename_all = "kebab-case")]
pub enum Refusal {
    /// The frame is no JSON, or none of the known frames.
    BadFrame {
        /// What was wrong.
        detail: String,
    },
    /// No such case at this desk.
    UnknownCase,
    /// Somebody else has the case.
    ClaimedBy {
        /// Who.
        agent: Agent,
    },
    /// The verb needs the case to be the agent's own.
    NotYours,
    /// The case is resolved.
    AlreadyResolved,
    /// The outcome or root cause is not on the site's list.
    UnknownChoice,
    /// The message id was used for another text.
    MessageIdReused,
    /// The handoff of this response was requested with another key.
    OtherKey,
    /// The colleague is not at the desk, or is the agent, or is nobody of this team.
    NotThere,
    /// The agent was not invited to this talk.
    NotInvited,
    /// It was handed over before: a lead can do it once more, with a reason.
    NeedsLead,
    /// Visitor and agent are not both there, so there is nothing to say to the other's browser.
    NotConnected,
    /// This site does not talk in this way.
    NotOffered,
    /// The conversation holds as many files as it can.
    NoRoom,
    /// Nobody waits to be called, or the visitor was reached.
    NoCallback,
    /// Somebody is calling the visitor already.
    CallUnderWay {
        /// Who.
        agent: Agent,
    },
    /// The visitor asked not to be called before this moment.
    CallNotDue {
        /// The moment.
        at: UnixMillis,
    },
}

/// A refusal as it is read: flat, as frames are (see `frame`).
#[derive(Deserialize)]
struct Read {
    code: String,
    detail: Option<String>,
    agent: Option<Agent>,
    at: Option<UnixMillis>,
}

/// Something that is no refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusalError;

impl fmt::Display for RefusalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no refusal of this kind")
    }
}

impl TryFrom<Read> for Refusal {
    type Error = RefusalError;

    fn try_from(Read { code, detail, agent, at }: Read) -> Result<Self, RefusalError> {
        let plain = [
            ("unknown-case", Self::UnknownCase),
            ("not-yours", Self::NotYours),
            ("already-resolved", Self::AlreadyResolved),
            ("unknown-choice", Self::UnknownChoice),
            ("message-id-reused", Self::MessageIdReused),
            ("other-key", Self::OtherKey),
            ("not-there", Self::NotThere),
            ("not-invited", Self::NotInvited),
            ("needs-lead", Self::NeedsLead),
            ("not-connected", Self::NotConnected),
            ("not-offered", Self::NotOffered),
            ("no-room", Self::NoRoom),
            ("no-callback", Self::NoCallback),
        ];
        if let Some((_, refusal)) = plain.into_iter().find(|(word, _)| *word == code) {
            return Ok(refusal);
        }
        match (code.as_str(), detail, agent, at) {
            ("bad-frame", Some(detail), ..) => Ok(Self::BadFrame { detail }),
            ("claimed-by", _, Some(agent), _) => Ok(Self::ClaimedBy { agent }),
            ("call-under-way", _, Some(agent), _) => Ok(Self::CallUnderWay { agent }),
            ("call-not-due", .., Some(at)) => Ok(Self::CallNotDue { at }),
            _ => Err(RefusalError),
        }
    }
}
