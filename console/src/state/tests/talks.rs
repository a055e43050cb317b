//! What is said, and what becomes of it.

use shared::{
    case::{Before, Marks},
    desk::{ToAgent, Verb},
    problem::Refusal,
    time::UnixMillis,
};

use super::played::{
    NOW, all_verbs, case, client_id, console, in_talk, message, nudges, owned, quiet, reference, said,
    snapshot, text, verbs,
};
use crate::state::{Desk, Followup, Intent, clock::Local, notice::Said};

#[test]
fn own_words_stand_at_once_and_are_acknowledged_by_their_message() {
    let mut desk = in_talk();
    desk.act(Intent::Draft(" Hello \n".to_owned()), NOW);
    let sent = desk.act(Intent::Say(client_id(1)), NOW);
    assert_eq!(verbs(&sent), [Verb::Say { case: case(1), id: client_id(1), text: text("Hello") }]);
    let talk = desk.talk(&case(1)).unwrap();
    assert_eq!((talk.pending().len(), talk.draft.as_str()), (1, ""));
    let theirs = message(1, 1, None, "a visitor who borrows the id");
    desk.apply(ToAgent::Message { case: case(1), message: theirs }, NOW);
    assert_eq!(desk.talk(&case(1)).unwrap().pending().len(), 1, "acknowledges nothing");
    desk.apply(ToAgent::Message { case: case(1), message: message(2, 1, Some("Ana"), "Hello") }, NOW);
    let talk = desk.talk(&case(1)).unwrap();
    assert_eq!((talk.pending().len(), talk.messages().len()), (0, 2));
}

#[test]
fn nothing_is_said_that_is_empty_or_too_long() {
    for draft in ["", "  \n", &"x".repeat(4_001)] {
        let mut desk = in_talk();
        desk.act(Intent::Draft(draft.to_owned()), NOW);
        assert_eq!(desk.act(Intent::Say(client_id(1)), NOW), []);
        assert_eq!(desk.talk(&case(1)).unwrap().draft, draft, "and nothing is lost");
    }
}

#[test]
fn words_typed_while_away_go_out_after_the_next_snapshot() {
    let mut desk = in_talk();
    desk.apply(ToAgent::Message { case: case(1), message: message(1, 9, None, "hi") }, NOW);
    desk.lost(NOW, 0);
    for n in [1, 2] {
        desk.act(Intent::Draft(format!("word {n}")), NOW);
        assert_eq!(desk.act(Intent::Say(client_id(n)), NOW), []);
    }
    let sent = desk.apply(snapshot(4, "Ana", vec![owned(quiet(1), "Ana")]), NOW);
    let say = |n: usize| Verb::Say { case: case(1), id: client_id(n), text: text(&format!("word {n}")) };
    assert_eq!(verbs(&sent), [Verb::Read { case: case(1), after: 1 }, say(1), say(2)]);
    assert_eq!(desk.open, Some(case(1)), "the conversation stays on the screen");
    let sent = desk.apply(snapshot(5, "Ana", vec![owned(quiet(1), "Ana")]), NOW);
    assert_eq!(verbs(&sent), [Verb::Read { case: case(1), after: 1 }], "a resync repeats no words");
}

#[test]
fn refused_words_can_be_sent_again_or_taken_back() {
    let mut desk = in_talk();
    desk.act(Intent::Draft("Hello".to_owned()), NOW);
    let sent = desk.act(Intent::Say(client_id(1)), NOW);
    let refuse = |desk: &mut Desk, reference| {
        desk.apply(ToAgent::Refused { reference, refusal: Refusal::MessageIdReused }, NOW);
    };
    refuse(&mut desk, reference(&sent));
    assert!(desk.talk(&case(1)).unwrap().pending()[0].refused.is_some());
    let again = desk.act(Intent::Again { refused: client_id(1), id: client_id(2) }, NOW);
    assert_eq!(verbs(&again), [Verb::Say { case: case(1), id: client_id(2), text: text("Hello") }]);
    desk.act(Intent::TakeBack(client_id(2)), NOW);
    assert_eq!(desk.talk(&case(1)).unwrap().pending().len(), 1, "what is under way can't be taken back");
    refuse(&mut desk, reference(&again));
    desk.act(Intent::Draft("there".to_owned()), NOW);
    desk.act(Intent::TakeBack(client_id(2)), NOW);
    let talk = desk.talk(&case(1)).unwrap();
    assert_eq!((talk.draft.as_str(), talk.pending()), ("Hello\nthere", &[][..]));
}

#[test]
fn a_gap_in_a_conversation_is_read_and_filled() {
    let mut desk = in_talk();
    let hear = |desk: &mut Desk, seq: u32| {
        let message = message(seq, usize::try_from(seq).unwrap(), None, "x");
        verbs(&desk.apply(ToAgent::Message { case: case(1), message }, NOW))
    };
    assert_eq!(hear(&mut desk, 1), []);
    assert_eq!(hear(&mut desk, 4), [Verb::Read { case: case(1), after: 1 }]);
    assert_eq!(hear(&mut desk, 5), [], "one read at a time");
    assert_eq!(desk.talk(&case(1)).unwrap().after(), 1);
    let fill = |seqs: &[u32]| ToAgent::Messages {
        case: case(1),
        messages: seqs.iter().map(|seq| message(*seq, 1, None, "x")).collect(),
    };
    assert_eq!(verbs(&desk.apply(fill(&[2]), NOW)), [Verb::Read { case: case(1), after: 2 }]);
    assert_eq!(verbs(&desk.apply(fill(&[]), NOW)), [], "an answer that brings nothing asks nothing");
    assert_eq!(hear(&mut desk, 3), []);
    assert_eq!(desk.talk(&case(1)).unwrap().after(), 5);
}

#[test]
fn unread_words_are_counted_and_make_a_small_sound() {
    let mut desk = console(vec![owned(quiet(1), "Ana"), owned(quiet(2), "Ana")]);
    desk.act(Intent::Open(case(1)), NOW);
    let hear = |desk: &mut Desk, n: u8, seq: u32| {
        desk.apply(ToAgent::Message { case: case(n), message: message(seq, 8, None, "x") }, NOW)
    };
    assert!(!nudges(&hear(&mut desk, 1, 1)));
    assert!(nudges(&hear(&mut desk, 2, 1)));
    assert_eq!((desk.unread(), desk.title().as_str()), (1, "(1) Acme · Warmline"));
    desk.act(Intent::Open(case(2)), NOW);
    assert_eq!(desk.unread(), 0);
    desk.act(Intent::Hide(true), NOW);
    assert!(nudges(&hear(&mut desk, 2, 2)), "nobody looks at a hidden page");
    assert_eq!(desk.unread(), 1);
    desk.act(Intent::Hide(false), NOW);
    assert_eq!((desk.unread(), desk.title().as_str()), (0, "Acme · Warmline"));
}

#[test]
fn how_far_the_agent_has_come_is_told_once() {
    let mut desk = in_talk();
    let hear = |desk: &mut Desk, seq: u32, from: Option<&str>| {
        let message = message(seq, usize::try_from(seq).unwrap(), from, "x");
        all_verbs(&desk.apply(ToAgent::Message { case: case(1), message }, NOW))
    };
    let seen = |got, read| Verb::Seen { case: case(1), marks: Marks { got, read } };
    assert_eq!(hear(&mut desk, 1, None), [seen(1, 1)]);
    assert_eq!(hear(&mut desk, 1, None), []);
    assert_eq!(hear(&mut desk, 2, Some("Ana")), [], "own words tell the visitor nothing");
    desk.act(Intent::Hide(true), NOW);
    assert_eq!(hear(&mut desk, 3, None), [seen(3, 2)]);
    assert_eq!(all_verbs(&desk.act(Intent::Hide(false), NOW)), [seen(3, 3)]);
    desk.lost(NOW, 0);
    let sent = desk.apply(snapshot(4, "Ana", vec![owned(quiet(1), "Ana")]), NOW);
    assert_eq!(all_verbs(&sent), [Verb::Read { case: case(1), after: 3 }, seen(3, 3)]);
}

#[test]
fn each_side_sees_that_the_other_writes() {
    let mut desk = in_talk();
    let typing = [Verb::Typing { case: case(1) }];
    let mut draft = |text: &str, at| verbs(&desk.act(Intent::Draft(text.to_owned()), Local(at)));
    assert_eq!(draft("H", 1_000), typing);
    assert_eq!(draft("He", 3_999), []);
    assert_eq!(draft("Hel", 4_000), typing);
    assert_eq!(draft("", 9_000), [], "an empty field is nobody writing");

    desk.apply(ToAgent::Typing { case: case(1) }, Local(10_000));
    let writes = |desk: &Desk, at| desk.talk(&case(1)).unwrap().is_writing(Local(at));
    assert!(writes(&desk, 15_999) && !writes(&desk, 16_000));
    let said = message(1, 1, None, "here");
    desk.apply(ToAgent::Message { case: case(1), message: said }, Local(11_000));
    assert!(!writes(&desk, 11_000));
}

#[test]
fn drafts_stay_with_their_case() {
    let mut desk = console(vec![owned(quiet(1), "Ana"), owned(quiet(2), "Ana"), owned(quiet(3), "Ben")]);
    desk.act(Intent::Open(case(1)), NOW);
    desk.act(Intent::Draft("one".to_owned()), NOW);
    desk.act(Intent::Open(case(2)), NOW);
    desk.act(Intent::Draft("two".to_owned()), NOW);
    desk.act(Intent::Open(case(3)), NOW);
    assert_eq!(desk.open, Some(case(2)), "a colleague's case does not open");
    desk.act(Intent::Open(case(1)), NOW);
    assert_eq!(desk.open_talk().unwrap().draft, "one");
}

#[test]
fn a_conversation_is_copied_with_what_its_case_is_known_by() {
    assert_eq!(console(vec![]).act(Intent::Copy, NOW), [], "nothing is on the screen");
    let mut desk = in_talk();
    desk.apply(ToAgent::Message { case: case(1), message: message(1, 1, None, "Twice!") }, NOW);
    desk.apply(ToAgent::Message { case: case(1), message: message(2, 2, Some("Ana"), "I see it.") }, NOW);
    let copy = format!(
        "Case {}: Cold\n\nVisitor, 1970-01-01 00:00 UTC\n    Twice!\n\nAna, 1970-01-01 00:00 UTC\n    I see it.\n",
        case(1),
    );
    assert_eq!(desk.act(Intent::Copy, NOW), [Followup::Copy(copy)]);
    for (made, want) in [(true, Said::Copied), (false, Said::NotCopied)] {
        desk.act(Intent::Copied(made), NOW);
        assert_eq!(said(&desk), Some(&want));
    }
}

#[test]
fn what_was_before_is_said_in_a_line() {
    let desk = console(vec![]);
    let check = |resolution: Option<&str>, want: &str| {
        let resolution = resolution.map(|json| serde_json::from_str(json).unwrap());
        let (score, steps) = (1.try_into().unwrap(), 5.try_into().unwrap());
        let before = Before { opened_at: UnixMillis(0), score, steps, resolution };
        assert_eq!(desk.before(&before, "3 May"), want);
    };
    check(Some(r#"{"outcome":"won","root_cause":"price"}"#), "before: cold on 3 May, resolved: price");
    check(None, "before: cold on 3 May, still open");
}
