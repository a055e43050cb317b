//! What travels between the desk and the pages.

use shared::{
    desk::{FromAgent, ToAgent},
    ids::AgentId,
    response::Response,
    talk::{FromVisitor, TalkState, ToVisitor},
    time::Span,
};

/// A connection, by its number.
pub type Line = u64;

/// Who opens a connection, and with what.
#[derive(Debug, Clone)]
pub enum Hello {
    /// A visitor's page, with its key and the last message that it has.
    Visitor {
        /// The key.
        key: String,
        /// The last message without a gap.
        after: u32,
    },
    /// A console of this agent.
    Agent(AgentId),
}

/// To the desk, over a connection.
#[derive(Debug, Clone)]
pub enum Up {
    /// A visitor's frame.
    Visitor(FromVisitor),
    /// A console's frame.
    Agent(FromAgent),
    /// Answered by the platform.
    Ping,
}

/// From the desk, over a connection.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "they are few, and short-lived")]
pub enum Down {
    /// A frame to a visitor's page.
    Visitor(ToVisitor),
    /// A frame to a console.
    Agent(ToAgent),
    /// The answer to a ping.
    Pong,
}

/// A request of a visitor's page, outside of any connection.
#[derive(Debug, Clone)]
pub enum Request {
    /// The response.
    Tap(Response),
    /// The press.
    Press(Response, String),
    /// The wish of whoever has this key to be called, now or in that time.
    Call(String, Option<Span>),
}

/// What the desk answers to it.
#[derive(Debug, Clone)]
pub enum Reply {
    /// The response is stored.
    Tapped,
    /// The press is.
    Pressed(Box<TalkState>),
    /// The wish is.
    Called,
}
