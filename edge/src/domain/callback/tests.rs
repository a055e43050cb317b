use proptest::prelude::*;
use shared::text::Label;

use super::*;

/// Minutes after the beginning of everything.
fn at(minute: u64) -> UnixMillis {
    UnixMillis(minute * 60_000)
}

fn agent(name: &str) -> Agent {
    Agent { id: name.parse().unwrap(), name: Label::new(name).unwrap() }
}

fn call(number: u8) -> CallId {
    format!("call-{number:020}").parse().unwrap()
}

fn window(from: u64, until: u64) -> Option<Span> {
    Some(Span { from: at(from), until: at(until) })
}

fn dialled(number: u8) -> Event {
    Event::Dialled { by: agent("ana"), call: call(number) }
}

fn told(number: u8, news: News) -> Event {
    Event::Told { call: call(number), news }
}

fn missed(number: u8) -> Event {
    told(number, News::Missed(Unreached::NoAnswer))
}

/// Two attempts, ten minutes apart, at a site that is always open.
fn terms(minute: u64) -> Terms {
    Terms::of(&rules(), &Openings::always(at(0)), at(minute))
}

fn rules() -> Callbacks {
    serde_json::from_str(r#"{"attempts":2,"pause_s":600}"#).unwrap()
}

/// A word for how far it is, and what follows the state's name where it matters.
fn word(callback: &Callback) -> String {
    match &callback.state {
        State::Requested => "requested".to_owned(),
        State::Due { .. } => "due".to_owned(),
        State::Dialling { by, .. } => format!("dialling by {}", by.id),
        State::Unreached { again, .. } => format!("unreached until {}", again.0 / 60_000),
        State::Reached { at } => format!("reached at {}", at.0 / 60_000),
        State::GivenUp { why: GaveUp::Attempts, .. } => "given up".to_owned(),
        State::GivenUp { why: GaveUp::Withdrawn, .. } => "withdrawn".to_owned(),
    }
}

/// A callback asked for in minute 1, and how far it is after each event of a minute.
#[track_caller]
fn check(asked: Option<Span>, story: &[(u64, Event, &str)]) -> Callback {
    let (mut callback, effects) = request("+4930123456".parse().unwrap(), asked, at(1));
    assert_eq!(effects[0], Effect::Record(Happening::Requested));
    for (minute, event, want) in story {
        let said = match step(callback.clone(), event.clone(), at(*minute), terms(*minute)) {
            Ok((after, effects)) => {
                assert_eq!(after == callback, effects.is_empty(), "{minute} {event:?}: {effects:?}");
                callback = after;
                word(&callback)
            }
            Err(DialRefusal::UnderWay(by)) => format!("{} is calling", by.id),
            Err(DialRefusal::NotDue(moment)) => format!("not before {}", moment.0 / 60_000),
            Err(DialRefusal::Over) => "over".to_owned(),
        };
        assert_eq!(said, *want, "{minute} {event:?}");
        assert_eq!(callback.requested_at, at(1), "the place is kept");
    }
    callback
}

#[test]
fn a_visitor_is_called_until_reached_or_given_up() {
    let bo = |number: u8| Event::Dialled { by: agent("bo"), call: call(number) };
    let answered = |number: u8| told(number, News::Answered);
    let not_begun = |number: u8| told(number, News::NotBegun);

    check(None, &[(2, dialled(1), "dialling by ana"), (3, answered(1), "reached at 3"), (9, bo(2), "over")]);
    let given_up = check(
        None,
        &[
            (2, dialled(1), "dialling by ana"),
            (3, missed(1), "unreached until 13"),
            (4, dialled(2), "not before 13"),
            (12, Event::TimePassed, "unreached until 13"),
            (13, Event::TimePassed, "due"),
            (14, bo(2), "dialling by bo"),
            (15, missed(2), "given up"),
            (30, bo(3), "over"),
            (30, Event::TimePassed, "given up"),
        ],
    );
    assert_eq!((given_up.attempts, given_up.wake_at()), (2, None));

    // Two agents at once, and the same press of a key twice.
    check(
        None,
        &[
            (2, dialled(1), "dialling by ana"),
            (2, bo(2), "ana is calling"),
            (2, dialled(1), "dialling by ana"),
        ],
    );

    // Nobody calls before the window, and who was not called in it is called late.
    let late = check(
        window(30, 60),
        &[
            (2, dialled(1), "not before 30"),
            (29, Event::TimePassed, "requested"),
            (30, Event::TimePassed, "due"),
            (61, Event::TimePassed, "due"),
        ],
    );
    assert_eq!((late.promise().is_late(at(59)), late.promise().is_late(at(60))), (false, true));
    check(window(30, 60), &[(30, dialled(1), "dialling by ana")]);

    // The agent's own telephone is no attempt.
    let tried = check(
        None,
        &[
            (2, dialled(1), "dialling by ana"),
            (3, not_begun(1), "due"),
            (3, not_begun(1), "due"),
            (4, dialled(2), "dialling by ana"),
        ],
    );
    assert_eq!(tried.attempts, 1);

    // Of a call nothing more is heard: it ends by itself; that it was answered is believed when it comes late.
    check(
        None,
        &[
            (2, dialled(1), "dialling by ana"),
            (4, Event::TimePassed, "dialling by ana"),
            (5, Event::TimePassed, "unreached until 15"),
            (6, missed(1), "unreached until 15"),
            (7, answered(1), "reached at 7"),
        ],
    );
    // News of an earlier call say nothing of the one under way.
    check(
        None,
        &[
            (2, dialled(1), "dialling by ana"),
            (3, missed(1), "unreached until 13"),
            (13, dialled(2), "dialling by ana"),
            (14, answered(1), "dialling by ana"),
            (14, missed(1), "dialling by ana"),
            (14, not_begun(1), "dialling by ana"),
            (15, answered(2), "reached at 15"),
            (16, missed(2), "reached at 15"),
        ],
    );

    // A machine picked up, as only the agent can tell.
    let machine = |number: u8| told(number, News::Missed(Unreached::Machine));
    check(
        None,
        &[
            (2, dialled(1), "dialling by ana"),
            (3, answered(1), "reached at 3"),
            (4, machine(2), "reached at 3"),
            (4, machine(1), "unreached until 14"),
            (5, answered(1), "reached at 5"),
        ],
    );

    // Taken back, but not under the agent's hands.
    check(
        None,
        &[(2, Event::Withdrawn, "withdrawn"), (3, dialled(1), "over"), (3, answered(1), "withdrawn")],
    );
    check(
        None,
        &[
            (2, dialled(1), "dialling by ana"),
            (2, Event::Withdrawn, "dialling by ana"),
            (3, answered(1), "reached at 3"),
        ],
    );
}

#[test]
fn what_is_due_while_nobody_is_there_is_due_when_somebody_is() {
    let hours = serde_json::from_str(r#"{"zone":"UTC","open":[{"from":"00:00","to":"01:00"}]}"#).unwrap();
    let openings = Openings::of(&hours, &crate::domain::zone::Zone::new(0, vec![]), at(0));
    let (callback, _) = request("+4930123456".parse().unwrap(), None, at(1));
    let (callback, _) = step(callback, dialled(1), at(55), terms(55)).unwrap();
    let (callback, _) = step(callback, missed(1), at(56), Terms::of(&rules(), &openings, at(56))).unwrap();
    assert_eq!(callback.wake_at(), Some(at(24 * 60)));
}

#[test]
fn the_visitor_and_the_team_hear_of_it() {
    let record = Effect::Record;
    let (callback, effects) = request("+4930123456".parse().unwrap(), None, at(1));
    let due = [record(Happening::Requested), record(Happening::Due), Effect::Ring, Effect::ShowVisitor];
    assert_eq!(effects, due);
    let (waiting, effects) = request("+4930123456".parse().unwrap(), window(30, 60), at(1));
    assert_eq!(effects, [record(Happening::Requested), Effect::ShowVisitor]);
    assert_eq!(waiting.wake_at(), Some(at(30)));
    let (callback, effects) = step(callback, dialled(1), at(2), terms(2)).unwrap();
    assert_eq!(effects, [record(Happening::Dialled), Effect::ShowVisitor]);
    assert_eq!(callback.wake_at(), Some(at(5)));
    let not_begun = told(1, News::NotBegun);
    let (_, effects) = step(callback.clone(), not_begun, at(3), terms(3)).unwrap();
    assert_eq!(effects, [record(Happening::NotBegun), Effect::Ring, Effect::ShowVisitor]);
    let (_, effects) = step(callback, missed(1), at(3), terms(3)).unwrap();
    assert_eq!(effects, [record(Happening::Unreached), Effect::ShowVisitor]);
}

#[test]
fn it_is_stored_as_it_is() {
    let (callback, _) = request("+4930123456".parse().unwrap(), window(30, 60), at(1));
    let (callback, _) = step(callback, dialled(1), at(30), terms(30)).unwrap();
    let json = serde_json::to_string(&callback).unwrap();
    assert_eq!(serde_json::from_str::<Callback>(&json).unwrap(), callback);
}

fn event() -> impl Strategy<Value = Event> {
    (0_u8..8, 1_u8..6).prop_map(|(kind, number)| match kind {
        0 | 1 => Event::TimePassed,
        2 => dialled(number),
        3 => Event::Dialled { by: agent("bo"), call: call(number) },
        4 => told(number, News::NotBegun),
        5 => told(number, News::Answered),
        6 => missed(number),
        _ => Event::Withdrawn,
    })
}

proptest! {
    #[test]
    fn nobody_is_forgotten(asked in prop::option::of((0_u64..90, 1_u64..90)), story in prop::collection::vec((0_u64..20, event()), 0..40)) {
        let asked = asked.and_then(|(from, length)| window(from, from + length));
        let (mut callback, _) = request("+4930123456".parse().unwrap(), asked, at(1));
        let mut minute = 1;
        for (pause, event) in story {
            minute += pause;
            let before = callback.clone();
            let stored = serde_json::to_string(&callback).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Callback>(&stored).unwrap(), &callback);
            let Ok((after, effects)) = step(callback.clone(), event, at(minute), terms(minute)) else { continue };
            prop_assert_eq!(after == before, effects.is_empty());
            prop_assert_eq!((after.requested_at, &after.number), (before.requested_at, &before.number));
            prop_assert!(after.attempts <= 2);
            let over = matches!(before.state, State::Reached { .. } | State::GivenUp { why: GaveUp::Withdrawn, .. });
            prop_assert!(!over || after == before);
            // Who becomes due is rung for, and who is not due and not over has a moment at which it goes on.
            let due = matches!(after.state, State::Due { .. });
            prop_assert!(!due || after == before || effects.contains(&Effect::Ring));
            let waits = !matches!(after.state, State::Due { .. } | State::Reached { .. } | State::GivenUp { .. });
            prop_assert_eq!(after.wake_at().is_some(), waits);
            callback = after;
        }
    }
}
