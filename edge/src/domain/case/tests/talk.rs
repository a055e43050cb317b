//! What a visitor does and sees, from the tap to the end.

use super::*;

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
fn marks_go_forward_and_not_past_what_was_said() {
    let said = |n: u32| said(Author::Visitor, &format!("message-{n}"), "hi");
    let then = |more: &[Event]| [&[pressed("k"), claimed("ana"), said(1), said(2)], more].concat();
    check(then(&[seen(Some("ana"), 2, 1)]), "Claimed/Connected: team-marks");
    check(then(&[seen(Some("ana"), 2, 1), seen(Some("ana"), 1, 1)]), "Claimed/Connected: ");
    check(then(&[seen(Some("ana"), 9, 9), seen(Some("ana"), 2, 2)]), "Claimed/Connected: ");
    check(then(&[seen(None, 2, 0)]), "Claimed/Connected: visitor-marks");
    check(then(&[seen(Some("ben"), 2, 2)]), "refused NotYours");
}
