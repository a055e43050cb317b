//! Who waits, and who has whom.

use core::time::Duration;

use shared::{
    case::{CaseRow, CaseState},
    desk::{ToAgent, Verb},
    problem::Refusal,
};

use super::played::{
    NOW, agent, case, console, owned, quiet, reference, ringing, said, snapshot, text, verbs,
};
use crate::state::{Intent, Toward, clock::Local, notice::Said};

#[test]
fn what_rings_comes_first_and_each_kind_oldest_first() {
    let desk = console(vec![quiet(1), ringing(2, 50), quiet(3), ringing(4, 40), owned(ringing(5, 1), "Ben")]);
    assert_eq!(desk.queue(), [case(4), case(2), case(1), case(3)]);
    assert_eq!(desk.oldest_ringing(), Some(case(4)));
    assert_eq!(desk.others(), [(agent("Ben"), 1)]);
    assert_eq!(desk.mine(), []);
}

#[test]
fn one_key_claims_the_oldest_ring_and_opens_it() {
    let mut desk = console(vec![ringing(2, 50), ringing(4, 40)]);
    let asked = desk.act(Intent::ClaimRinging, NOW);
    assert_eq!(verbs(&asked), [Verb::Claim { case: case(4) }]);
    assert_eq!(desk.act(Intent::ClaimRinging, NOW), [], "a second press asks nothing more");
    assert!(desk.is_being_claimed(&case(4)));
    assert_eq!(desk.open, None, "nobody's until the Desk says so");
    let read = desk.apply(ToAgent::Case { seq: 1, row: owned(ringing(4, 40), "Ana") }, NOW);
    assert_eq!(verbs(&read), [Verb::Read { case: case(4), after: 0 }]);
    assert_eq!(desk.open, Some(case(4)));
    assert_eq!(desk.apply(ToAgent::Done { reference: reference(&asked) }, NOW), []);
    assert_eq!((desk.mine(), desk.queue()), (vec![case(4)], vec![case(2)]));
}

#[test]
fn the_answer_to_a_claim_may_come_before_the_change() {
    let mut desk = console(vec![ringing(1, 5)]);
    let asked = desk.act(Intent::Claim(case(1)), NOW);
    let read = desk.apply(ToAgent::Done { reference: reference(&asked) }, NOW);
    assert_eq!(verbs(&read), [Verb::Read { case: case(1), after: 0 }]);
    assert_eq!((desk.open, desk.mine()), (Some(case(1)), vec![case(1)]));
    assert_eq!(desk.apply(ToAgent::Case { seq: 1, row: owned(ringing(1, 5), "Ana") }, NOW), []);
    assert_eq!(desk.open, Some(case(1)));
}

#[test]
fn a_lost_race_says_who_has_it_and_the_row_leaves() {
    let mut desk = console(vec![ringing(1, 5)]);
    let asked = desk.act(Intent::Claim(case(1)), NOW);
    let refusal = Refusal::ClaimedBy { agent: agent("Ben") };
    desk.apply(ToAgent::Refused { reference: reference(&asked), refusal }, NOW);
    assert_eq!(said(&desk).map(Said::sentence).as_deref(), Some("Ben has it"));
    assert_eq!((desk.queue(), desk.open, desk.mine()), (vec![], None, vec![]));
    assert!(desk.notice.as_ref().is_some_and(|notice| notice.is_fresh(Local(2_000))));
    assert!(desk.notice.as_ref().is_some_and(|notice| !notice.is_fresh(Local(9_000))));
}

#[test]
fn a_claim_that_another_tab_of_the_same_agent_won_is_theirs() {
    let mut desk = console(vec![ringing(1, 5)]);
    let asked = desk.act(Intent::Claim(case(1)), NOW);
    let refusal = Refusal::ClaimedBy { agent: agent("Ana") };
    let read = desk.apply(ToAgent::Refused { reference: reference(&asked), refusal }, NOW);
    assert_eq!(verbs(&read), [Verb::Read { case: case(1), after: 0 }]);
    assert_eq!((desk.open, said(&desk)), (Some(case(1)), None));
}

#[test]
fn a_claim_of_a_closed_case_takes_the_row_away() {
    for refusal in [Refusal::UnknownCase, Refusal::AlreadyResolved] {
        let mut desk = console(vec![quiet(1)]);
        let asked = desk.act(Intent::Claim(case(1)), NOW);
        desk.apply(ToAgent::Refused { reference: reference(&asked), refusal }, NOW);
        assert_eq!((desk.queue(), said(&desk)), (vec![], Some(&Said::Gone)));
    }
}

#[test]
fn a_claim_under_way_when_the_line_breaks_is_settled_by_the_snapshot() {
    let check = |row: Option<CaseRow>, open: Option<u8>, notice: Option<Said>| {
        let mut desk = console(vec![ringing(1, 5)]);
        desk.act(Intent::Claim(case(1)), NOW);
        desk.lost(NOW, 0);
        assert!(!desk.is_being_claimed(&case(1)));
        desk.apply(snapshot(9, "Ana", row.into_iter().collect()), NOW);
        assert_eq!((desk.open, said(&desk)), (open.map(case), notice.as_ref()));
    };
    check(Some(owned(quiet(1), "Ana")), Some(1), None);
    check(Some(owned(quiet(1), "Ben")), None, Some(Said::TakenBy(text("Ben"))));
    check(Some(ringing(1, 5)), None, None);
    check(None, None, Some(Said::Gone));
}

#[test]
fn a_case_claimed_by_another_leaves_at_once() {
    let mut desk = console(vec![quiet(1), ringing(2, 5)]);
    desk.act(Intent::Choose(case(2)), NOW);
    desk.apply(ToAgent::Case { seq: 1, row: owned(ringing(2, 5), "Ben") }, NOW);
    assert_eq!((desk.queue(), desk.oldest_ringing(), desk.chosen), (vec![case(1)], None, None));
}

#[test]
fn nothing_is_claimed_while_away() {
    let mut desk = console(vec![ringing(1, 5)]);
    desk.lost(NOW, 0);
    assert_eq!(desk.act(Intent::ClaimRinging, NOW), []);
    assert_eq!(said(&desk), Some(&Said::Away));
}

#[test]
fn the_keyboard_walks_along_the_queue() {
    let mut desk = console(vec![quiet(1), quiet(2), ringing(3, 9)]);
    let mut check = |toward, want: u8| {
        desk.act(Intent::Move(toward), NOW);
        assert_eq!(desk.chosen, Some(case(want)));
    };
    check(Toward::Previous, 3);
    check(Toward::Previous, 3);
    check(Toward::Next, 1);
    check(Toward::Next, 2);
    check(Toward::Next, 2);
    check(Toward::Previous, 1);
    let mut empty = console(vec![]);
    empty.act(Intent::Move(Toward::Next), NOW);
    assert_eq!(empty.chosen, None);
}

#[test]
fn waiting_counts_against_the_desks_clock() {
    let desk = console(vec![]);
    let clock = desk.house.as_ref().unwrap().clock;
    let row = ringing(1, 995);
    let waits = clock.at(Local(4_000)).since(crate::state::look::waits_since(&row));
    assert_eq!(waits, Duration::from_secs(8));
}
#[test]
fn old_changes_are_ignored_and_a_gap_asks_for_a_snapshot_once() {
    let mut desk = console(vec![]);
    assert_eq!(desk.apply(ToAgent::Case { seq: 1, row: quiet(1) }, NOW), []);
    let gone = CaseRow { state: CaseState::Resolved, ..quiet(1) };
    assert_eq!(desk.apply(ToAgent::Case { seq: 1, row: gone }, NOW), []);
    assert_eq!(desk.queue(), [case(1)], "an old number changes nothing");
    let asked = desk.apply(ToAgent::Case { seq: 3, row: ringing(3, 3) }, NOW);
    assert_eq!(verbs(&asked), [Verb::Resync]);
    assert_eq!(desk.oldest_ringing(), Some(case(3)), "a ring does not wait for the snapshot");
    assert_eq!(desk.apply(ToAgent::Case { seq: 5, row: quiet(5) }, NOW), [], "asked already");
    desk.apply(snapshot(5, "Ana", vec![quiet(2), ringing(3, 3), quiet(5)]), NOW);
    assert_eq!(desk.queue(), [case(3), case(2), case(5)]);
    assert_eq!(desk.apply(ToAgent::Case { seq: 6, row: quiet(6) }, NOW), []);
}
