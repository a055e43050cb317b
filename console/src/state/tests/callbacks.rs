//! Calls by telephone, as far as the desk has to do with them.

use core::time::Duration;

use shared::{
    callback::{CallPromise, Phase, Unreached},
    case::{CaseRow, CaseState, Channel, Handoff},
    desk::{ToAgent, Verb},
    time::{Span, UnixMillis},
};

use super::played::{NOW, case, console, owned, quiet, reference, ringing, said, snapshot, verbs};
use crate::{
    keys::{Key, Place, Stroke, stroke},
    state::{
        Desk, Intent,
        callback::{Times, promise as waited_for, readable, sentence},
        notice::Said,
    },
};

/// What the Desk's clock shows at [`NOW`].
const DESK: u64 = 1_000_000;
const MINUTE: u64 = 60_000;

fn promised(phase: Phase) -> CallPromise {
    CallPromise {
        number: "+442079460958".parse().unwrap(),
        window: None,
        phase,
        at: UnixMillis(DESK),
        attempts: 0,
        missed: None,
    }
}

fn to_be_called(row: CaseRow, phase: Phase) -> CaseRow {
    CaseRow { channel: Channel::Callback, callback: Some(promised(phase)), ..row }
}

/// Ana's console with an own case in which a call stands so.
fn in_call(phase: Phase) -> Desk {
    let mut desk = console(vec![to_be_called(owned(quiet(1), "Ana"), phase)]);
    desk.act(Intent::Open(case(1)), NOW);
    desk
}

#[test]
fn a_promise_is_said_as_it_stands() {
    let times = Times {
        day: |at| (at.0 >= DESK + 600 * MINUTE).then(|| "Fri".to_owned()),
        time: |at| format!("+{}", (at.0 - DESK) / MINUTE),
    };
    let window = |from: u64, until: u64| {
        Some(Span { from: UnixMillis(DESK + from * MINUTE), until: UnixMillis(DESK + until * MINUTE) })
    };
    let check = |phase, change: &dyn Fn(&mut CallPromise), now: u64, want: &str| {
        let mut promise = promised(phase);
        change(&mut promise);
        let said = sentence(&promise, UnixMillis(DESK + now * MINUTE), times).replace('\u{a0}', " ");
        assert_eq!(said, want);
    };
    let at = |from, until| move |it: &mut CallPromise| it.window = window(from, until);
    let tried = |attempts| move |it: &mut CallPromise| it.attempts = attempts;
    check(Phase::Due, &|_| (), 0, "Call +44 207 946 0958 now");
    check(Phase::Due, &at(0, 60), 10, "Call +44 207 946 0958 now, until +60");
    check(Phase::Due, &at(0, 60), 60, "Late: call +44 207 946 0958 now");
    check(Phase::Due, &tried(1), 0, "Call +44 207 946 0958 now, tried once");
    check(Phase::Due, &tried(2), 0, "Call +44 207 946 0958 now, tried 2 times");
    check(Phase::Requested, &at(60, 120), 0, "Call +44 207 946 0958 between +60 and +120");
    check(Phase::Requested, &at(600, 660), 0, "Call +44 207 946 0958 Fri, between +600 and +660");
    check(Phase::Dialling, &|_| (), 0, "Calling +44 207 946 0958");
    let missed = |it: &mut CallPromise| {
        (it.attempts, it.missed, it.at) = (2, Some(Unreached::Busy), UnixMillis(DESK + 15 * MINUTE));
    };
    check(Phase::Unreached, &missed, 0, "Tried 2 times (busy), again at +15");
    check(Phase::Reached, &|_| (), 0, "You have talked: +44 207 946 0958");
    check(Phase::GivenUp, &tried(3), 0, "Not reached by telephone, tried 3 times");
}

#[test]
fn numbers_are_read_in_groups_behind_the_code_of_their_country() {
    let check = |number: &str, want: &str| {
        assert_eq!(readable(&number.parse().unwrap()).replace('\u{a0}', " "), want);
    };
    check("+12025550123", "+1 202 555 0123");
    check("+4915112345678", "+49 151 123 456 78");
    check("+33612345678", "+33 612 345 678");
    check("+358401234567", "+358 401 234 567");
    check("+2348012345678", "+234 801 234 5678");
    check("+79161234567", "+7 916 123 4567");
    check("+9613123456", "+961 312 3456");
    check("+6581234567", "+65 812 345 67");
}

#[test]
fn who_claims_a_call_that_is_due_dials_and_says_what_came_of_it() {
    let mut desk = in_call(Phase::Due);
    let dialled = desk.act(Intent::Dial, NOW);
    assert_eq!(verbs(&dialled), [Verb::Dial { case: case(1) }]);
    assert_eq!(desk.act(Intent::Dial, NOW), [], "once is enough");
    desk.apply(ToAgent::Done { reference: reference(&dialled) }, NOW);

    let row = to_be_called(owned(quiet(1), "Ana"), Phase::Dialling);
    desk.apply(ToAgent::Case { seq: 1, row }, NOW);
    assert_eq!(desk.act(Intent::Dial, NOW), [], "somebody calls already");
    let missed = Some(Unreached::NoAnswer);
    assert_eq!(verbs(&desk.act(Intent::Called(missed), NOW)), [Verb::Called { case: case(1), missed }]);
}

#[test]
fn what_follows_a_call_is_told_to_whoever_made_it() {
    let check = |before: &str, phase, want: Option<&Said>| {
        let mut desk = console(vec![to_be_called(owned(quiet(1), before), Phase::Dialling)]);
        let mut row = to_be_called(quiet(1), phase);
        row.handoff = Handoff::Requested;
        row.callback.as_mut().unwrap().at = UnixMillis(DESK + 15 * MINUTE);
        desk.apply(ToAgent::Case { seq: 1, row }, NOW);
        assert_eq!(said(&desk), want);
    };
    check("Ana", Phase::Unreached, Some(&Said::CallAgainIn(Duration::from_mins(15))));
    check("Ana", Phase::GivenUp, Some(&Said::LastCall));
    check("Ben", Phase::Unreached, None);
}

#[test]
fn only_the_owner_of_a_call_that_is_due_can_make_it() {
    let dials = |row: CaseRow| {
        let mut desk = console(vec![row]);
        desk.act(Intent::Open(case(1)), NOW);
        desk.telephone().is_some_and(|telephone| telephone.dials)
    };
    assert!(dials(to_be_called(owned(quiet(1), "Ana"), Phase::Due)));
    assert!(!dials(to_be_called(owned(quiet(1), "Ana"), Phase::Requested)));
    assert!(!dials(to_be_called(owned(quiet(1), "Ben"), Phase::Due)));
    let joined = CaseRow { second: Some(super::played::agent("Ana")), ..owned(quiet(1), "Ben") };
    assert!(!dials(to_be_called(joined, Phase::Due)));
    let writes = CaseRow { channel: Channel::Chat, ..to_be_called(owned(quiet(1), "Ana"), Phase::GivenUp) };
    assert_eq!(waited_for(&writes), None);
    assert!(!dials(writes));
    let rung = CaseRow { channel: Channel::Chat, ..to_be_called(owned(quiet(1), "Ana"), Phase::Dialling) };
    assert!(waited_for(&rung).is_some(), "what came of it can still be said");
}

#[test]
fn while_the_desk_is_away_nobody_is_called() {
    let mut desk = in_call(Phase::Due);
    desk.lost(NOW, 0);
    assert_eq!((desk.act(Intent::Dial, NOW), said(&desk)), (vec![], Some(&Said::Away)));
    desk.apply(snapshot(1, "Ana", vec![to_be_called(owned(quiet(1), "Ana"), Phase::Due)]), NOW);
    assert_eq!(desk.case(&case(1)).unwrap().state, CaseState::Claimed);
}

#[test]
fn a_call_has_its_keys() {
    let check = |desk: &Desk, name, repeat, want: Option<Stroke>| {
        let key = |place| Key { name, shift: false, modified: false, repeat, place };
        assert_eq!(stroke(desk, key(Place::Page)), want, "{name}");
        assert_eq!(stroke(desk, key(Place::Button)), want, "{name}");
        assert_eq!(stroke(desk, key(Place::Message)), None, "{name} is typed");
    };
    let told = |missed| Some(Stroke::Act(Intent::Called(missed)));
    let (due, dialling, reached) = (in_call(Phase::Due), in_call(Phase::Dialling), in_call(Phase::Reached));
    check(&due, "c", false, Some(Stroke::Dial));
    check(&due, "c", true, None);
    check(&due, "1", false, None);
    check(&dialling, "c", false, None);
    check(&dialling, "1", false, told(None));
    check(&dialling, "2", false, told(Some(Unreached::Busy)));
    check(&dialling, "3", false, told(Some(Unreached::NoAnswer)));
    check(&dialling, "4", false, told(Some(Unreached::Failed)));
    check(&dialling, "5", false, told(Some(Unreached::Machine)));
    check(&dialling, "6", false, None);
    check(&dialling, "3", true, None);
    check(&reached, "1", false, None);
    check(&reached, "5", false, told(Some(Unreached::Machine)));
    check(&console(vec![to_be_called(ringing(1, 5), Phase::Due)]), "c", false, None);
}
