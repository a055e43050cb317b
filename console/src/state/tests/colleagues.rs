//! The team's presence, and how a colleague comes into a talk.

use shared::{
    case::{CaseRow, Invitation},
    desk::{ToAgent, Verb},
    presence::{Chosen, Member, Presence},
    problem::Refusal,
};

use super::played::{
    NOW, agent, case, console, in_talk, member, owned, quiet, reference, ringing, said, text, verbs,
};
use crate::state::{Desk, Intent, notice::Said};

fn invited(row: CaseRow, to: &str) -> CaseRow {
    let invitation = Invitation { by: agent("Ben"), to: agent(to), note: text("Look at the card.") };
    CaseRow { invited: Some(invitation), ..owned(row, "Ben") }
}

#[test]
fn it_rings_for_those_who_are_free_and_meant() {
    let check = |row: CaseRow, presence, want: bool| {
        let mut desk = console(vec![row]);
        desk.apply(ToAgent::Member(member("Ana", presence)), NOW);
        assert_eq!(desk.oldest_ringing().is_some(), want, "{presence:?}");
        assert_eq!(desk.presence() == Presence::Ringing, want);
        assert_eq!(desk.queue(), [case(1)], "it is in the queue all the same");
    };
    check(ringing(1, 5), Presence::Available, true);
    for presence in [Presence::InContact, Presence::WrapUp, Presence::Away, Presence::Gone] {
        check(ringing(1, 5), presence, false);
    }
    let only = |name| CaseRow { rings: Some(vec![agent(name).id]), ..ringing(1, 5) };
    check(only("Ana"), Presence::Available, true);
    check(only("Ben"), Presence::Available, false);
    check(CaseRow { declined: vec![agent("Ana").id], ..ringing(1, 5) }, Presence::Available, false);
    check(CaseRow { declined: vec![agent("Ben").id], ..ringing(1, 5) }, Presence::Available, true);
}

#[test]
fn whoever_was_left_alone_comes_first() {
    let lost = |row: CaseRow| CaseRow { lost_at: row.pressed_at, ..row };
    let desk = console(vec![ringing(1, 5), lost(ringing(2, 9)), quiet(3)]);
    assert_eq!(desk.queue(), [case(2), case(1), case(3)]);
}

#[test]
fn an_agent_says_whether_rings_may_come() {
    let mut desk = console(vec![]);
    assert_eq!(verbs(&desk.act(Intent::Be(Chosen::Available), NOW)), [], "it is so already");
    assert_eq!(verbs(&desk.act(Intent::Be(Chosen::Away), NOW)), [Verb::Be { chosen: Chosen::Away }]);
    let away = Member { chosen: Chosen::Away, ..member("Ana", Presence::Away) };
    desk.apply(ToAgent::Member(away), NOW);
    assert_eq!((desk.chosen_presence(), desk.presence()), (Chosen::Away, Presence::Away));
    desk.lost(NOW, 0);
    assert_eq!(verbs(&desk.act(Intent::Be(Chosen::Available), NOW)), []);
    assert_eq!(said(&desk), Some(&Said::Away));
}

#[test]
fn closing_a_case_is_known_to_the_team() {
    let mut desk = in_talk();
    let be = |chosen| [Verb::Be { chosen }];
    assert_eq!(verbs(&desk.act(Intent::WrapUp, NOW)), be(Chosen::WrapUp));
    let closing = Member { chosen: Chosen::WrapUp, ..member("Ana", Presence::WrapUp) };
    desk.apply(ToAgent::Member(closing), NOW);
    assert_eq!(verbs(&desk.act(Intent::Unwrap, NOW)), be(Chosen::Available));
    let away = Member { chosen: Chosen::Away, ..member("Ana", Presence::InContact) };
    desk.apply(ToAgent::Member(away), NOW);
    assert_eq!(verbs(&desk.act(Intent::WrapUp, NOW)), [], "who will be away stays so");
}

#[test]
fn colleagues_come_and_go() {
    let mut desk = console(vec![]);
    for (name, presence) in [("Chi", Presence::InContact), ("Ben", Presence::Available)] {
        desk.apply(ToAgent::Member(member(name, presence)), NOW);
    }
    let names = |desk: &Desk| {
        desk.colleagues().into_iter().map(|member| member.agent.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&desk), ["Ben", "Chi"]);
    desk.apply(ToAgent::Member(member("Ben", Presence::Gone)), NOW);
    assert_eq!(names(&desk), ["Chi"]);
}

#[test]
fn a_ring_can_be_declined() {
    let mut desk = console(vec![ringing(1, 5), ringing(2, 6)]);
    assert_eq!(verbs(&desk.act(Intent::DeclineRinging, NOW)), [Verb::Decline { case: case(1) }]);
    desk.apply(
        ToAgent::Case { seq: 1, row: CaseRow { declined: vec![agent("Ana").id], ..ringing(1, 5) } },
        NOW,
    );
    assert_eq!(desk.oldest_ringing(), Some(case(2)));
    assert_eq!(verbs(&desk.act(Intent::Decline(case(1)), NOW)), [], "once is enough");
}

#[test]
fn one_key_joins_the_talk_that_a_colleague_asks_to_join() {
    let mut desk = console(vec![invited(quiet(1), "Ana")]);
    assert!(desk.calls());
    assert_eq!(desk.title(), "● Ben asks you · Acme");
    let asked = desk.act(Intent::ClaimRinging, NOW);
    assert_eq!(verbs(&asked), [Verb::Join { case: case(1) }]);
    let joined = CaseRow { second: Some(agent("Ana")), ..owned(quiet(1), "Ben") };
    let read = desk.apply(ToAgent::Case { seq: 1, row: joined }, NOW);
    assert_eq!(verbs(&read), [Verb::Read { case: case(1), after: 0 }]);
    assert_eq!((desk.open, desk.owns_open()), (Some(case(1)), false));
    desk.act(Intent::WrapUp, NOW);
    assert_eq!(desk.open_talk().unwrap().wrap_up, None, "a colleague's case is theirs to close");
    assert_eq!(verbs(&desk.act(Intent::Part, NOW)), [Verb::Leave { case: case(1) }]);
    desk.apply(ToAgent::Case { seq: 2, row: owned(quiet(1), "Ben") }, NOW);
    assert_eq!((desk.open, desk.mine()), (None, vec![]));

    let mut late = console(vec![invited(quiet(1), "Ana")]);
    let asked = late.act(Intent::ClaimRinging, NOW);
    late.apply(ToAgent::Refused { reference: reference(&asked), refusal: Refusal::NotInvited }, NOW);
    assert_eq!(said(&late), Some(&Said::Refused(Refusal::NotInvited)));
    let mut other = console(vec![invited(quiet(1), "Chi")]);
    assert_eq!((other.calls(), verbs(&other.act(Intent::ClaimRinging, NOW))), (false, vec![]));
}

#[test]
fn a_colleague_is_asked_with_a_note_and_given_the_case() {
    let mut desk = in_talk();
    desk.act(Intent::AskColleague(true), NOW);
    assert_eq!(verbs(&desk.act(Intent::Invite(agent("Ben").id), NOW)), []);
    assert_eq!(said(&desk), Some(&Said::NeedsNote));
    desk.act(Intent::NoteForColleague(" The card. ".to_owned()), NOW);
    assert_eq!(
        verbs(&desk.act(Intent::Invite(agent("Ben").id), NOW)),
        [Verb::Invite { case: case(1), agent: agent("Ben").id, note: text("The card.") }]
    );
    assert_eq!(desk.open_talk().unwrap().asking, None);
    let hand_over = |reason| Verb::HandOver { case: case(1), reason };
    assert_eq!(verbs(&desk.act(Intent::HandOver(String::new()), NOW)), [hand_over(None)]);

    let row = CaseRow { hops: 1, second: Some(agent("Ben")), ..owned(quiet(1), "Ana") };
    desk.apply(ToAgent::Case { seq: 1, row }, NOW);
    assert_eq!(verbs(&desk.act(Intent::HandOver(" ".to_owned()), NOW)), []);
    assert_eq!(said(&desk), Some(&Said::NeedsReason));
    assert_eq!(
        verbs(&desk.act(Intent::HandOver("The bank.".to_owned()), NOW)),
        [hand_over(Some(text("The bank.")))]
    );
}
