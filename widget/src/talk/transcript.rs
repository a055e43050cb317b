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
            // What the two browsers say to each other of a call is the call's own affair.
            Event::Frame(ToVisitor::Channels { .. } | ToVisitor::Ice { .. } | ToVisitor::Signal { .. }) => {
                Vec::new()
            }
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
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn frame(json: serde_json::Value) -> Event {
        Event::Frame(serde_json::from_value(json).unwrap())
    }

    fn message(seq: u32, id: &str, agent: bool) -> Event {
        let from = if agent {
            json!({"who": "agent", "id": "ana", "name": "Ana"})
        } else {
            json!({"who": "visitor"})
        };
        frame(json!({"t": "message", "message": {
            "seq": seq, "id": id, "from": from, "text": format!("text {id}"), "at": 1_760_000_000_000_u64 + u64::from(seq),
        }}))
    }

    fn typed(id: &str) -> Event {
        Event::Typed { id: id.parse().unwrap(), text: MessageText::new(&format!("text {id}")).unwrap() }
    }

    fn say(id: &str) -> FromVisitor {
        let Event::Typed { id, text } = typed(id) else { unreachable!() };
        FromVisitor::Say { id, text }
    }

    /// Applies the events and compares what goes out and what is shown: `text`, `Ana: text`, `text (pending)`.
    fn check(name: &str, events: Vec<Event>, out: &[FromVisitor], shown: &[&str]) {
        let mut transcript = Transcript::default();
        let sent: Vec<_> = events.into_iter().flat_map(|event| transcript.apply(event)).collect();
        assert_eq!(sent, out, "{name}");
        assert_eq!(lines(&transcript), shown, "{name}");
    }

    fn lines(transcript: &Transcript) -> Vec<String> {
        let line = |row: Row| {
            let who = row.agent.map_or_else(String::new, |name| format!("{name}: "));
            let how = match row.delivery {
                Delivery::Stored => "",
                Delivery::Delivered => " (delivered)",
                Delivery::Read => " (read)",
                Delivery::Pending => " (pending)",
                Delivery::Refused => " (refused)",
            };
            format!("{who}{}{how}", row.text)
        };
        transcript.rows().into_iter().map(line).collect()
    }

    #[test]
    fn messages_stand_once_and_in_order_whatever_comes() {
        let resume = |after| FromVisitor::Resume { after };
        let one = || message(1, "message1", true);
        let two = || message(2, "message2", false);
        let three = || message(3, "message3", true);
        check("in order", vec![one(), two()], &[], &["Ana: text message1", "text message2"]);
        check("twice", vec![one(), one(), two(), one()], &[], &["Ana: text message1", "text message2"]);
        check(
            "a gap hides what follows it and is asked for once",
            vec![one(), three(), three()],
            &[resume(1)],
            &["Ana: text message1"],
        );
        check(
            "a filled gap shows all",
            vec![three(), two(), one()],
            &[resume(0)],
            &["Ana: text message1", "text message2", "Ana: text message3"],
        );
        check(
            "after a reconnect it is asked for again",
            vec![three(), Event::Lost, Event::Opened, three()],
            &[resume(0), resume(0)],
            &[],
        );
    }

    #[test]
    fn own_messages_are_pending_until_the_desk_sends_them_back() {
        let mine = || message(1, "message1", false);
        check("typed before the socket", vec![typed("message1")], &[], &["text message1 (pending)"]);
        check(
            "sent at the opening",
            vec![typed("message1"), Event::Opened],
            &[say("message1")],
            &["text message1 (pending)"],
        );
        check(
            "acknowledged",
            vec![Event::Opened, typed("message1"), mine()],
            &[say("message1")],
            &["text message1"],
        );
        check(
            "sent again with the same id after a reconnect, until acknowledged",
            vec![
                Event::Opened,
                typed("message1"),
                Event::Lost,
                Event::Opened,
                mine(),
                Event::Lost,
                Event::Opened,
            ],
            &[say("message1"), say("message1")],
            &["text message1"],
        );
        let refused =
            frame(json!({"t": "refused", "id": "message1", "refusal": {"code": "already-resolved"}}));
        check(
            "refused",
            vec![Event::Opened, typed("message1"), refused, Event::Lost, Event::Opened],
            &[say("message1")],
            &["text message1 (refused)"],
        );
    }

    #[test]
    fn each_side_knows_how_far_the_other_has_come() {
        let seen = |got, read| FromVisitor::Seen { marks: Marks { got, read } };
        let (one, two, three) =
            (message(1, "message1", false), message(2, "message2", true), message(3, "message3", false));
        let state = |marks| {
            frame(
                json!({"t": "state", "case": "01931d1e-8000-7000-8000-00000000000c", "handoff": "connected",
                "present": 1, "last_seq": 3, "agent": {"id": "ana", "name": "Ana"}, "marks": marks}),
            )
        };
        check(
            "what comes unwatched has arrived, and is read when it is looked at",
            vec![Event::Opened, one.clone(), two.clone(), Event::Watched(true), two.clone(), three.clone()],
            &[seen(2, 0), seen(2, 2)],
            &["text message1", "Ana: text message2", "text message3"],
        );
        check(
            "it is told again to a new connection",
            vec![Event::Watched(true), Event::Opened, two.clone(), one.clone(), Event::Lost, Event::Opened],
            &[FromVisitor::Resume { after: 0 }, seen(2, 2), seen(2, 2)],
            &["text message1", "Ana: text message2"],
        );
        let marked = frame(json!({"t": "seen", "got": 3, "read": 1}));
        check(
            "the last own message that was read, and the last that arrived",
            vec![state(json!({"got": 1, "read": 0})), one.clone(), two.clone(), three, marked],
            &[],
            &["text message1 (read)", "Ana: text message2", "text message3 (delivered)"],
        );
        check(
            "typing is told to somebody who is there",
            vec![Event::Opened, Event::Typing, state(json!({"got": 0, "read": 0})), Event::Typing],
            &[FromVisitor::Typing],
            &[],
        );
    }

    #[test]
    fn the_team_writes_until_it_has_written_or_falls_silent() {
        let typing = || frame(json!({"t": "typing"}));
        let check = |events: Vec<Event>, want: Option<u32>| {
            let mut transcript = Transcript::default();
            for event in events {
                transcript.apply(event);
            }
            assert_eq!(transcript.writing(), want);
        };
        check(vec![], None);
        check(vec![typing()], Some(1));
        check(vec![typing(), Event::Hushed(1)], None);
        check(vec![typing(), typing(), Event::Hushed(1)], Some(2));
        check(vec![typing(), message(1, "message1", true)], None);
        check(vec![typing(), Event::Lost], None);
    }

    proptest! {
        /// Frames shuffled, doubled and left out; then what was asked for comes once more, as the edge sends it.
        #[test]
        fn any_order_ends_in_the_right_transcript(
            total in 0_u32..12,
            picks in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
            own in prop::collection::vec(any::<bool>(), 12),
        ) {
            let frames: Vec<Event> = (1..=total)
                .map(|seq| message(seq, &format!("message{seq}"), !own[seq as usize - 1]))
                .collect();
            let mut transcript = Transcript::default();
            transcript.apply(Event::Opened);
            for seq in 1..=total {
                if own[seq as usize - 1] {
                    transcript.apply(typed(&format!("message{seq}")));
                }
            }
            for pick in picks.iter().filter(|_| total > 0) {
                for answer in transcript.apply(pick.get(&frames).clone()) {
                    match answer {
                        FromVisitor::Resume { after } => prop_assert_eq!(after, transcript.seen()),
                        FromVisitor::Seen { marks } => prop_assert!(marks.got <= transcript.seen()),
                        other @ (FromVisitor::Say { .. }
                        | FromVisitor::Typing
                        | FromVisitor::Want { .. }
                        | FromVisitor::AskIce
                        | FromVisitor::Signal { .. }) => {
                            prop_assert!(false, "{:?}", other);
                        }
                    }
                }
                let seqs: Vec<u32> = transcript.stored.iter().map(|message| message.seq).collect();
                prop_assert_eq!(seqs, (1..=transcript.seen()).collect::<Vec<_>>());
            }
            transcript.apply(Event::Lost);
            transcript.apply(Event::Opened);
            for missing in frames.iter().skip(transcript.seen() as usize) {
                transcript.apply(missing.clone());
            }
            let want: Vec<String> = (1..=total)
                .map(|seq| format!("{}text message{seq}", if own[seq as usize - 1] { "" } else { "Ana: " }))
                .collect();
            prop_assert_eq!(lines(&transcript), want);
            prop_assert!(transcript.ahead.is_empty() && transcript.pending.is_empty());
        }
    }
}
