//! Who has a case: rings, claims, colleagues, and agents who are gone.

use super::*;

#[test]
fn only_one_agent_has_a_case() {
    check(
        vec![claimed("ana"), claimed("ben")],
        &format!("refused {:?}", Refusal::ClaimedBy { agent: agent("ana") }),
    );
    let ben = || Author::Agent(agent("ben"));
    check(vec![said(ben(), "message-1", "hi")], "refused NotYours");
    check(vec![claimed("ana"), said(ben(), "message-1", "hi")], "refused NotYours");
    check(vec![resolved("ana")], "refused NotYours");
    check(vec![claimed("ana"), resolved("ben")], "refused NotYours");
    check(vec![claimed("ana"), resolved("ana"), claimed("ben")], "refused AlreadyResolved");
    check(vec![claimed("ana"), resolved("ana"), resolved("ana")], "refused AlreadyResolved");
}

#[test]
fn nobody_in_time_is_told_once() {
    let ring = |events: &[Event], at: u64| {
        let mut case = opened();
        for event in events {
            case = step(case, event.clone(), UnixMillis(1_000), PATIENCE).unwrap().0;
        }
        step(case, rung_due(&["ana", "ben"]), UnixMillis(at), PATIENCE)
            .unwrap()
            .1
            .iter()
            .map(name)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(ring(&[pressed("k")], 20_999), "");
    assert_eq!(
        ring(&[pressed("k"), declined("ben")], 21_000),
        "record(Unclaimed) record(Missed by ana) deliver(handoff.unclaimed)"
    );
    assert_eq!(ring(&[pressed("k")], 181_000), "record(NobodyCame) agents visitor");
    assert_eq!(ring(&[pressed("k"), claimed("ana")], 21_000), "");
    let (case, _) = step(opened(), pressed("k"), UnixMillis(0), PATIENCE).unwrap();
    let (case, _) = step(case, rung_due(&[]), UnixMillis(20_000), PATIENCE).unwrap();
    assert_eq!(step(case.clone(), rung_due(&[]), UnixMillis(30_000), PATIENCE).unwrap().1, []);
    let (case, _) = step(case, rung_due(&[]), UnixMillis(180_000), PATIENCE).unwrap();
    assert_eq!((case.handoff, case.rung_due), (Handoff::Missed, None));
    // Whoever comes late still comes.
    let (case, _) = step(case, claimed("ana"), UnixMillis(200_000), PATIENCE).unwrap();
    assert_eq!((case.handoff, case.connected_at), (Handoff::Connected, Some(UnixMillis(200_000))));
}

#[test]
fn nobody_is_left_with_an_agent_who_is_gone() {
    let talk = || vec![pressed("k"), claimed("ana")];
    let then = |more: &[Event]| [talk().as_slice(), more].concat();
    check(then(&[lost()]), "Open/Ringing: record(OwnerLost by ana) agents visitor");
    check(then(&[lost(), lost()]), "Open/Ringing: ");
    check(then(&[lost(), claimed("ben")]), "Claimed/Connected: record(Claimed by ben) agents visitor");
    check(then(&[lost(), said(Author::Agent(agent("ana")), "message-1", "hi")]), "refused NotYours");
    // Whoever has joined is there already.
    check(
        then(&[invited("ana", "ben"), joined("ben"), lost()]),
        "Claimed/Connected: record(OwnerLost by ana) agents visitor",
    );
    check(
        then(&[invited("ana", "ben"), joined("ben"), lost(), resolved("ben")]),
        "Resolved/Ended: record(Resolved by ben) agents visitor deliver(case.resolved)",
    );
    let both_gone = Event::OwnerLost { second_there: false };
    check(
        then(&[invited("ana", "ben"), joined("ben"), both_gone]),
        "Open/Ringing: record(OwnerLost by ana) agents visitor",
    );
    // A case whose visitor never asked to talk waits for its owner.
    check(vec![claimed("ana"), lost()], "Claimed/Offered: ");
    let gone = |key: &str| Event::Pressed {
        key_digest: key.to_owned(),
        page_errors: PageErrors::default(),
        owner_there: false,
    };
    check(vec![claimed("ana"), gone("k")], "Open/Ringing: record(Pressed) agents deliver(handoff.requested)");
}

#[test]
fn an_agent_may_decline_and_another_claims() {
    check(vec![declined("ana")], "Open/Offered: ");
    check(vec![pressed("k"), declined("ana")], "Open/Ringing: record(Declined by ana) agents");
    check(vec![pressed("k"), declined("ana"), declined("ana")], "Open/Ringing: ");
    check(
        vec![pressed("k"), claimed("ben"), declined("ana")],
        &format!("refused {:?}", Refusal::ClaimedBy { agent: agent("ben") }),
    );
    check(
        vec![pressed("k"), declined("ana"), claimed("ana")],
        "Claimed/Connected: record(Claimed by ana) agents visitor",
    );
    check(vec![claimed("ana"), resolved("ana"), declined("ben")], "refused AlreadyResolved");
}

#[test]
fn a_second_agent_joins_and_takes_over() {
    let then = |more: &[Event]| [&[pressed("k"), claimed("ana")], more].concat();
    check(then(&[invited("ana", "ben")]), "Claimed/Connected: record(Invited by ana) agents");
    check(then(&[invited("ana", "ben"), invited("ana", "ben")]), "Claimed/Connected: ");
    check(then(&[invited("ana", "ana")]), "refused NotThere");
    check(then(&[invited("ben", "chi")]), "refused NotYours");
    check(vec![claimed("ana"), invited("ana", "ben")], "refused AlreadyResolved");
    check(then(&[joined("ben")]), "refused NotInvited");
    check(then(&[invited("ana", "ben"), joined("chi")]), "refused NotInvited");
    check(then(&[invited("ana", "ben"), left("chi")]), "refused NotInvited");
    check(then(&[invited("ana", "ben"), left("ben")]), "Claimed/Connected: record(Left by ben) agents");
    check(then(&[invited("ana", "ben"), left("ana")]), "Claimed/Connected: record(Left by ana) agents");

    let with_ben = |more: &[Event]| then(&[&[invited("ana", "ben"), joined("ben")], more].concat());
    check(with_ben(&[]), "Claimed/Connected: record(Joined by ben) agents visitor");
    check(with_ben(&[joined("ben")]), "Claimed/Connected: ");
    check(
        with_ben(&[said(Author::Agent(agent("ben")), "message-1", "hi")]),
        "Claimed/Connected: record(Said by ben) append(1)",
    );
    check(with_ben(&[resolved("ben")]), "refused NotYours");
    check(with_ben(&[left("ben")]), "Claimed/Connected: record(Left by ben) agents visitor");

    let over = |by: &str| handed_over(by, Role::Agent, None);
    check(then(&[over("ana")]), "refused NotThere");
    check(with_ben(&[over("ben")]), "refused NotYours");
    let gone = Event::HandedOver {
        by: "ana".parse().unwrap(),
        role: Role::Agent,
        reason: None,
        second_there: false,
    };
    check(with_ben(&[gone]), "refused NotThere");
    check(with_ben(&[over("ana")]), "Claimed/Connected: record(HandedOver by ana) agents visitor");
    check(with_ben(&[over("ana"), resolved("ana")]), "refused NotYours");
    let again = |role, reason| {
        with_ben(&[over("ana"), invited("ben", "chi"), joined("chi"), handed_over("ben", role, reason)])
    };
    check(again(Role::Agent, Some("She knows the bank.")), "refused NeedsLead");
    check(again(Role::Lead, None), "refused NeedsLead");
    check(
        again(Role::Lead, Some("She knows the bank.")),
        "Claimed/Connected: record(HandedOver by ben) agents visitor",
    );
}
