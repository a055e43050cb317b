//! What can happen to a case, what its history says of it, and what follows.

use serde::{Deserialize, Serialize};
use shared::{
    case::{Agent, Channel, Invitation, Marks, Resolution, Role},
    ids::{AgentId, ClientId, TalkKey},
    mail::EmailAddress,
    page_errors::PageErrors,
    phone::PhoneNumber,
    response::Response,
    talk::{Author, Message},
    text::{Comment, MessageText},
    time::Span,
};

use super::WayBack;
use crate::domain::{
    callback::{self, Terms},
    delivery::Topic,
};

/// What happens to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The visitor's response came (again), perhaps changed.
    Responded(Response),
    /// "Talk to us now" was pressed by whoever holds the key with this digest.
    Pressed {
        /// Digest of the visitor's key.
        key_digest: String,
        /// What went wrong in the page before.
        page_errors: PageErrors,
        /// Whether the owner, if there is one, is at the desk.
        owner_there: bool,
    },
    /// An agent takes the case.
    Claimed {
        /// Who.
        by: Agent,
    },
    /// Somebody writes.
    Said {
        /// Who.
        from: Author,
        /// The sender's id of the message.
        id: ClientId,
        /// What.
        text: MessageText,
        /// The message that is stored under this id already.
        earlier: Option<Message>,
    },
    /// The owner closes the case.
    Resolved {
        /// Who.
        by: AgentId,
        /// How and why.
        resolution: Resolution,
    },
    /// The moment of [`Case::rung_due`] has come.
    RungDue {
        /// For whom it rings meanwhile.
        rung: Vec<AgentId>,
    },
    /// An agent for whom it rings would rather not take it.
    Declined {
        /// Who.
        by: AgentId,
    },
    /// The owner is not there any more, though nothing was ended.
    OwnerLost {
        /// Whether the colleague who has joined, if there is one, is at the desk.
        second_there: bool,
    },
    /// The owner asks a colleague, who is at the desk, to join.
    Invited(Invitation),
    /// The colleague joins.
    Joined {
        /// Who.
        by: Agent,
    },
    /// The colleague leaves or does not come, or the owner takes the invitation back.
    Left {
        /// Who.
        by: AgentId,
    },
    /// The owner gives the case to the colleague who has joined.
    HandedOver {
        /// The owner.
        by: AgentId,
        /// What they may do.
        role: Role,
        /// Why, where it is not the first time.
        reason: Option<Comment>,
        /// Whether the colleague is at the desk.
        second_there: bool,
    },
    /// The visitor, or an agent in the talk, has come so far with the messages.
    Seen {
        /// Who; none is the visitor.
        by: Option<AgentId>,
        /// How far.
        marks: Marks,
    },
    /// The visitor would like to talk in another way.
    Wanted(Channel),
    /// The visitor would like to be called.
    CallAsked {
        /// Where.
        number: PhoneNumber,
        /// When, as the site's hours allow it; as soon as possible where it is left out.
        window: Option<Span>,
    },
    /// The callback goes on.
    Called {
        /// Which agent does it, who must be the owner then; none is the provider, or time.
        by: Option<AgentId>,
        /// What happens to it.
        event: callback::Event,
        /// What the site's rules mean now.
        terms: Terms,
    },
    /// The visitor says where answers go when they leave; none is nowhere.
    GaveWayBack {
        /// There.
        address: Option<EmailAddress>,
        /// The visitor's key, for a link in what goes there.
        key: TalkKey,
    },
    /// The moment of [`Answers::due`](super::Answers::due) has come.
    AnswersDue,
}

/// What a case's history says of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happening {
    /// The case was opened.
    Opened,
    /// The visitor changed the response or added to it.
    Revised,
    /// "Talk to us now" was pressed.
    Pressed,
    /// An agent took the case.
    Claimed,
    /// Somebody wrote.
    Said,
    /// Nobody claimed in time.
    Unclaimed,
    /// The case was closed.
    Resolved,
    /// It rang for an agent who would rather not take it.
    Declined,
    /// It rang for an agent who did not answer.
    Missed,
    /// Nobody came, and the visitor was told so.
    NobodyCame,
    /// The agent was lost in the middle of the talk.
    OwnerLost,
    /// A colleague was asked to join.
    Invited,
    /// A colleague joined.
    Joined,
    /// A colleague left, or did not come.
    Left,
    /// The case was given to the colleague who had joined.
    HandedOver,
    /// The visitor would like to write.
    WantsChat,
    /// The visitor would like to speak.
    WantsVoice,
    /// The visitor said where answers go when they leave, or took that back.
    GaveWayBack,
    /// What the visitor had not seen went there.
    WentOut,
    /// The visitor would like to be called.
    CallAsked,
    /// The time for a call has come.
    CallDue,
    /// An agent called.
    Dialled,
    /// A call could not be begun.
    CallNotBegun,
    /// The visitor was there when called.
    Reached,
    /// The visitor was not there when called.
    Unreached,
    /// All attempts to call are made.
    CallGivenUp,
    /// The visitor does not want to be called any more.
    CallWithdrawn,
}

impl Happening {
    /// Whether the queue has moved by it, or who is free: those who wait are told anew then.
    #[must_use]
    pub fn moves_queue(self) -> bool {
        match self {
            Self::Claimed
            | Self::OwnerLost
            | Self::HandedOver
            | Self::Resolved
            | Self::NobodyCame
            | Self::CallAsked
            | Self::CallDue
            | Self::Dialled
            | Self::CallNotBegun
            | Self::Reached
            | Self::Unreached
            | Self::CallGivenUp
            | Self::CallWithdrawn => true,
            Self::Pressed
            | Self::Opened
            | Self::Revised
            | Self::Said
            | Self::Unclaimed
            | Self::Declined
            | Self::Missed
            | Self::Invited
            | Self::Joined
            | Self::Left
            | Self::WantsChat
            | Self::WantsVoice
            | Self::GaveWayBack
            | Self::WentOut => false,
        }
    }
}

impl From<callback::Happening> for Happening {
    fn from(happening: callback::Happening) -> Self {
        match happening {
            callback::Happening::Requested => Self::CallAsked,
            callback::Happening::Due => Self::CallDue,
            callback::Happening::Dialled => Self::Dialled,
            callback::Happening::NotBegun => Self::CallNotBegun,
            callback::Happening::Reached => Self::Reached,
            callback::Happening::Unreached => Self::Unreached,
            callback::Happening::GivenUp => Self::CallGivenUp,
            callback::Happening::Withdrawn => Self::CallWithdrawn,
        }
    }
}

/// What the Desk must do about a step, besides storing the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Writes a row of the case's history: what, and which agent did it.
    Record(Happening, Option<AgentId>),
    /// Stores a message.
    Append(Message),
    /// Shows a message, which is stored already, to its sender: it is the acknowledgement that got lost.
    Acknowledge(Message),
    /// Shows the case to every agent.
    ShowAgents,
    /// Shows the state of the conversation to its visitor.
    ShowVisitor,
    /// Tells the team how far the visitor has come with the messages.
    ShowVisitorMarks,
    /// Tells the visitor how far the team has.
    ShowTeamMarks,
    /// Tells the site's own systems.
    Deliver(Topic),
    /// Tells the visitor where answers go.
    ShowWayBack,
    /// Sends what the team wrote to a visitor who has left.
    SendAnswers {
        /// The way back.
        to: WayBack,
        /// The last message that the visitor has, by its sequence number.
        after: u32,
    },
}
