//! The life of a case by table, and its promises by property.

use proptest::prelude::*;
use shared::{score::Score, text::Label};

use super::*;

const PATIENCE: Duration = Duration::from_secs(20);

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
    Event::Pressed { key_digest: key.to_owned() }
}

fn claimed(id: &str) -> Event {
    Event::Claimed { by: agent(id) }
}

fn resolved(id: &str) -> Event {
    Event::Resolved { by: id.parse().unwrap(), resolution: resolution() }
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
        "Claimed/Connected: record(Said) append(1) agents",
    );
    check(
        vec![pressed("k"), claimed("ana"), said(Author::Agent(agent("ana")), "message-1", "hi")],
        "Claimed/Connected: record(Said by ana) append(1) agents",
    );
    check(vec![claimed("ana"), resolved("ana")], "Resolved/Ended: record(Resolved by ana) agents visitor");
}

#[test]
fn what_comes_again_changes_nothing() {
    check(vec![pressed("k"), pressed("k")], "Open/Ringing: ");
    check(vec![claimed("ana"), claimed("ana")], "Claimed/Offered: ");
    check(vec![Event::Responded(response(0, 1))], "Open/Offered: ");
    check(vec![Event::Responded(response(2, 2)), Event::Responded(response(1, 3))], "Open/Offered: ");
    check(vec![Event::Responded(response(1, 2))], "Open/Offered: record(Revised) agents");
    check(vec![Event::RungDue], "Open/Offered: ");
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
        step(case, Event::RungDue, UnixMillis(at), PATIENCE)
            .unwrap()
            .1
            .iter()
            .map(name)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(ring(&[pressed("k")], 20_999), "");
    assert_eq!(ring(&[pressed("k")], 21_000), "record(Unclaimed) deliver(handoff.unclaimed)");
    assert_eq!(ring(&[pressed("k"), claimed("ana")], 21_000), "");
    let (case, _) = step(opened(), pressed("k"), UnixMillis(0), PATIENCE).unwrap();
    let (case, _) = step(case, Event::RungDue, UnixMillis(20_000), PATIENCE).unwrap();
    assert_eq!(step(case, Event::RungDue, UnixMillis(30_000), PATIENCE).unwrap().1, []);
}

fn any_event() -> impl Strategy<Value = Event> {
    let agents = prop_oneof![Just("ana"), Just("ben"), Just("chi")];
    prop_oneof![
        (0_u32..4, 1_u8..6).prop_map(|(rev, score)| Event::Responded(response(rev, score))),
        prop_oneof![Just("k"), Just("other")].prop_map(pressed),
        agents.clone().prop_map(claimed),
        agents.clone().prop_map(resolved),
        (agents, 0_u32..1000).prop_map(|(id, n)| said(
            Author::Agent(agent(id)),
            &format!("message-{n}"),
            "hi"
        )),
        (0_u32..1000).prop_map(|n| said(Author::Visitor, &format!("visitor-{n}"), "hi")),
        Just(Event::RungDue),
    ]
}

proptest! {
    #[test]
    fn promises_hold_whatever_happens(events in proptest::collection::vec((any_event(), 0_u64..15_000), 0..60)) {
        let mut case = opened();
        let mut now = 0;
        let mut unclaimed = 0;
        for (event, pause) in events {
            now += pause;
            let before = case.clone();
            let speaker = if let Event::Said { from, .. } = &event { Some(from.clone()) } else { None };
            let Ok((after, effects)) = step(case.clone(), event, UnixMillis(now), PATIENCE) else { continue };

            // Nothing changes silently, and what changed is in the history.
            if after != before {
                prop_assert!(matches!(effects.first(), Some(Effect::Record(..))), "{before:?} -> {after:?}");
            }
            // An owner is never replaced but by a press that starts a closed case anew.
            if let (Some(old), Some(new)) = (&before.owner, &after.owner) {
                prop_assert_eq!(old, new);
            }
            prop_assert_eq!(after.state == CaseState::Open, after.owner.is_none());
            prop_assert_eq!(after.state == CaseState::Resolved, after.resolution.is_some());
            prop_assert_eq!(after.state == CaseState::Resolved, after.handoff == Handoff::Ended);
            // A case rings until somebody has it, and exactly one rung can be due while it does.
            prop_assert_eq!(after.handoff == Handoff::Ringing, after.pressed_at.is_some() && after.owner.is_none());
            prop_assert!(after.rung_due.is_none() || after.handoff == Handoff::Ringing);
            // A key, once given, opens this conversation for ever.
            if before.key_digest.is_some() {
                prop_assert_eq!(&after.key_digest, &before.key_digest);
            }
            // Messages are numbered without gaps, and only the owner speaks for the team.
            let appended = effects.iter().filter(|effect| matches!(effect, Effect::Append(_))).count();
            prop_assert_eq!(u32::try_from(appended).unwrap(), after.last_seq - before.last_seq);
            if let (Some(Author::Agent(agent)), 1) = (speaker, appended) {
                prop_assert_eq!(Some(&agent), before.owner.as_ref());
            }
            unclaimed += effects.iter().filter(|e| **e == Effect::Deliver(Topic::HandoffUnclaimed)).count();
            case = after;
        }
        prop_assert!(unclaimed <= 1);
        prop_assert!(case.response.score.fits(shared::score::Steps::FIVE) && case.response.score >= Score::try_from(1).unwrap());
    }
}
