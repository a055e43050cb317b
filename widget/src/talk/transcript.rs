//! The transcript: what the page knows of its conversation, as a pure function of what happened.
//!
//! *Invariants:* messages stand in the order of `seq`, each once, and none after a gap until the gap is filled; an
//! own message is shown from the moment it was typed and stays pending until the desk sends it back; nothing here
//! knows a socket, a clock or a node.

use shared::{
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
}

impl Transcript {
    /// Takes in what happened; the answer is what must go out, in this order.
    pub fn apply(&mut self, event: Event) -> Vec<FromVisitor> {
        match event {
            Event::Opened => {
                self.link = Link::Open;
                self.asked = None;
                self.pending.iter().filter(|pending| !pending.refused).map(Pending::say).collect()
            }
            Event::Lost => {
                self.link = Link::Lost;
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

    /// The sequence number up to which nothing is missing.
    #[must_use]
    pub fn seen(&self) -> u32 {
        self.stored.last().map_or(0, |message| message.seq)
    }

    /// All messages as they are shown: the stored ones in order, then the own ones that are on their way.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let stored = self.stored.iter().map(|message| Row {
            agent: match &message.from {
                Author::Visitor => None,
                Author::Agent(agent) => Some(agent.name.as_str().to_owned()),
            },
            text: message.text.as_str().to_owned(),
            delivery: Delivery::Stored,
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
        while let Some(at) = self.ahead.iter().position(|message| message.seq == self.seen() + 1) {
            let next = self.ahead.swap_remove(at);
            self.ahead.retain(|message| message.seq > next.seq);
            self.pending.retain(|pending| pending.id != next.id);
            self.stored.push(next);
        }
        let after = self.seen();
        if self.ahead.is_empty() || self.asked == Some(after) {
            return Vec::new();
        }
        self.asked = Some(after);
        vec![FromVisitor::Resume { after }]
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
                    let FromVisitor::Resume { after } = answer else { unreachable!() };
                    prop_assert_eq!(after, transcript.seen());
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
