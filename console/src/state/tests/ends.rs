//! How a case ends, and how a day at the desk does.

use shared::{
    case::CaseRow,
    desk::{ToAgent, Verb},
    problem::Refusal,
};

use super::played::{
    NOW, case, client_id, console, in_talk, owned, quiet, reference, ringing, said, snapshot, verbs,
};
use crate::state::{Access, Desk, Intent, clock::Local, link::Step, notice::Said};

#[test]
fn a_case_is_closed_with_three_keys_after_the_form_opens() {
    let mut desk = in_talk();
    assert_eq!(desk.act(Intent::Resolve, NOW), [], "there is no form yet");
    desk.act(Intent::WrapUp, NOW);
    desk.act(Intent::Digit(2), NOW);
    assert_eq!(desk.act(Intent::Resolve, NOW), [], "the root cause is missing");
    desk.act(Intent::Digit(1), NOW);
    let sent = desk.act(Intent::Resolve, NOW);
    let [Verb::Resolve { case: closed, resolution }] = &verbs(&sent)[..] else { panic!("{sent:?}") };
    let choices = (resolution.outcome.as_str(), resolution.root_cause.as_str());
    assert_eq!((*closed, choices), (case(1), ("lost", "price")));
    assert_eq!(desk.act(Intent::Resolve, NOW), [], "once is enough");
    desk.act(Intent::Outcome("won".parse().unwrap()), NOW);
    assert_eq!(desk.open_talk().unwrap().wrap_up.as_ref().unwrap().outcome, "lost".parse().ok());
    desk.apply(ToAgent::Done { reference: reference(&sent) }, NOW);
    assert_eq!((desk.open, desk.mine(), said(&desk)), (None, vec![], Some(&Said::Closed)));
}

#[test]
fn a_refused_form_stays_to_be_put_right() {
    let mut desk = in_talk();
    desk.act(Intent::WrapUp, NOW);
    desk.act(Intent::Digit(1), NOW);
    desk.act(Intent::Digit(1), NOW);
    let sent = desk.act(Intent::Resolve, NOW);
    let refusal = Refusal::UnknownChoice;
    desk.apply(ToAgent::Refused { reference: reference(&sent), refusal: refusal.clone() }, NOW);
    let form = desk.open_talk().unwrap().wrap_up.clone().unwrap();
    assert_eq!((form.sent, form.refused), (false, Some(refusal)));
    let sent = desk.act(Intent::Resolve, NOW);
    desk.lost(NOW, 0);
    assert_eq!(desk.act(Intent::Resolve, NOW), []);
    assert_eq!(said(&desk), Some(&Said::Away));
    desk.apply(snapshot(1, "Ana", vec![]), NOW);
    assert_eq!(desk.open, None, "it was closed before the line broke");
    assert_eq!(sent.len(), 1);
}

#[test]
fn somebody_else_at_the_same_desk_gets_nothing_of_what_was_typed() {
    let mut desk = in_talk();
    desk.lost(NOW, 0);
    desk.act(Intent::Draft("secret".to_owned()), NOW);
    desk.act(Intent::Say(client_id(1)), NOW);
    let sent = desk.apply(snapshot(1, "Ben", vec![owned(quiet(1), "Ben")]), NOW);
    assert_eq!(verbs(&sent), [Verb::Read { case: case(1), after: 0 }]);
    assert_eq!((desk.open, desk.talk(&case(1)).unwrap().pending()), (None, &[][..]));
}

#[test]
fn a_session_that_ended_waits_for_the_same_person() {
    let mut desk = in_talk();
    desk.act(Intent::Draft("half a thought".to_owned()), NOW);
    desk.lost(NOW, 0);
    desk.turned_away();
    assert_eq!((desk.access, desk.pulse(Local(60_000))), (Access::Out, None));
    desk.arrive(Local(61_000));
    assert_eq!(desk.pulse(Local(61_000)), Some(Step::Connect));
    desk.apply(snapshot(1, "Ana", vec![owned(quiet(1), "Ana")]), Local(61_000));
    assert_eq!((desk.access, desk.open_talk().unwrap().draft.as_str()), (Access::In, "half a thought"));
    desk.left();
    assert_eq!((desk.access, desk.house.is_none(), desk.mine()), (Access::Out, true, vec![]));
}

#[test]
fn the_title_says_what_most_needs_the_agent() {
    let reason = "payment".parse().ok();
    let mut desk = console(vec![CaseRow { reason, ..ringing(1, 5) }]);
    assert_eq!(desk.title(), "● Ring: Cold, payment · Acme");
    desk.apply(ToAgent::Case { seq: 1, row: ringing(2, 6) }, NOW);
    assert_eq!(desk.title(), "● Ring: Cold, payment (+1) · Acme");
    desk.lost(NOW, 0);
    assert_eq!(desk.title(), "● Ring: Cold, payment (+1) · Acme");
    let mut calm = console(vec![quiet(1)]);
    calm.lost(NOW, 0);
    assert_eq!(calm.title(), "⚠ Away · Acme");
    assert_eq!(Desk::default().title(), "Desk · Warmline");
}
