//! What is shown and sent, by table and by property.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn frame(json: serde_json::Value) -> Event {
    Event::Frame(serde_json::from_value(json).unwrap())
}

fn message(seq: u32, id: &str, agent: bool) -> Event {
    let from =
        if agent { json!({"who": "agent", "id": "ana", "name": "Ana"}) } else { json!({"who": "visitor"}) };
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
    let refused = frame(json!({"t": "refused", "id": "message1", "refusal": {"code": "already-resolved"}}));
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
        frame(json!({"t": "state", "case": "01931d1e-8000-7000-8000-00000000000c", "handoff": "connected",
            "present": 1, "last_seq": 3, "agent": {"id": "ana", "name": "Ana"}, "marks": marks}))
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
                    | FromVisitor::Signal { .. }
                    | FromVisitor::AskTicket
                    | FromVisitor::AnswersTo { .. }) => {
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
