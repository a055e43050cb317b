//! The life of a case by table, and its promises by property.

use proptest::prelude::*;
use shared::{
    callback::{CallId, Unreached},
    case::{Invitation, Role},
    score::Score,
    talk::{Author, Message},
    text::{Comment, Label, MessageText},
    time::Span,
};

use super::*;
use crate::domain::callback::{self, News, Terms};

const PATIENCE: Patience = Patience {
    unclaimed: Duration::from_secs(20),
    missed: Duration::from_secs(180),
    unseen: Duration::from_secs(60),
};

fn response(rev: u32, score: u8) -> Response {
    serde_json::from_value(serde_json::json!({
        "id": "01931d1e-7a3c-7c5d-8f2a-0123456789ab", "rev": rev, "score": score
    }))
    .unwrap()
}

fn agent(id: &str) -> Agent {
    Agent { id: id.parse().unwrap(), name: Label::new(id).unwrap() }
}

fn said(from: Author, id: &str, text: &str) -> Event {
    Event::Said { from, id: id.parse().unwrap(), text: MessageText::new(text).unwrap(), earlier: None }
}

fn resolution() -> Resolution {
    Resolution { outcome: "solved".parse().unwrap(), root_cause: "payment".parse().unwrap(), note: None }
}

fn pressed(key: &str) -> Event {
    Event::Pressed { key_digest: key.to_owned(), page_errors: PageErrors::default(), owner_there: true }
}

fn claimed(id: &str) -> Event {
    Event::Claimed { by: agent(id) }
}

fn resolved(id: &str) -> Event {
    Event::Resolved { by: id.parse().unwrap(), resolution: resolution() }
}

fn rung_due(rung: &[&str]) -> Event {
    Event::RungDue { rung: rung.iter().map(|id| id.parse().unwrap()).collect() }
}

fn lost() -> Event {
    Event::OwnerLost { second_there: true }
}

fn declined(id: &str) -> Event {
    Event::Declined { by: id.parse().unwrap() }
}

fn invited(by: &str, to: &str) -> Event {
    let note = Comment::new("Look at the card.").unwrap();
    Event::Invited(Invitation { by: agent(by), to: agent(to), note })
}

fn joined(id: &str) -> Event {
    Event::Joined { by: agent(id) }
}

fn left(id: &str) -> Event {
    Event::Left { by: id.parse().unwrap() }
}

fn handed_over(by: &str, role: Role, reason: Option<&str>) -> Event {
    let reason = reason.map(|reason| Comment::new(reason).unwrap());
    Event::HandedOver { by: by.parse().unwrap(), role, reason, second_there: true }
}

fn seen(by: Option<&str>, got: u32, read: u32) -> Event {
    Event::Seen { by: by.map(|id| id.parse().unwrap()), marks: Marks { got, read } }
}

fn opened() -> Case {
    open(CaseId::new(UnixMillis(0), &[0; 10]), response(0, 1), UnixMillis(0)).0
}

/// Runs `events` one second apart and names what came of the last one: the state and the effects, or the refusal.
fn check(events: Vec<Event>, want: &str) {
    let mut case = opened();
    let mut got = String::new();
    for (second, event) in (1..).zip(events) {
        got = match step(case.clone(), event, UnixMillis(second * 1000), PATIENCE) {
            Ok((next, effects)) => {
                case = next;
                let effects: Vec<String> = effects.iter().map(name).collect();
                format!("{:?}/{:?}: {}", case.state, case.handoff, effects.join(" "))
            }
            Err(refusal) => format!("refused {refusal:?}"),
        };
    }
    assert_eq!(got, want);
}

fn name(effect: &Effect) -> String {
    match effect {
        Effect::Record(what, None) => format!("record({what:?})"),
        Effect::Record(what, Some(agent)) => format!("record({what:?} by {agent})"),
        Effect::Append(message) => format!("append({})", message.seq),
        Effect::Acknowledge(message) => format!("acknowledge({})", message.seq),
        Effect::ShowAgents => "agents".to_owned(),
        Effect::ShowVisitor => "visitor".to_owned(),
        Effect::ShowVisitorMarks => "visitor-marks".to_owned(),
        Effect::ShowTeamMarks => "team-marks".to_owned(),
        Effect::ShowWayBack => "way-back".to_owned(),
        Effect::SendAnswers { to, after } => format!("send({} after {after})", to.address),
        Effect::Deliver(topic) => {
            format!("deliver({})", serde_json::to_value(topic).unwrap().as_str().unwrap())
        }
    }
}

#[test]
fn the_story_from_tap_to_resolution() {
    let (_, effects) = open(CaseId::new(UnixMillis(0), &[0; 10]), response(0, 1), UnixMillis(0));
    let effects: Vec<String> = effects.iter().map(name).collect();
    assert_eq!(effects.join(" "), "record(Opened) agents deliver(case.opened)");

    check(vec![pressed("k")], "Open/Ringing: record(Pressed) agents deliver(handoff.requested)");
    check(vec![pressed("k"), claimed("ana")], "Claimed/Connected: record(Claimed by ana) agents visitor");
    check(
        vec![pressed("k"), claimed("ana"), said(Author::Visitor, "message-1", "hi")],
        "Claimed/Connected: record(Said) append(1)",
    );
    check(
        vec![pressed("k"), claimed("ana"), said(Author::Agent(agent("ana")), "message-1", "hi")],
        "Claimed/Connected: record(Said by ana) append(1)",
    );
    check(
        vec![pressed("k"), said(Author::Visitor, "message-1", "hi")],
        "Open/Ringing: record(Said) append(1) agents",
    );
    check(
        vec![claimed("ana"), resolved("ana")],
        "Resolved/Ended: record(Resolved by ana) agents visitor deliver(case.resolved)",
    );
}

#[test]
fn what_comes_again_changes_nothing() {
    check(vec![pressed("k"), pressed("k")], "Open/Ringing: ");
    check(vec![claimed("ana"), claimed("ana")], "Claimed/Offered: ");
    check(vec![Event::Responded(response(0, 1))], "Open/Offered: ");
    check(vec![Event::Responded(response(2, 2)), Event::Responded(response(1, 3))], "Open/Offered: ");
    check(vec![Event::Responded(response(1, 2))], "Open/Offered: record(Revised) agents");
    check(vec![rung_due(&[])], "Open/Offered: ");
}

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
fn a_press_is_heard_whatever_became_of_the_case() {
    check(
        vec![claimed("ana"), pressed("k")],
        "Claimed/Connected: record(Pressed) agents deliver(handoff.requested)",
    );
    check(
        vec![claimed("ana"), resolved("ana"), pressed("k")],
        "Open/Ringing: record(Pressed) agents deliver(handoff.requested)",
    );
    check(vec![pressed("k"), pressed("other")], "refused OtherKey");
    check(vec![pressed("k"), claimed("ana"), resolved("ana"), pressed("k")], "Resolved/Ended: ");
}

#[test]
fn a_message_id_means_one_message() {
    let earlier = Message {
        seq: 1,
        id: "message-1".parse().unwrap(),
        from: Author::Visitor,
        text: MessageText::new("hi").unwrap(),
        at: UnixMillis(1),
    };
    let again = |text: &str| Event::Said {
        from: Author::Visitor,
        id: earlier.id.clone(),
        text: MessageText::new(text).unwrap(),
        earlier: Some(earlier.clone()),
    };
    check(vec![again("hi")], "Open/Offered: acknowledge(1)");
    check(vec![again("ho")], "refused MessageIdReused");
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

#[test]
fn marks_go_forward_and_not_past_what_was_said() {
    let said = |n: u32| said(Author::Visitor, &format!("message-{n}"), "hi");
    let then = |more: &[Event]| [&[pressed("k"), claimed("ana"), said(1), said(2)], more].concat();
    check(then(&[seen(Some("ana"), 2, 1)]), "Claimed/Connected: team-marks");
    check(then(&[seen(Some("ana"), 2, 1), seen(Some("ana"), 1, 1)]), "Claimed/Connected: ");
    check(then(&[seen(Some("ana"), 9, 9), seen(Some("ana"), 2, 2)]), "Claimed/Connected: ");
    check(then(&[seen(None, 2, 0)]), "Claimed/Connected: visitor-marks");
    check(then(&[seen(Some("ben"), 2, 2)]), "refused NotYours");
}

fn people() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("ana"), Just("ben"), Just("chi")]
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0_u32..4, 1_u8..6).prop_map(|(rev, score)| Event::Responded(response(rev, score))),
        prop_oneof![Just("k"), Just("other")].prop_map(pressed),
        people().prop_map(claimed),
        people().prop_map(resolved),
        (people(), 0_u32..1000).prop_map(|(id, n)| said(
            Author::Agent(agent(id)),
            &format!("message-{n}"),
            "hi"
        )),
        (0_u32..1000).prop_map(|n| said(Author::Visitor, &format!("visitor-{n}"), "hi")),
        Just(rung_due(&["ana", "ben"])),
        any::<bool>().prop_map(|second_there| Event::OwnerLost { second_there }),
        people().prop_map(declined),
        (people(), people()).prop_map(|(by, to)| invited(by, to)),
        people().prop_map(joined),
        people().prop_map(left),
        (people(), any::<bool>()).prop_map(|(by, leads)| {
            handed_over(by, if leads { Role::Lead } else { Role::Agent }, leads.then_some("The bank."))
        }),
        (proptest::option::of(people()), 0_u32..20, 0_u32..20)
            .prop_map(|(by, got, read)| seen(by, got, read)),
        call_asked(),
        called(),
    ]
}

fn call_asked() -> impl Strategy<Value = Event> {
    proptest::option::of((0_u64..400_000, 1_u64..60_000)).prop_map(|window| Event::CallAsked {
        number: "+4930123456".parse().unwrap(),
        window: window
            .map(|(from, length)| Span { from: UnixMillis(from), until: UnixMillis(from + length) }),
    })
}

fn called() -> impl Strategy<Value = Event> {
    let event = (people(), 0_u8..6, 1_u8..4).prop_map(|(id, kind, number)| {
        let call: CallId = format!("call-{number:020}").parse().unwrap();
        let told = |news| callback::Event::Told { call: call.clone(), news };
        match kind {
            0 => callback::Event::TimePassed,
            1 => callback::Event::Dialled { by: agent(id), call },
            2 => told(News::NotBegun),
            3 => told(News::Answered),
            4 => told(News::Missed(Unreached::NoAnswer)),
            _ => told(News::Missed(Unreached::Machine)),
        }
    });
    (proptest::option::of(people()), event, 0_u64..400_000).prop_map(|(by, event, again)| {
        let by = if let callback::Event::Dialled { by, .. } = &event {
            Some(by.id.clone())
        } else {
            by.map(|id| id.parse().unwrap())
        };
        let terms = Terms { attempts: 2.try_into().unwrap(), again: UnixMillis(again) };
        Event::Called { by, event, terms }
    })
}

proptest! {
    #[test]
    fn promises_hold_whatever_happens(events in proptest::collection::vec((any_event(), 0_u64..15_000), 0..60)) {
        let mut case = opened();
        let mut now = 0;
        let (mut unclaimed, mut rings) = (0, 0);
        for (event, pause) in events {
            now += pause;
            let before = case.clone();
            let speaker = if let Event::Said { from, .. } = &event { Some(from.clone()) } else { None };
            let marks = matches!(event, Event::Seen { .. });
            let Ok((after, effects)) = step(case.clone(), event, UnixMillis(now), PATIENCE) else { continue };

            // Nothing changes silently, and what changed is in the history, but for marks, which are none.
            if after != before {
                let recorded = matches!(effects.first(), Some(Effect::Record(..)));
                prop_assert!(recorded || marks && effects.len() == 1, "{before:?} -> {after:?}");
            }
            // An owner is replaced only by the colleague who has joined, whom the visitor has seen.
            if let (Some(old), Some(new)) = (&before.owner, &after.owner) {
                prop_assert!(old == new || Some(new) == before.second.as_ref(), "{old:?} -> {new:?}");
            }
            prop_assert!(after.second.is_none() || after.is_connected() && after.second != after.owner);
            prop_assert!(after.invited.is_none() || after.is_connected());
            for marks in [after.visitor_marks, after.team_marks] {
                prop_assert!(marks.read <= marks.got && marks.got <= after.last_seq);
            }
            prop_assert_eq!(after.state == CaseState::Open, after.owner.is_none());
            prop_assert_eq!(after.state == CaseState::Resolved, after.resolution.is_some());
            prop_assert_eq!(after.state == CaseState::Resolved, after.handoff == Handoff::Ended);
            // A case rings until somebody has it or its visitor knows that nobody came; and while it rings, a rung is due.
            let open = matches!(after.handoff, Handoff::Requested | Handoff::Ringing | Handoff::Missed);
            prop_assert_eq!(open, after.pressed_at.is_some() && after.owner.is_none());
            let awaited = after.callback.as_ref().is_some_and(|callback| !callback.is_over());
            prop_assert!(after.rung_due.is_none() || after.handoff == Handoff::Ringing);
            prop_assert!(after.rung_due.is_some() || after.handoff != Handoff::Ringing || awaited);
            // Who is to be called rings or is somebody's, or comes back by itself.
            let goes_on = after.owner.is_some() || after.handoff == Handoff::Ringing || after.call_due().is_some();
            prop_assert!(!awaited || after.state == CaseState::Resolved || goes_on, "{after:?}");
            prop_assert!(after.handoff != Handoff::Ringing || !after.is_on_phone());
            if before.callback.is_some() {
                prop_assert!(after.callback.is_some());
            }
            // A key, once given, opens this conversation for ever.
            if before.key_digest.is_some() {
                prop_assert_eq!(&after.key_digest, &before.key_digest);
            }
            // Messages are numbered without gaps, and only the owner speaks for the team.
            let appended = effects.iter().filter(|effect| matches!(effect, Effect::Append(_))).count();
            prop_assert_eq!(u32::try_from(appended).unwrap(), after.last_seq - before.last_seq);
            if let (Some(Author::Agent(agent)), 1) = (speaker, appended) {
                prop_assert!(before.is_of(&agent.id));
            }
            unclaimed += effects.iter().filter(|e| **e == Effect::Deliver(Topic::HandoffUnclaimed)).count();
            // Another wish makes it ring anew.
            let anew = |effect: &Effect| {
                matches!(effect, Effect::Record(Happening::CallDue | Happening::CallWithdrawn, _))
            };
            let begins = before.handoff != Handoff::Ringing || effects.iter().any(anew);
            rings += usize::from(after.handoff == Handoff::Ringing && begins);
            case = after;
        }
        prop_assert!(unclaimed <= rings);
        prop_assert!(case.response.score.fits(shared::score::Steps::FIVE) && case.response.score >= Score::try_from(1).unwrap());
    }
}
