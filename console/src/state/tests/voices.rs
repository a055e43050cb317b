//! Calls, as far as the desk has to do with them.

use shared::{
    case::{CaseRow, Channel},
    desk::{ToAgent, Verb},
    voice::{Because, Signal},
};
use voice::{
    call::{Event, Phase, Shown},
    trouble::Ending,
};

use super::played::{NOW, case, console, in_talk, owned, quiet, reference, ringing, said, verbs};
use crate::state::{
    Desk, Followup, Intent,
    notice::Said,
    voice::{FromPhone, Voice},
};

fn wants_voice(row: CaseRow) -> CaseRow {
    CaseRow { channel: Channel::Voice, ..row }
}

fn events(followups: &[Followup]) -> Vec<Event> {
    let event = |followup: &Followup| {
        if let Followup::Phone(_, event) = followup { Some(event.clone()) } else { None }
    };
    followups.iter().filter_map(event).collect()
}

fn show(desk: &mut Desk, phase: Phase, ending: Option<Ending>) {
    desk.heard_from_phone(case(1), FromPhone::Show(Shown { phase, muted: false, ending }), NOW);
}

#[test]
fn who_claims_a_visitor_that_wants_to_speak_is_on_the_line_at_once() {
    let check = |row: CaseRow, want: &[Event]| {
        let mut desk = console(vec![row.clone()]);
        let asked = desk.act(Intent::ClaimRinging, NOW);
        let claimed = ToAgent::Case { seq: 1, row: owned(row, "Ana") };
        let mut followups = desk.apply(claimed, NOW);
        followups.extend(desk.apply(ToAgent::Done { reference: reference(&asked) }, NOW));
        assert_eq!(events(&followups), want);
    };
    check(ringing(1, 5), &[]);
    check(wants_voice(ringing(1, 5)), &[Event::There(true), Event::Ready(true), Event::Press]);
}

#[test]
fn in_a_chat_either_side_may_ask() {
    let mut desk = in_talk();
    assert_eq!(desk.voice(), Voice::Offered);
    assert_eq!(
        events(&desk.act(Intent::Speak, NOW)),
        [Event::There(true), Event::Ready(false), Event::Press]
    );
    assert_eq!(desk.voice(), Voice::Call(Phase::Asking, false));
    assert_eq!(desk.act(Intent::Speak, NOW), [], "there is one");
    let ring = desk.heard_from_phone(case(1), FromPhone::Signal(Signal::Ring), NOW);
    assert_eq!(verbs(&ring), [Verb::Signal { case: case(1), signal: Signal::Ring }]);
    let ask = desk.heard_from_phone(case(1), FromPhone::AskServers, NOW);
    assert_eq!(verbs(&ask), [Verb::AskIce { case: case(1) }]);
    assert_eq!(
        desk.apply(ToAgent::Ice { case: case(1), servers: vec![] }, NOW),
        [Followup::Servers(case(1), vec![])]
    );

    let row = wants_voice(owned(quiet(1), "Ana"));
    assert_eq!(events(&desk.apply(ToAgent::Case { seq: 1, row }, NOW)), [Event::Ready(true)]);
    show(&mut desk, Phase::Speaking, None);
    assert_eq!(events(&desk.act(Intent::Mute, NOW)), [Event::Mute(true)]);
    let word = Signal::HangUp { because: Because::Ended };
    let heard = desk.apply(ToAgent::Signal { case: case(1), signal: word.clone() }, NOW);
    assert_eq!(events(&heard), [Event::Signal(word)]);
    show(&mut desk, Phase::Off, Some(Ending::Ended));
    assert_eq!(
        (desk.voice(), said(&desk)),
        (Voice::Rung, None),
        "until the visitor's page has said otherwise"
    );
}

#[test]
fn a_visitor_who_rings_may_be_told_that_nobody_speaks() {
    let mut desk = console(vec![wants_voice(owned(quiet(1), "Ana"))]);
    desk.act(Intent::Open(case(1)), NOW);
    assert_eq!(desk.voice(), Voice::Rung);
    let signal = Signal::HangUp { because: Because::Declined };
    assert_eq!(verbs(&desk.act(Intent::HangUp, NOW)), [Verb::Signal { case: case(1), signal }]);
}

#[test]
fn there_is_one_call_and_what_is_not_its_own_does_not_reach_it() {
    let mut desk = console(vec![owned(quiet(1), "Ana"), owned(quiet(2), "Ana")]);
    desk.act(Intent::Open(case(1)), NOW);
    desk.act(Intent::Speak, NOW);
    desk.act(Intent::Open(case(2)), NOW);
    assert_eq!(desk.act(Intent::Speak, NOW), []);
    assert_eq!(said(&desk), Some(&Said::OtherCall));
    assert_eq!(desk.apply(ToAgent::Signal { case: case(2), signal: Signal::Ring }, NOW), []);
    assert_eq!(desk.apply(ToAgent::Ice { case: case(2), servers: vec![] }, NOW), []);
    show(&mut desk, Phase::Off, Some(Ending::Denied));
    assert_eq!(said(&desk), Some(&Said::Call(Ending::Denied)));
    assert_eq!(desk.act(Intent::Mute, NOW), []);
}

#[test]
fn a_call_ends_with_its_case_and_is_told_of_a_new_line() {
    let mut desk = in_talk();
    desk.act(Intent::Speak, NOW);
    desk.lost(NOW, 0);
    assert_eq!(desk.heard_from_phone(case(1), FromPhone::AskServers, NOW), [], "nothing is said while away");
    let again = desk.apply(super::played::snapshot(9, "Ana", vec![owned(quiet(1), "Ana")]), NOW);
    assert_eq!(events(&again), [Event::Linked]);
    let gone = desk.apply(ToAgent::Case { seq: 10, row: owned(quiet(1), "Ben") }, NOW);
    assert_eq!(events(&gone), [Event::Closed]);
}

#[test]
fn after_a_reload_the_call_is_taken_up_where_the_visitor_still_speaks() {
    let check = |row: CaseRow, want: usize| {
        let mut desk = console(vec![row]);
        assert_eq!(events(&desk.act(Intent::Resume(case(1)), NOW)).len(), want);
        assert_eq!(desk.open.is_some(), want > 0);
    };
    check(wants_voice(owned(quiet(1), "Ana")), 3);
    check(owned(quiet(1), "Ana"), 0);
    check(wants_voice(owned(quiet(1), "Ben")), 0);
}
