use core::time::Duration;

use proptest::prelude::*;
use shared::{
    case::{Agent, Marks},
    ids::CaseId,
    page_errors::PageErrors,
    talk::Author,
    text::{Label, MessageText},
};

use super::*;
use crate::domain::case::{Event, open, step};

const PATIENCE: Patience = Patience {
    unclaimed: Duration::from_secs(20),
    missed: Duration::from_secs(180),
    unseen: Duration::from_secs(60),
};
const KEY: &str = "k3y-of_the_visitor-0123456789";

fn ana() -> Agent {
    Agent { id: "ana".parse().unwrap(), name: Label::new("Ana").unwrap() }
}

/// A case in which Ana and a visitor talk.
fn in_talk() -> Case {
    let response = serde_json::json!({ "id": "01931d1e-7a3c-7c5d-8f2a-0123456789ab", "score": 1 });
    let (case, _) =
        open(CaseId::new(UnixMillis(0), &[0; 10]), serde_json::from_value(response).unwrap(), UnixMillis(0));
    let pressed =
        Event::Pressed { key_digest: digest(KEY), page_errors: PageErrors::default(), owner_there: false };
    let (case, _) = step(case, pressed, UnixMillis(0), PATIENCE).unwrap();
    step(case, Event::Claimed { by: ana() }, UnixMillis(0), PATIENCE).unwrap().0
}

fn gives(address: Option<&str>) -> Event {
    Event::GaveWayBack { address: address.map(|to| to.parse().unwrap()), key: KEY.parse().unwrap() }
}

fn says(from: Author, number: u32) -> Event {
    let id = format!("message-{number}").parse().unwrap();
    Event::Said { from, id, text: MessageText::new("hello").unwrap(), earlier: None }
}

fn writes(number: u32) -> Event {
    says(Author::Agent(ana()), number)
}

fn has(got: u32) -> Event {
    Event::Seen { by: None, marks: Marks { got, read: 0 } }
}

fn resolved() -> Event {
    let resolution = serde_json::from_str(r#"{"outcome":"solved","root_cause":"payment"}"#).unwrap();
    Event::Resolved { by: ana().id, resolution }
}

/// What goes out, if anything.
fn sent(effects: &[Effect]) -> Option<(String, u32)> {
    effects.iter().find_map(|effect| {
        let Effect::SendAnswers { to, after } = effect else { return None };
        Some((to.address.to_string(), *after))
    })
}

/// What comes of events at their seconds: behind which message something goes out at which second, and whether the address
/// is kept at the end. The alarm rings each second.
fn check(events: &[(u64, Event)], want: &[(u64, u32)], kept: bool) {
    let mut case = in_talk();
    let mut out = Vec::new();
    for second in 0..400 {
        let now = events.iter().filter(|(at, _)| *at == second).map(|(_, event)| event.clone());
        for event in now.chain([Event::AnswersDue]) {
            let (next, effects) = step(case, event, UnixMillis(second * 1_000), PATIENCE).unwrap();
            case = next;
            out.extend(sent(&effects).map(|(_, after)| (second, after)));
        }
    }
    assert_eq!((out.as_slice(), case.answers.to.is_some()), (want, kept), "{events:?}");
}

#[test]
fn what_was_not_delivered_goes_out_once() {
    let given = || (0, gives(Some("jo@home.example")));
    check(&[(0, writes(1))], &[], false);
    check(&[given(), (1, says(Author::Visitor, 1))], &[], true);
    check(&[given(), (1, writes(1))], &[(61, 0)], true);
    check(&[given(), (1, writes(1)), (60, has(1))], &[], true);
    check(&[given(), (1, writes(1)), (50, writes(2)), (60, has(1))], &[(61, 1)], true);
    // A run of messages is one mail, however long it is.
    check(&[given(), (1, writes(1)), (2, writes(2)), (100, writes(3)), (300, writes(4))], &[(61, 0)], true);
    // Whoever has been there again hears of the next one.
    check(&[given(), (1, writes(1)), (100, has(1)), (101, writes(2))], &[(61, 0), (161, 1)], true);
    check(
        &[given(), (1, writes(1)), (80, writes(2)), (100, has(2)), (101, writes(3))],
        &[(61, 0), (161, 2)],
        true,
    );
    // The visitor writes from another device that has not got what the team wrote last.
    check(&[given(), (1, writes(1)), (30, says(Author::Visitor, 2))], &[(61, 0)], true);
}

#[test]
fn an_address_is_forgotten_when_nothing_more_goes_there() {
    let given = || (0, gives(Some("jo@home.example")));
    check(&[given(), (1, gives(None)), (2, writes(1))], &[], false);
    check(&[given(), (1, writes(1)), (2, gives(None))], &[], false);
    check(&[given(), (1, resolved())], &[], false);
    check(&[given(), (1, writes(1)), (2, resolved())], &[(61, 0)], false);
    check(&[given(), (1, writes(1)), (2, resolved()), (3, has(1))], &[], false);
}

#[test]
fn only_whoever_has_the_key_says_where_answers_go() {
    let refused = |case: Case, event: Event, want: Refusal| {
        assert_eq!(step(case, event, UnixMillis(1), PATIENCE).map(|_| ()), Err(want));
    };
    let other = Event::GaveWayBack { address: None, key: KEY.replace('0', "1").parse().unwrap() };
    refused(in_talk(), other, Refusal::OtherKey);
    let (over, _) = step(in_talk(), resolved(), UnixMillis(0), PATIENCE).unwrap();
    refused(over, gives(Some("jo@home.example")), Refusal::AlreadyResolved);

    let (case, effects) = step(in_talk(), gives(Some("jo@home.example")), UnixMillis(1), PATIENCE).unwrap();
    let record = Effect::Record(Happening::GaveWayBack, None);
    assert_eq!(effects, [record, Effect::ShowAgents, Effect::ShowWayBack]);
    assert_eq!(case.row().answers_to, "jo@home.example".parse().ok());
    let (again, effects) =
        step(case.clone(), gives(Some("jo@home.example")), UnixMillis(2), PATIENCE).unwrap();
    assert_eq!((again, effects), (case, vec![Effect::ShowWayBack]));
}

proptest! {
    #[test]
    fn each_answer_arrives_or_goes_out_and_none_twice(
        events in proptest::collection::vec((0_u8..5, 0_u32..12, 0_u64..50), 0..60)
    ) {
        let (mut case, _) = step(in_talk(), gives(Some("jo@home.example")), UnixMillis(0), PATIENCE).unwrap();
        let (mut now, mut number) = (0, 0);
        let mut out_to = 0;
        for (kind, got, pause) in events {
            now += pause;
            number += 1;
            let event = match kind {
                0 => writes(number),
                1 => says(Author::Visitor, number),
                2 => has(got),
                _ => Event::AnswersDue,
            };
            let (next, effects) = step(case, event, UnixMillis(now * 1_000), PATIENCE).unwrap();
            case = next;
            if let Some((_, after)) = sent(&effects) {
                prop_assert!(case.visitor_marks.got < case.answers.newest, "what arrived goes out");
                prop_assert!(after >= out_to && case.visitor_marks.got >= out_to, "a run goes out twice");
                out_to = case.answers.sent;
            }
            let told = case.visitor_marks.got >= case.answers.newest || out_to > case.visitor_marks.got;
            prop_assert!(told || case.answers.due.is_some(), "somebody is forgotten: {case:?}");
        }
    }
}
