//! The conversation: messages, and the frames between a visitor's page and the Desk.
//!
//! The page connects to `GET /v1/sites/SITE/talk?after=SEQ` with the WebSocket subprotocols [`PROTOCOL`] and
//! `key.` + [`TalkKey`]. The edge answers with a [`ToVisitor::State`] and every message after `SEQ`, then with
//! what happens. A page that sees a gap in `seq` says [`FromVisitor::Resume`].

use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{
    callback::CallPromise,
    case::{Agent, Channel, Handoff, Marks},
    files::Files,
    frame::Frame,
    ids::{AgentId, CaseId, ClientId, TalkKey},
    mail::EmailAddress,
    page_errors::PageErrors,
    problem::Refusal,
    response::Response,
    route::IceServer,
    text::{Label, MessageText},
    time::UnixMillis,
    voice::Signal,
};

/// The WebSocket subprotocol of a visitor's socket, and the one that the edge accepts.
pub const PROTOCOL: &str = "warmline.talk.v1";
/// What stands before the [`TalkKey`] in the second subprotocol.
pub const KEY_PREFIX: &str = "key.";
/// The largest frame from a visitor or an agent, in bytes.
pub const MAX_FRAME: usize = 64 * 1024;
/// How often a side that writes says so, and how long the other side believes it after the last word of it.
pub const TYPING_EVERY: Duration = Duration::from_secs(3);
/// A text frame that the platform answers with [`PONG`] without waking the object.
pub const PING: &str = "ping";
/// The platform's answer to [`PING`].
pub const PONG: &str = "pong";

/// The press on "Talk to us now": body of `POST /v1/sites/SITE/handoffs`. It carries the response, so that the
/// tap is stored even where its own request never arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// The secret that the page made; the same press again needs the same key.
    pub key: TalkKey,
    /// The response that the press belongs to.
    pub response: Response,
    /// What went wrong in the page before.
    #[serde(default, skip_serializing_if = "PageErrors::is_empty")]
    pub page_errors: PageErrors,
}

/// What the edge answers to a press.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pressed {
    /// The conversation as it stands.
    pub state: TalkState,
}

/// Who wrote a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ReadAuthor", rename_all = "kebab-case", tag = "who")]
pub enum Author {
    /// The visitor.
    Visitor,
    /// A member of the team.
    Agent(Agent),
}

/// An author as it is read: flat, as frames are (see `frame`).
#[derive(Deserialize)]
struct ReadAuthor {
    who: String,
    id: Option<AgentId>,
    name: Option<Label>,
}

impl TryFrom<ReadAuthor> for Author {
    type Error = &'static str;

    fn try_from(read: ReadAuthor) -> Result<Self, Self::Error> {
        match (read.who.as_str(), read.id, read.name) {
            ("visitor", ..) => Ok(Self::Visitor),
            ("agent", Some(id), Some(name)) => Ok(Self::Agent(Agent { id, name })),
            _ => Err("an author is the visitor, or an agent with id and name"),
        }
    }
}

/// One chat message. `seq` counts from 1 without gaps within its case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its place in the conversation.
    pub seq: u32,
    /// The sender's own id of it.
    pub id: ClientId,
    /// Who wrote it.
    pub from: Author,
    /// What they wrote.
    pub text: MessageText,
    /// When the Desk stored it.
    pub at: UnixMillis,
}

/// The conversation as its visitor may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkState {
    /// The case.
    pub case: CaseId,
    /// How far the wish to talk is.
    pub handoff: Handoff,
    /// Who is there.
    pub agent: Option<Agent>,
    /// How many agents are at work; 0 means that nobody can come now, and the page must say so.
    pub present: u32,
    /// How many of them are free to come at once.
    #[serde(default)]
    pub free: u32,
    /// The visitor's place among those who wait, from 1; 0 for one who does not wait.
    #[serde(default)]
    pub place: u32,
    /// How long it usually takes from that place until somebody comes, in seconds, as this desk's last talks went; none
    /// while there were too few to tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_s: Option<u32>,
    /// The sequence number of the last message; 0 when there is none.
    pub last_seq: u32,
    /// Who else has joined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<Agent>,
    /// How far the team has come with the messages.
    #[serde(default, skip_serializing_if = "Marks::is_none")]
    pub marks: Marks,
    /// How the visitor would like to talk.
    #[serde(default)]
    pub channel: Channel,
    /// The call that the visitor was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<CallPromise>,
}

/// What a visitor can count on who has not pressed yet: answer of `GET /v1/sites/SITE/prospect`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prospect {
    /// How many agents are at work.
    pub present: u32,
    /// How many of them are free to come at once.
    pub free: u32,
    /// How long it usually takes until somebody comes, in seconds, as this desk's last talks went; none while there were
    /// too few to tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_s: Option<u32>,
    /// By when the team can call back, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_by: Option<UnixMillis>,
}

/// Frames from the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Frame", tag = "t", rename_all = "kebab-case")]
pub enum FromVisitor {
    /// A message.
    Say {
        /// The page's id of it.
        id: ClientId,
        /// What was typed.
        text: MessageText,
    },
    /// Asks for every message after `after` once more.
    Resume {
        /// The last sequence number that the page has without a gap.
        after: u32,
    },
    /// Says how far the visitor has come with the messages.
    Seen {
        /// How far.
        #[serde(flatten)]
        marks: Marks,
    },
    /// The visitor is writing; said again every few seconds while it is so.
    Typing,
    /// How the visitor would like to talk from now on; by voice, only once the microphone is open. Who would like to write
    /// takes back the wish to be called; that wish itself needs a number, and comes by `POST …/callbacks`.
    Want {
        /// That way.
        channel: Channel,
    },
    /// Asks by which servers a voice finds its way; answered by [`ToVisitor::Ice`] once an agent is there.
    AskIce,
    /// A word for the agent's browser.
    Signal {
        /// The word.
        signal: Signal,
    },
    /// Where answers go when the visitor leaves; answered by [`ToVisitor::AnswersTo`].
    AnswersTo {
        /// There; none is nowhere.
        address: Option<EmailAddress>,
        /// The visitor's key once more, for the link in what goes there: the Desk keeps it from now on.
        key: TalkKey,
    },
    /// Asks for a key that opens one socket into this conversation, within a minute, for a window of its own.
    AskTicket,
}

/// Frames to the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum ToVisitor {
    /// The conversation as it stands: at the start and at each change.
    State(TalkState),
    /// A message, the page's own included: that is its acknowledgement.
    Message {
        /// The message.
        message: Message,
    },
    /// A frame was refused; the connection stays.
    Refused {
        /// The message that it was about.
        id: Option<ClientId>,
        /// Why.
        refusal: Refusal,
    },
    /// How far the team has come with the messages.
    Seen {
        /// How far.
        #[serde(flatten)]
        marks: Marks,
    },
    /// Somebody of the team is writing.
    Typing,
    /// How this site talks.
    Channels {
        /// These ways.
        channels: Vec<Channel>,
        /// Which files it takes; none where this is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        files: Option<Files>,
    },
    /// What was asked for: by which servers a voice finds its way.
    Ice {
        /// The servers.
        servers: Vec<IceServer>,
    },
    /// A word from the agent's browser.
    Signal {
        /// The word.
        signal: Signal,
    },
    /// Where answers go when the visitor leaves: told at the start, where the site sends any, and when it changes.
    AnswersTo {
        /// There; none is nowhere.
        address: Option<EmailAddress>,
    },
    /// What was asked for: a key that opens one socket. It takes the place of the one before.
    Ticket {
        /// The key.
        ticket: TalkKey,
    },
}
