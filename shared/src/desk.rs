//! The frames between the console and the Desk.
//!
//! The console connects to `GET /v1/desk/socket` with its session cookie. The Desk sends a [`Snapshot`], then a
//! [`ToAgent::Case`] for each change, numbered by `seq` without gaps. A console that sees a gap, or that has
//! reconnected, needs no memory of the past: it says [`Verb::Resync`] or takes the snapshot of the new connection.

use serde::{Deserialize, Serialize};

use crate::{
    callback::Unreached,
    case::{Agent, CaseRow, Channel, Marks, Resolution, Role},
    files::Files,
    frame::Frame,
    ids::{AgentId, CaseId, ClientId, SiteId},
    presence::{Chosen, Member},
    problem::Refusal,
    route::IceServer,
    settings::Entry,
    talk::Message,
    text::{Comment, Label, MessageText},
    time::UnixMillis,
    voice::Signal,
};

/// Who is signed in: body of `GET /v1/desk/session`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The site whose desk it is.
    pub site: SiteId,
    /// The person.
    pub agent: Agent,
    /// What they may do.
    pub role: Role,
}

/// An invitation to sign in once, as an edge is started with it: the link's token is printed and never stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The site whose desk it opens.
    pub site: SiteId,
    /// Who it is for.
    pub agent: AgentId,
    /// Their name.
    pub name: Label,
    /// What they may do.
    pub role: Role,
    /// SHA-256 of the link's token, 64 hex digits.
    pub token_sha256: String,
}

/// The whole desk at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The number of the last change that is in here.
    pub seq: u32,
    /// The Desk's clock, against which waiting times count.
    pub now: UnixMillis,
    /// Who is signed in.
    pub me: Session,
    /// The site's name.
    pub site_name: Label,
    /// Every case that is not resolved, oldest first.
    pub cases: Vec<CaseRow>,
    /// The site's reasons, to show their labels.
    pub reasons: Vec<Entry>,
    /// What a wrap-up may choose as outcome.
    pub outcomes: Vec<Entry>,
    /// What a wrap-up may choose as root cause.
    pub root_causes: Vec<Entry>,
    /// Who of the team is at the desk, the agent included.
    #[serde(default)]
    pub team: Vec<Member>,
    /// How this site talks.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Whether a telephone provider connects the agent with visitors who are called; else the agent dials.
    #[serde(default)]
    pub bridged: bool,
    /// Which files agents and visitors may send each other; none where this is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Files>,
}

/// A frame from the console: a verb, and a number that its answer repeats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Frame")]
pub struct FromAgent {
    /// Chosen by the console, repeated in [`ToAgent::Done`] or [`ToAgent::Refused`].
    #[serde(rename = "ref")]
    pub reference: u32,
    /// What to do.
    #[serde(flatten)]
    pub verb: Verb,
}

/// What an agent can ask of the Desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum Verb {
    /// Takes a case; exactly one agent can.
    Claim {
        /// Which one.
        case: CaseId,
    },
    /// Sends a message to the visitor of an own case.
    Say {
        /// The case.
        case: CaseId,
        /// The console's id of the message.
        id: ClientId,
        /// What was typed.
        text: MessageText,
    },
    /// Asks for the messages of a case after `after`; answered by [`ToAgent::Messages`].
    Read {
        /// The case.
        case: CaseId,
        /// The last sequence number that the console has without a gap.
        after: u32,
    },
    /// Closes an own case.
    Resolve {
        /// The case.
        case: CaseId,
        /// How and why.
        #[serde(flatten)]
        resolution: Resolution,
    },
    /// Asks for a new snapshot.
    Resync,
    /// Says whether rings may come; it holds for all of the agent's devices.
    Be {
        /// What the agent says of themselves.
        chosen: Chosen,
    },
    /// Rather not takes a case that rings: it stops ringing for this agent, and goes on for the others.
    Decline {
        /// Which one.
        case: CaseId,
    },
    /// Asks a colleague to join the talk of an own case.
    Invite {
        /// The case.
        case: CaseId,
        /// The colleague.
        agent: AgentId,
        /// What they should know before they join.
        note: Comment,
    },
    /// Joins the talk that the agent was invited to.
    Join {
        /// The case.
        case: CaseId,
    },
    /// Leaves a talk that the agent had joined; or, for the owner, takes an invitation back.
    Leave {
        /// The case.
        case: CaseId,
    },
    /// Gives an own case to whoever has joined its talk. The second time and later, only a lead can, with a reason.
    HandOver {
        /// The case.
        case: CaseId,
        /// Why once more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Comment>,
    },
    /// Says how far the agent has come with the messages of a case.
    Seen {
        /// The case.
        case: CaseId,
        /// How far.
        #[serde(flatten)]
        marks: Marks,
    },
    /// The agent is writing; said again every few seconds while it is so.
    Typing {
        /// The case.
        case: CaseId,
    },
    /// Asks by which servers a voice finds its way to the visitor of an own case; answered by [`ToAgent::Ice`].
    AskIce {
        /// The case.
        case: CaseId,
    },
    /// A word for the browser of an own case's visitor.
    Signal {
        /// The case.
        case: CaseId,
        /// The word.
        signal: Signal,
    },
    /// Calls the visitor of an own case: by the provider where there is one, else the agent dials now.
    Dial {
        /// The case.
        case: CaseId,
    },
    /// Says what came of the last call in an own case.
    Called {
        /// The case.
        case: CaseId,
        /// Why the visitor was not reached; nothing where they talked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        missed: Option<Unreached>,
    },
}

/// Frames to the console.
#[allow(
    clippy::large_enum_variant,
    reason = "a frame is written as soon as it is made; it is large on 64 bits alone"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum ToAgent {
    /// The whole desk.
    Snapshot(Snapshot),
    /// A case as it is now; a resolved one leaves the queue.
    Case {
        /// The number of this change, one more than the last.
        seq: u32,
        /// The case.
        row: CaseRow,
    },
    /// A new message in an own case, the agent's own included: that is its acknowledgement.
    Message {
        /// The case.
        case: CaseId,
        /// The message.
        message: Message,
    },
    /// The messages that were asked for, in order.
    Messages {
        /// The case.
        case: CaseId,
        /// The messages.
        messages: Vec<Message>,
    },
    /// A verb was carried out.
    Done {
        /// Which one.
        #[serde(rename = "ref")]
        reference: u32,
    },
    /// A verb was refused; nothing changed.
    Refused {
        /// Which one; 0 for a frame that could not be read.
        #[serde(rename = "ref")]
        reference: u32,
        /// Why.
        refusal: Refusal,
    },
    /// Where a member of the team is now, the agent included.
    Member(Member),
    /// How far a visitor has come with the messages.
    Seen {
        /// The case.
        case: CaseId,
        /// How far.
        #[serde(flatten)]
        marks: Marks,
    },
    /// A visitor is writing.
    Typing {
        /// The case.
        case: CaseId,
    },
    /// What was asked for: by which servers a voice finds its way.
    Ice {
        /// The case.
        case: CaseId,
        /// The servers.
        servers: Vec<IceServer>,
    },
    /// A word from the browser of an own case's visitor.
    Signal {
        /// The case.
        case: CaseId,
        /// The word.
        signal: Signal,
    },
    /// A visitor may soon wish to talk; nothing more is known of them, and nothing has to be done.
    Cue,
}
