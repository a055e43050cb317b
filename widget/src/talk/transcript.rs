//! The transcript: what the page knows of its conversation, as a pure function of what happened.
//!
//! *Invariants:* messages stand in the order of `seq`, each once, and none after a gap until the gap is filled; an
//! own message is shown from the moment it was typed and stays pending until the desk sends it back; what the visitor
//! has seen is told once for each new message; nothing here knows a socket, a clock or a node.

use shared::{
    case::Marks,
    ids::ClientId,
    talk::{Author, FromVisitor, Message, TalkState, ToVisitor},
    text::MessageText,
};

/// What can happen to a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The socket is open, for the first time or again.
    Opened,
    /// The socket is gone, or could not be opened.
    Lost,
    /// The desk has spoken.
    Frame(ToVisitor),
    /// The visitor sent a message.
    Typed {
        /// Its id, made by the page.
        id: ClientId,
        /// Its text.
        text: MessageText,
    },
    /// The visitor can see the conversation, or can't any more.
    Watched(bool),
    /// The visitor changes what is not sent yet.
    Typing,
    /// So much time has passed since the team was writing the last time that it is not believed any more; it was that
    /// many times.
    Hushed(u32),
}

/// The socket, as far as the visitor is told of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Link {
    /// Not opened yet.
    #[default]
    New,
    /// Open.
    Open,
    /// Gone; it will be opened again.
    Lost,
}

/// An own message on its way to the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pending {
    id: ClientId,
    text: MessageText,
    refused: bool,
}

/// How far a message has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The desk has it.
    Stored,
    /// Somebody of the team has it on their screen, and it is the last one that got so far.
    Delivered,
    /// Somebody of the team has seen it, and it is the last one.
    Read,
    /// On its way.
    Pending,
    /// The desk has refused it.
    Refused,
}

/// A message as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who wrote it; `None` is the visitor.
    pub agent: Option<String>,
    /// Its text.
    pub text: String,
    /// How far it has come.
    pub delivery: Delivery,
}

/// Everything that the page knows of its conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transcript {
    state: Option<TalkState>,
    link: Link,
    stored: Vec<Message>,
    /// Messages that came before one that is still missing, in no order.
    ahead: Vec<Message>,
    pending: Vec<Pending>,
    /// The `after` of the last [`FromVisitor::Resume`] on this connection: a gap is asked for once.
    asked: Option<u32>,
    watched: bool,
    /// What the desk was told of how far the visitor has come.
    told: Marks,
    /// How often the team was writing, and whether it is now.
    writing: (u32, bool),
}

impl Transcript {
    /// Takes in what happened; the answer is what must go out, in this order.
    pub fn apply(&mut self, event: Event) -> Vec<FromVisitor> {
        match event {
            Event::Opened => {
                self.link = Link::Open;
                self.asked = None;
                // What was told last may never have arrived.
                self.told = Marks { got: 0, ..self.told };
                let mut out: Vec<_> =
                    self.pending.iter().filter(|pending| !pending.refused).map(Pending::say).collect();
                out.extend(self.see());
                out
            }
            Event::Lost => {
                self.link = Link::Lost;
                self.writing.1 = false;
                Vec::new()
            }
            Event::Watched(watched) => {
                self.watched = watched;
                self.see().into_iter().collect()
            }
            Event::Typing => {
                let hears =
                    self.link == Link::Open && self.state.as_ref().is_some_and(|it| it.agent.is_some());
                hears.then_some(FromVisitor::Typing).into_iter().collect()
            }
            Event::Hushed(times) => {
                self.writing.1 &= self.writing.0 != times;
                Vec::new()
            }
            Event::Frame(ToVisitor::Typing) => {
                self.writing = (self.writing.0.wrapping_add(1), true);
                Vec::new()
            }
            Event::Frame(ToVisitor::Seen { marks }) => {
                if let Some(state) = &mut self.state {
                    state.marks = marks;
                }
                Vec::new()
            }
            Event::Typed { id, text } => {
                let pending = Pending { id, text, refused: false };
                let say = (self.link == Link::Open).then(|| pending.say());
                self.pending.push(pending);
                say.into_iter().collect()
            }
            Event::Frame(ToVisitor::State(state)) => {
                self.state = Some(state);
                Vec::new()
            }
            Event::Frame(ToVisitor::Message { message }) => self.receive(message),
            // What the two browsers say to each other of a call is the call's own affair; so is the way back its form's.
            Event::Frame(
                ToVisitor::Channels { .. }
                | ToVisitor::Ice { .. }
                | ToVisitor::Signal { .. }
                | ToVisitor::AnswersTo { .. }
                | ToVisitor::Ticket { .. },
            ) => Vec::new(),
            Event::Frame(ToVisitor::Refused { id, .. }) => {
                for pending in &mut self.pending {
                    pending.refused |= Some(&pending.id) == id.as_ref();
                }
                Vec::new()
            }
        }
    }

    /// How the conversation stands; `None` before the edge has answered the press.
    #[must_use]
    pub fn state(&self) -> Option<&TalkState> {
        self.state.as_ref()
    }

    /// The socket, as far as the visitor is told of it.
    #[must_use]
    pub fn link(&self) -> Link {
        self.link
    }

    /// How often the team was writing, where it is writing now.
    #[must_use]
    pub fn writing(&self) -> Option<u32> {
        self.writing.1.then_some(self.writing.0)
    }

    /// The sequence number up to which nothing is missing.
    #[must_use]
    pub fn seen(&self) -> u32 {
        self.stored.last().map_or(0, |message| message.seq)
    }

    /// All messages as they are shown: the stored ones in order, then the own ones that are on their way.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let marks = self.state.as_ref().map(|state| state.marks).unwrap_or_default();
        let own = |up_to: u32| {
            let mut own = self.stored.iter().filter(|it| it.from == Author::Visitor && it.seq <= up_to);
            own.next_back().map(|message| message.seq)
        };
        let (read, delivered) = (own(marks.read), own(marks.got));
        let stored = self.stored.iter().map(|message| Row {
            agent: match &message.from {
                Author::Visitor => None,
                Author::Agent(agent) => Some(agent.name.as_str().to_owned()),
            },
            text: message.text.as_str().to_owned(),
            delivery: match Some(message.seq) {
                seq if seq == read => Delivery::Read,
                seq if seq == delivered => Delivery::Delivered,
                _ => Delivery::Stored,
            },
        });
        let pending = self.pending.iter().map(|pending| Row {
            agent: None,
            text: pending.text.as_str().to_owned(),
            delivery: if pending.refused { Delivery::Refused } else { Delivery::Pending },
        });
        stored.chain(pending).collect()
    }

    fn receive(&mut self, message: Message) -> Vec<FromVisitor> {
        if message.seq > self.seen() {
            self.ahead.push(message);
        }
        self.writing.1 = false;
        while let Some(at) = self.ahead.iter().position(|message| message.seq == self.seen() + 1) {
            let next = self.ahead.swap_remove(at);
            self.ahead.retain(|message| message.seq > next.seq);
            self.pending.retain(|pending| pending.id != next.id);
            self.stored.push(next);
        }
        let after = self.seen();
        if self.ahead.is_empty() || self.asked == Some(after) {
            return self.see().into_iter().collect();
        }
        self.asked = Some(after);
        vec![FromVisitor::Resume { after }]
    }

    /// Tells how far the visitor has come with what the team wrote, unless that is told.
    fn see(&mut self) -> Option<FromVisitor> {
        let theirs = self.stored.iter().rev().find(|message| message.from != Author::Visitor)?.seq;
        let marks = Marks { got: theirs, read: if self.watched { theirs } else { self.told.read } };
        if self.link != Link::Open || marks == self.told {
            return None;
        }
        self.told = marks;
        Some(FromVisitor::Seen { marks })
    }
}

impl Pending {
    fn say(&self) -> FromVisitor {
        FromVisitor::Say { id: self.id.clone(), text: self.text.clone() }
    }
}

#[cfg(test)]
mod tests;
