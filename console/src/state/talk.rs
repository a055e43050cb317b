//! One conversation as this desk has it.
//!
//! *Invariant:* `messages` has no gap and no double: the message at index `i` has the sequence number `i + 1`.
//! What came too early waits in `ahead`; an own message is `pending` until it stands among the messages.

use std::collections::BTreeMap;

use shared::{
    case::Marks,
    ids::{AgentId, ClientId},
    problem::Refusal,
    talk::{Author, Message, TYPING_EVERY},
    text::MessageText,
};

use super::{clock::Local, files::Sending, wrap_up::WrapUp};

/// The conversation of an own case, and what the agent is about to say and do in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Talk {
    messages: Vec<Message>,
    ahead: BTreeMap<u32, Message>,
    pub(super) pending: Vec<Pending>,
    /// Files that have not arrived.
    pub(super) files: Vec<Sending>,
    /// Whether an answer to a read is on its way.
    pub(super) reading: bool,
    /// The last sequence number that the agent had before their eyes.
    seen: u32,
    /// What is typed and not sent.
    pub draft: String,
    /// The form that closes the case, while it is open.
    pub wrap_up: Option<WrapUp>,
    /// The form that asks a colleague to join, while it is open.
    pub asking: Option<Asking>,
    /// When the visitor was writing the last time.
    pub(super) writing: Option<Local>,
    /// When the Desk was told that the agent is writing.
    pub(super) told_writing: Option<Local>,
    /// What the Desk was told of how far the agent has come.
    told: Marks,
}

/// The form that asks a colleague to join.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asking {
    /// What the colleague should know.
    pub note: String,
}

/// An own message that the Desk has not acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The id under which it is sent, however often.
    pub id: ClientId,
    /// What it says.
    pub text: MessageText,
    /// Why the Desk would not take it.
    pub refused: Option<Refusal>,
}

impl Talk {
    /// What was said, in order and without gaps.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// Own messages that still have to arrive.
    #[must_use]
    pub fn pending(&self) -> &[Pending] {
        &self.pending
    }

    /// Files that still have to arrive.
    #[must_use]
    pub fn files(&self) -> &[Sending] {
        &self.files
    }

    /// The last sequence number before any gap.
    #[must_use]
    pub fn after(&self) -> u32 {
        self.messages.last().map_or(0, |message| message.seq)
    }

    /// How many of the visitor's messages the agent has not seen.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.messages
            .iter()
            .rev()
            .take_while(|message| message.seq > self.seen)
            .filter(|m| by_visitor(m))
            .count()
    }

    /// Whether the visitor is writing at `now`.
    #[must_use]
    pub fn is_writing(&self, now: Local) -> bool {
        self.writing.is_some_and(|writing| now.since(writing) < 2 * TYPING_EVERY)
    }

    /// Whether nobody has said anything yet.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.messages.is_empty() && self.pending.is_empty()
    }

    /// Puts a message in its place, whatever the order it came in. Answers whether the visitor said something
    /// that was not known yet.
    pub(super) fn take(&mut self, message: Message, me: &AgentId) -> bool {
        if message.seq <= self.after() || self.ahead.contains_key(&message.seq) {
            return false;
        }
        let from_visitor = by_visitor(&message);
        if from_visitor {
            self.writing = None;
        }
        self.ahead.insert(message.seq, message);
        while let Some(next) = self.after().checked_add(1).and_then(|seq| self.ahead.remove(&seq)) {
            self.pending.retain(|pending| !acknowledges(&next, &pending.id, me));
            self.files.retain(|sending| !acknowledges(&next, &sending.id, me));
            self.messages.push(next);
        }
        from_visitor
    }

    /// Whether something was said that is not here, though something later is.
    pub(super) fn has_gap(&self) -> bool {
        !self.ahead.is_empty()
    }

    /// The agent has the conversation before their eyes.
    pub(super) fn see(&mut self) {
        self.seen = self.after();
    }

    /// How far the agent has come, where the Desk was not told.
    pub(super) fn report(&mut self) -> Option<Marks> {
        let theirs = self.messages.iter().rev().find(|message| by_visitor(message))?.seq;
        let marks = Marks { got: theirs, read: self.seen.min(theirs) };
        (core::mem::replace(&mut self.told, marks) != marks).then_some(marks)
    }

    /// What the Desk was told may never have arrived.
    pub(super) fn forget_report(&mut self) {
        self.told = Marks::default();
    }

    pub(super) fn find(&mut self, id: &ClientId) -> Option<&mut Pending> {
        self.pending.iter_mut().find(|pending| pending.id == *id)
    }
}

fn by_visitor(message: &Message) -> bool {
    match message.from {
        Author::Visitor => true,
        Author::Agent(_) => false,
    }
}

/// The visitor sees the ids of our messages and might use one for their own: only ours acknowledge.
fn acknowledges(message: &Message, id: &ClientId, me: &AgentId) -> bool {
    match &message.from {
        Author::Visitor => false,
        Author::Agent(agent) => agent.id == *me && message.id == *id,
    }
}
