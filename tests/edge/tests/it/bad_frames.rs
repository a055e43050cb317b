//! Sockets that say what they must not.

use edge_tests::{
    door::Agent,
    sample::{message_id, response, settings, text},
    socket::{Frame, Message, Socket},
    stored::Object,
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{
    desk::{ToAgent, Verb},
    ids::CaseId,
    problem::Refusal,
    talk::{MAX_FRAME, ToVisitor},
    time::UnixMillis,
};

/// Texts that are no frame, neither a visitor's nor an agent's, whatever `case` they are about.
fn junk(case: CaseId) -> Vec<String> {
    let long = "a".repeat(4_001);
    let id = message_id();
    let agents = |verb: Value| {
        let mut frame = verb;
        frame["ref"] = json!(1);
        frame.to_string()
    };
    let mut frames: Vec<String> = [
        "",
        " ",
        "{",
        "nonsense",
        "null",
        "7",
        "[]",
        "{}",
        "PING",
        "ping ",
        "\u{0}",
        "{\"t\":\"say\"",
        "\u{202e}",
    ]
    .map(str::to_owned)
    .into();
    frames.extend([
        json!({ "t": "unheard-of" }).to_string(),
        json!({ "t": 7 }).to_string(),
        json!({ "t": "say" }).to_string(),
        json!({ "t": "say", "id": id }).to_string(),
        json!({ "t": "say", "id": "short", "text": "hello" }).to_string(),
        json!({ "t": "say", "id": id, "text": 7 }).to_string(),
        json!({ "t": "say", "id": id, "text": " " }).to_string(),
        json!({ "t": "say", "id": id, "text": long }).to_string(),
        json!({ "t": "say", "id": id, "text": "\u{0}" }).to_string(),
        json!({ "t": "resume" }).to_string(),
        json!({ "t": "resume", "after": -1 }).to_string(),
        json!({ "t": "resume", "after": 4_294_967_296_u64 }).to_string(),
        json!({ "t": "state" }).to_string(),
        json!({ "t": "seen" }).to_string(),
        json!({ "t": "seen", "got": 1 }).to_string(),
        json!({ "t": "seen", "got": -1, "read": 0 }).to_string(),
        json!({ "t": "answers-to", "key": "abcdefghijklmnopqrstuvwx", "address": "jo" }).to_string(),
        json!({ "t": "answers-to", "key": "abcdefghijklmnopqrstuvwx", "address": "a@b, c@d" }).to_string(),
        json!({ "t": "answers-to", "key": "short", "address": "a@b" }).to_string(),
        json!({ "t": "answers-to", "address": "a@b" }).to_string(),
        agents(json!({ "t": "be" })),
        agents(json!({ "t": "be", "chosen": "gone" })),
        agents(json!({ "t": "decline" })),
        agents(json!({ "t": "invite", "case": case, "agent": "agent2" })),
        agents(json!({ "t": "invite", "case": case, "agent": "agent2", "note": " " })),
        agents(json!({ "t": "invite", "case": case, "agent": "../agent2", "note": "Look." })),
        agents(json!({ "t": "join", "case": 7 })),
        agents(json!({ "t": "leave" })),
        agents(json!({ "t": "hand-over", "case": case, "reason": "" })),
        agents(json!({ "t": "seen", "case": case, "got": 1 })),
        agents(json!({ "t": "dial" })),
        agents(json!({ "t": "called", "case": case, "missed": "gone" })),
        agents(json!({ "t": "claim" })),
        agents(json!({ "t": "claim", "case": "x" })),
        agents(json!({ "t": "say", "case": case, "text": "hello" })),
        agents(json!({ "t": "say", "case": case, "id": id, "text": "" })),
        agents(json!({ "t": "read", "case": case })),
        agents(json!({ "t": "read", "case": case, "after": "0" })),
        agents(json!({ "t": "resolve", "case": case })),
        agents(json!({ "t": "resolve", "case": case, "outcome": "put-right", "root_cause": "No" })),
        json!({ "ref": -1, "t": "resync" }).to_string(),
        json!({ "ref": "1", "t": "resync" }).to_string(),
        json!({ "t": "resync" }).to_string(),
    ]);
    frames
}

async fn check<In: Frame>(
    edge: &mut Workerd,
    socket: &mut Socket<In>,
    frame: String,
    refusal: impl Fn(&In) -> Option<Refusal>,
) {
    let (refused, lines) = edge
        .logged(async {
            socket.send_text(frame.clone()).await;
            socket.until("a refusal", &refusal).await
        })
        .await;
    let Refusal::BadFrame { detail } = refused else { panic!("{frame}: {refused:?}") };
    assert!(!detail.is_empty() && detail.len() < 300, "{frame}: {detail}");
    assert_eq!(lines.len(), 1, "{frame}: {lines:?}");
    socket.ping().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn frames_that_are_none_are_refused_and_the_socket_stays() {
    let mut edge = Workerd::start(settings(json!({})));
    let (case, key) = edge.pressed(&response(1)).await;
    let cookie = edge.signed_in("agent1").await;
    let Agent { socket: mut agent, .. } = edge.agent(&cookie).await;
    let mut visitor = edge.visitor(&key, 0).await;
    for frame in junk(case) {
        check(&mut edge, &mut agent, frame.clone(), |frame| match frame {
            ToAgent::Refused { reference: 0, refusal } => Some(refusal.clone()),
            _ => None,
        })
        .await;
        check(&mut edge, &mut visitor, frame, |frame| match frame {
            ToVisitor::Refused { id: None, refusal } => Some(refusal.clone()),
            _ => None,
        })
        .await;
    }
    // What an agent may say is none of a visitor's frames, and the other way round.
    for verb in [
        json!({ "t": "claim", "case": case }),
        json!({ "t": "resolve", "case": case }),
        json!({ "t": "resync" }),
        json!({ "t": "be", "chosen": "away" }),
        json!({ "t": "decline", "case": case }),
        json!({ "t": "invite", "case": case, "agent": "agent1", "note": "Look." }),
        json!({ "t": "hand-over", "case": case }),
    ] {
        check(&mut edge, &mut visitor, verb.to_string(), |frame| match frame {
            ToVisitor::Refused { id: None, refusal } => Some(refusal.clone()),
            _ => None,
        })
        .await;
    }
    let stored = edge.killed();
    assert_eq!(stored.count(Object::Desk, "messages"), 0);
    assert_eq!(stored.count(Object::Desk, "events"), 2, "opened and pressed");
}

async fn check_end<In: Frame>(
    edge: &mut Workerd,
    mut socket: Socket<In>,
    message: Message,
    want: (u16, &str),
) {
    let (end, lines) = edge
        .logged(async {
            socket.send_message(message).await;
            socket.closed().await
        })
        .await;
    assert_eq!((end.0, end.1.as_str()), want);
    assert_eq!(lines.len(), 1, "{lines:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn frames_that_are_too_much_end_the_socket() {
    let mut edge = Workerd::start(settings(json!({})));
    let (case, key) = edge.pressed(&response(1)).await;
    let cookie = edge.signed_in("agent1").await;
    let frame = |text: String| {
        json!({ "ref": 1, "t": "say", "case": case, "id": message_id(), "text": text }).to_string()
    };
    let too_large = (1009, "a frame is 64 KiB at most");
    for length in [MAX_FRAME, 1_000_000, 1 << 20, 5 << 20] {
        let frame = frame("a".repeat(length));
        let agent = edge.agent(&cookie).await.socket;
        check_end(&mut edge, agent, Message::text(frame.clone()), too_large).await;
        let visitor = edge.visitor(&key, 0).await;
        check_end(&mut edge, visitor, Message::text(frame), too_large).await;
    }
    // Bytes count, not characters.
    let visitor = edge.visitor(&key, 0).await;
    check_end(&mut edge, visitor, Message::text("😡".repeat(MAX_FRAME / 4) + "!"), too_large).await;
    for bytes in [frame("hello".to_owned()).into_bytes(), Vec::new(), vec![0xff; 100_000]] {
        let no_text = (1003, "frames are JSON texts");
        let agent = edge.agent(&cookie).await.socket;
        check_end(&mut edge, agent, Message::binary(bytes.clone()), no_text).await;
        let visitor = edge.visitor(&key, 0).await;
        check_end(&mut edge, visitor, Message::binary(bytes), no_text).await;
    }
    assert_eq!(edge.killed().count(Object::Desk, "messages"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn verbs_that_can_not_be_carried_out() {
    let mut edge = Workerd::start(settings(json!({})));
    let (case, _) = edge.pressed(&response(1)).await;
    let cookie = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&cookie).await;
    let unknown = CaseId::new(UnixMillis(0), &[0; 10]);
    let resolve = |case| Verb::Resolve {
        case,
        resolution: serde_json::from_value(json!({ "outcome": "put-right", "root_cause": "card-declined" }))
            .unwrap(),
    };
    let say = |case| Verb::Say { case, id: message_id(), text: text("Hello") };
    for (verb, want) in [
        (Verb::Claim { case: unknown }, Refusal::UnknownCase),
        (say(unknown), Refusal::UnknownCase),
        (Verb::Read { case: unknown, after: 0 }, Refusal::UnknownCase),
        (resolve(unknown), Refusal::UnknownCase),
        (say(case), Refusal::NotYours),
        (resolve(case), Refusal::NotYours),
    ] {
        assert_eq!(ana.does(verb).await, Err(want));
    }
    let stored = edge.killed();
    assert_eq!(stored.count(Object::Desk, "messages"), 0);
    assert_eq!(stored.count(Object::Desk, "events"), 2, "opened and pressed");
}
