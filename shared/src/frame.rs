//! The frames to the Desk, as they are read.
//!
//! All of them lie flat: a word that says what a frame is, and beside it what it carries, each thing under the same name
//! in every frame. So one reader serves them all, which the Worker has to carry once; derived readers of tagged enums,
//! which keep a frame in memory until they have found its word, were a tenth of the Worker.

use core::fmt;

use serde::Deserialize;

use crate::{
    callback::Unreached,
    case::{Channel, Marks, Resolution},
    desk::{FromAgent, Verb},
    ids::{AgentId, CaseId, Choice, ClientId, TalkKey},
    mail::EmailAddress,
    presence::Chosen,
    talk::FromVisitor,
    text::{Comment, MessageText},
    voice::Signal,
};

/// Everything that a frame to the Desk can carry.
#[derive(Debug, Deserialize)]
pub(crate) struct Frame {
    t: String,
    #[serde(rename = "ref")]
    reference: Option<u32>,
    case: Option<CaseId>,
    id: Option<ClientId>,
    text: Option<MessageText>,
    after: Option<u32>,
    got: Option<u32>,
    read: Option<u32>,
    outcome: Option<Choice>,
    root_cause: Option<Choice>,
    note: Option<Comment>,
    chosen: Option<Chosen>,
    agent: Option<AgentId>,
    reason: Option<Comment>,
    channel: Option<Channel>,
    signal: Option<Signal>,
    missed: Option<Unreached>,
    address: Option<EmailAddress>,
    key: Option<TalkKey>,
}

/// Why something is no frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameError {
    /// Its word is none.
    Unknown,
    /// It lacks this.
    Lacks(&'static str),
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("there is no frame of this kind"),
            Self::Lacks(what) => write!(f, "the frame lacks {what}"),
        }
    }
}

fn need<T>(value: Option<T>, name: &'static str) -> Result<T, FrameError> {
    value.ok_or(FrameError::Lacks(name))
}

impl Frame {
    fn marks(&self) -> Result<Marks, FrameError> {
        Ok(Marks { got: need(self.got, "got")?, read: need(self.read, "read")? })
    }
}

impl TryFrom<Frame> for FromVisitor {
    type Error = FrameError;

    fn try_from(frame: Frame) -> Result<Self, FrameError> {
        Ok(match frame.t.as_str() {
            "say" => Self::Say { id: need(frame.id, "id")?, text: need(frame.text, "text")? },
            "resume" => Self::Resume { after: need(frame.after, "after")? },
            "seen" => Self::Seen { marks: frame.marks()? },
            "typing" => Self::Typing,
            "want" => Self::Want { channel: need(frame.channel, "channel")? },
            "ask-ice" => Self::AskIce,
            "ask-ticket" => Self::AskTicket,
            "signal" => Self::Signal { signal: need(frame.signal, "signal")? },
            "answers-to" => Self::AnswersTo { address: frame.address, key: need(frame.key, "key")? },
            _ => return Err(FrameError::Unknown),
        })
    }
}

impl TryFrom<Frame> for FromAgent {
    type Error = FrameError;

    fn try_from(frame: Frame) -> Result<Self, FrameError> {
        Ok(Self { reference: need(frame.reference, "ref")?, verb: verb(frame)? })
    }
}

fn verb(frame: Frame) -> Result<Verb, FrameError> {
    let on_case = || need(frame.case, "case");
    Ok(match frame.t.as_str() {
        "claim" => Verb::Claim { case: on_case()? },
        "say" => Verb::Say { case: on_case()?, id: need(frame.id, "id")?, text: need(frame.text, "text")? },
        "read" => Verb::Read { case: on_case()?, after: need(frame.after, "after")? },
        "resolve" => {
            let outcome = need(frame.outcome, "outcome")?;
            let root_cause = need(frame.root_cause, "root_cause")?;
            Verb::Resolve {
                case: on_case()?,
                resolution: Resolution { outcome, root_cause, note: frame.note },
            }
        }
        "resync" => Verb::Resync,
        "be" => Verb::Be { chosen: need(frame.chosen, "chosen")? },
        "decline" => Verb::Decline { case: on_case()? },
        "invite" => {
            let (agent, note) = (need(frame.agent, "agent")?, need(frame.note, "note")?);
            Verb::Invite { case: on_case()?, agent, note }
        }
        "join" => Verb::Join { case: on_case()? },
        "leave" => Verb::Leave { case: on_case()? },
        "hand-over" => Verb::HandOver { case: on_case()?, reason: frame.reason },
        "seen" => Verb::Seen { case: on_case()?, marks: frame.marks()? },
        "typing" => Verb::Typing { case: on_case()? },
        "ask-ice" => Verb::AskIce { case: on_case()? },
        "signal" => Verb::Signal { case: on_case()?, signal: need(frame.signal, "signal")? },
        "dial" => Verb::Dial { case: on_case()? },
        "called" => Verb::Called { case: on_case()?, missed: frame.missed },
        _ => return Err(FrameError::Unknown),
    })
}
