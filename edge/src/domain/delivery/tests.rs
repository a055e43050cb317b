use proptest::prelude::*;

use super::*;

const TOPICS: [Topic; 5] = [
    Topic::CaseOpened,
    Topic::HandoffRequested,
    Topic::HandoffUnclaimed,
    Topic::CaseResolved,
    Topic::MessageUnseen,
];
const NOW: UnixMillis = UnixMillis(1_000_000);

fn answered(status: u16) -> Outcome {
    Outcome::Answered { status, retry_after: None }
}

fn throttled(status: u16, seconds: u64) -> Outcome {
    Outcome::Answered { status, retry_after: Some(Duration::from_secs(seconds)) }
}

#[test]
fn topics_and_handovers_have_their_names_on_the_wire() {
    let names = ["case.opened", "handoff.requested", "handoff.unclaimed", "case.resolved", "message.unseen"];
    for (topic, name) in TOPICS.into_iter().zip(names) {
        assert_eq!(serde_json::to_value(topic).unwrap(), name);
    }
    let wire = r#"{"target":{"url":"https://a.example/","secret":"whsec_x"},"delivery":{"id":"msg_1","topic":"case.opened","body":"{}","at":5},"mail":true}"#;
    let handover: Handover = serde_json::from_str(wire).unwrap();
    assert_eq!(serde_json::to_string(&handover).unwrap(), wire);
    let handover: Handover = serde_json::from_str(&wire.replace(r#","mail":true"#, "")).unwrap();
    assert!(!handover.mail, "what an outbox holds from before there was mail");
}

#[test]
fn message_ids() {
    assert_eq!(MessageId::new([0xab; 16]).as_str(), format!("msg_{}", "ab".repeat(16)));
    let check = |raw: &str, good: bool| assert_eq!(raw.parse::<MessageId>().is_ok(), good, "{raw}");
    check(MessageId::new([0; 16]).as_str(), true);
    check("msg_a-B_9", true);
    check(&format!("msg_{}", "a".repeat(64)), true);
    for bad in ["", "msg_", "a", "Msg_a", "msg_a.b", "msg_a b", "msg_\u{e9}", "msg_a\n"] {
        check(bad, false);
    }
    check(&format!("msg_{}", "a".repeat(65)), false);
}

/// The pauses in seconds until it is given up, when each attempt fails at once.
fn schedule(topic: Topic, jitter: u64) -> Vec<u64> {
    let mut delivery = Delivery::new(topic, NOW);
    let mut now = NOW;
    let mut pauses = vec![];
    while let State::Pending { due } = delivery.state {
        pauses.push(due.since(now).as_secs());
        now = due;
        delivery = after_attempt(delivery.begin(now), &answered(500), now, jitter);
    }
    assert_eq!(delivery.state, State::GivenUp { at: now });
    pauses
}

#[test]
fn the_schedule() {
    const DAYS: [u64; 10] = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
    let urgent = [&[0, 2, 5, 10, 20, 40], &DAYS[1..]].concat();
    assert_eq!(schedule(Topic::CaseOpened, 0), DAYS);
    assert_eq!(DAYS.iter().sum::<u64>(), 75 * 3_600 + 35 * 60 + 5);
    assert_eq!(schedule(Topic::HandoffRequested, 0), urgent);
    assert_eq!(schedule(Topic::HandoffUnclaimed, 0), urgent);
    assert_eq!(
        schedule(Topic::CaseOpened, 1_000),
        [0, 5, 330, 1_980, 7_920, 19_800, 39_600, 55_440, 79_200, 95_040]
    );
}

#[test]
fn what_an_outcome_means() {
    let begun = Delivery::new(Topic::CaseOpened, NOW).begin(NOW);
    let check = |outcome: &Outcome, want: State| {
        assert_eq!(after_attempt(begun, outcome, NOW, 0), Delivery { state: want, ..begun }, "{outcome}");
    };
    let again = |seconds: u64| State::Pending { due: NOW.after(Duration::from_secs(seconds)) };
    let delivered = State::Delivered { at: NOW };
    let given_up = State::GivenUp { at: NOW };
    for status in [200, 201, 202, 204, 299] {
        check(&answered(status), delivered);
    }
    for status in [199, 300, 301, 302, 307, 308, 400, 401, 404, 409, 429, 500, 502, 503, 504, 599] {
        check(&answered(status), again(5));
    }
    check(&answered(410), given_up);
    check(&Outcome::Unsendable("no".to_owned()), given_up);
    check(&Outcome::Refused { status: 422 }, given_up);
    check(&Outcome::TimedOut, again(5));
    check(&Outcome::Unreachable("refused".to_owned()), again(5));
    for status in [429, 502, 503, 504] {
        check(&throttled(status, 120), again(120));
        check(&throttled(status, 3), again(5));
        check(&throttled(status, 1_000_000_000), again(86_400));
    }
    check(&throttled(500, 120), again(5));
    check(&throttled(301, 120), again(5));
    check(&throttled(410, 120), given_up);
}

#[test]
fn an_attempt_that_nobody_lived_to_see_counts() {
    let mut delivery = Delivery::new(Topic::HandoffRequested, NOW);
    let mut now = NOW;
    let mut pauses = vec![];
    loop {
        delivery = delivery.begin(now);
        let State::Pending { due } = delivery.state else {
            break;
        };
        pauses.push(due.since(now).as_secs());
        now = due;
    }
    assert_eq!(pauses, [2, 5, 10, 20, 40, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, 20]);
    assert_eq!((delivery.attempts, delivery.state), (15, State::GivenUp { at: now }));
}

#[test]
fn wishes_to_be_left_alone() {
    let check = |header: &str, want: Option<u64>| {
        assert_eq!(retry_after(header), want.map(Duration::from_secs), "{header:?}");
    };
    check("120", Some(120));
    check(" 0 ", Some(0));
    check("86401", Some(86_400));
    check("99999999999999999999999", Some(86_400));
    for none in ["", " ", "-1", "+1", "1.5", "1e9", "Wed, 21 Oct 2026 07:28:00 GMT", "soon", "\u{661}"] {
        check(none, None);
    }
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        (100_u16..600, prop::option::of(any::<u64>())).prop_map(|(status, wish)| Outcome::Answered {
            status,
            retry_after: wish.map(Duration::from_secs)
        }),
        Just(Outcome::TimedOut),
        Just(Outcome::Unreachable("gone".to_owned())),
        Just(Outcome::Unsendable("no".to_owned())),
        Just(Outcome::Refused { status: 422 }),
    ]
}

proptest! {
    #[test]
    fn every_delivery_settles_and_stays_so(
        topic in prop::sample::select(&TOPICS),
        attempts in prop::collection::vec((outcome(), any::<u64>(), 0_u64..20_000), 20),
    ) {
        let mut delivery = Delivery::new(topic, NOW);
        let mut now = NOW;
        for (outcome, jitter, took_ms) in attempts {
            let begun = delivery.begin(now);
            now = UnixMillis(now.0 + took_ms);
            let after = after_attempt(begun, &outcome, now, jitter);
            if let State::Pending { .. } = delivery.state {
                prop_assert!(begun.attempts == delivery.attempts + 1);
            } else {
                prop_assert_eq!(after, delivery, "a settled delivery changed");
            }
            if let State::Pending { due } = after.state {
                prop_assert!(due > now, "it would be tried again in the same moment");
                prop_assert!(due.since(now) <= LONGEST_RETRY_AFTER * 11 / 10);
                now = due;
            }
            delivery = after;
        }
        prop_assert!(!matches!(delivery.state, State::Pending { .. }), "it is still tried after 20 attempts");
        prop_assert!(delivery.attempts <= 15);
    }
}
