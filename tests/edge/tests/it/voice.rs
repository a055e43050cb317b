//! What the Desk hands on between two browsers that look for a way to each other, and what it does not.

use edge_tests::{
    door::Agent,
    sample::{response, settings},
    socket::Socket,
    stored::Object,
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{
    case::Channel,
    desk::{ToAgent, Verb},
    ids::CaseId,
    problem::Refusal,
    route::IceServer,
    talk::{FromVisitor, ToVisitor},
    voice::{Because, Signal},
};

const SECRET: &str = "a secret that never leaves";

fn with_turn() -> Value {
    json!({ "voice": {
        "stun": ["stun:stun.example"],
        "turn": { "urls": ["turn:turn.example?transport=udp"], "secret": SECRET },
    } })
}

/// A description that a browser could have made.
fn sdp() -> String {
    let digest = ["0F"; 32].join(":");
    format!("v=0\r\ns=-\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=fingerprint:sha-256 {digest}\r\n")
}

fn offer() -> Signal {
    Signal::try_from(format!("offer 7 {}", sdp())).unwrap()
}

/// A pressed case, its visitor, and two agents.
struct Scene {
    edge: Workerd,
    case: CaseId,
    visitor: Socket<ToVisitor>,
    ana: Agent,
    ben: Agent,
}

impl Scene {
    async fn start(changes: Value) -> Self {
        let edge = Workerd::start(settings(changes));
        let (case, key) = edge.pressed(&response(1)).await;
        let (ana, ben) = (edge.signed_in("agent1").await, edge.signed_in("agent2").await);
        let (ana, ben) = (edge.agent(&ana).await, edge.agent(&ben).await);
        let visitor = edge.visitor(&key, 0).await;
        Self { edge, case, visitor, ana, ben }
    }

    async fn claimed(changes: Value) -> Self {
        let mut scene = Self::start(changes).await;
        let case = scene.case;
        assert_eq!(scene.ana.does(Verb::Claim { case }).await, Ok(()));
        scene
    }

    async fn visitor_is_refused(&mut self, frame: FromVisitor, want: Refusal) {
        self.visitor.send(&frame).await;
        let refused = refusal(&mut self.visitor).await;
        assert_eq!(refused, want, "{frame:?}");
    }
}

async fn refusal(visitor: &mut Socket<ToVisitor>) -> Refusal {
    visitor
        .until("a refusal", |frame| match frame {
            ToVisitor::Refused { id: None, refusal } => Some(refusal.clone()),
            _ => None,
        })
        .await
}

/// What an agent's socket has brought of calls so far.
async fn signals(agent: &mut Agent) -> Vec<ToAgent> {
    agent.socket.ping().await;
    let unread = agent.socket.take_unread();
    unread.into_iter().filter(|frame| matches!(frame, ToAgent::Signal { .. } | ToAgent::Ice { .. })).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_goes_between_the_visitor_and_the_owner_alone() {
    let mut scene = Scene::claimed(json!({})).await;
    let case = scene.case;
    let (_, other) = scene.edge.pressed(&response(2)).await;
    let mut other = scene.edge.visitor(&other, 0).await;

    scene.visitor.send(&FromVisitor::Signal { signal: offer() }).await;
    scene.visitor.ping().await;
    assert_eq!(signals(&mut scene.ana).await, [ToAgent::Signal { case, signal: offer() }]);
    assert_eq!(signals(&mut scene.ben).await, []);

    let word = Signal::HangUp { because: Because::Declined };
    assert_eq!(scene.ana.does(Verb::Signal { case, signal: word.clone() }).await, Ok(()));
    let heard = scene
        .visitor
        .until("a signal", |frame| match frame {
            ToVisitor::Signal { signal } => Some(signal.clone()),
            _ => None,
        })
        .await;
    assert_eq!(heard, word);
    other.ping().await;
    assert!(!other.take_unread().iter().any(|frame| matches!(frame, ToVisitor::Signal { .. })));

    for verb in [Verb::Signal { case, signal: offer() }, Verb::AskIce { case }] {
        assert_eq!(scene.ben.does(verb).await, Err(Refusal::NotYours));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_handed_on_and_no_server_is_told_before_the_claim_or_after_the_end() {
    let mut scene = Scene::start(with_turn()).await;
    let case = scene.case;
    for frame in [FromVisitor::AskIce, FromVisitor::Signal { signal: offer() }] {
        scene.visitor_is_refused(frame, Refusal::NotConnected).await;
    }
    assert_eq!(scene.ana.does(Verb::AskIce { case }).await, Err(Refusal::NotYours));
    assert_eq!(scene.ana.does(Verb::Claim { case }).await, Ok(()));

    assert_eq!(scene.ana.does(Verb::AskIce { case }).await, Ok(()));
    scene.visitor.send(&FromVisitor::AskIce).await;
    let told = scene
        .visitor
        .until("servers", |frame| match frame {
            ToVisitor::Ice { servers } => Some(servers.clone()),
            _ => None,
        })
        .await;
    let [stun, turn] = &told[..] else { panic!("{told:?}") };
    assert_eq!((stun.urls.len(), &stun.username), (1, &None));
    let IceServer { username: Some(name), credential: Some(password), .. } = turn else { panic!("{turn:?}") };
    let (until, of) = name.split_once(':').unwrap();
    assert!(until.parse::<u64>().unwrap() > 1_764_000_000 && of == case.to_string(), "{name}");
    assert!(password.len() == 28 && !format!("{told:?}").contains(SECRET));
    assert!(matches!(&signals(&mut scene.ana).await[..], [ToAgent::Ice { .. }]));

    let resolution = json!({ "outcome": "put-right", "root_cause": "card-declined" });
    let resolve = Verb::Resolve { case, resolution: serde_json::from_value(resolution).unwrap() };
    assert_eq!(scene.ana.does(resolve).await, Ok(()));
    for frame in [
        FromVisitor::AskIce,
        FromVisitor::Signal { signal: offer() },
        FromVisitor::Want { channel: Channel::Voice },
    ] {
        scene.visitor_is_refused(frame, Refusal::AlreadyResolved).await;
    }
    assert_eq!(scene.ana.does(Verb::AskIce { case }).await, Err(Refusal::AlreadyResolved));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wish_to_speak_is_shown_and_may_be_taken_back() {
    let mut scene = Scene::start(json!({})).await;
    let case = scene.case;
    for channel in [Channel::Voice, Channel::Voice, Channel::Chat] {
        scene.visitor.send(&FromVisitor::Want { channel }).await;
        scene.visitor.ping().await;
    }
    for agent in [&mut scene.ana, &mut scene.ben] {
        agent.row("the wish", |row| row.id == case && row.channel == Channel::Voice).await;
        agent.row("its end", |row| row.id == case && row.channel == Channel::Chat).await;
    }
    let told = scene.visitor.take_unread();
    let channels: Vec<_> = told
        .iter()
        .filter_map(|frame| match frame {
            ToVisitor::State(state) => Some(state.channel),
            _ => None,
        })
        .collect();
    assert_eq!(channels[channels.len() - 2..], [Channel::Voice, Channel::Chat], "{told:?}");
    let offered = ToVisitor::Channels { channels: vec![Channel::Chat, Channel::Voice], files: None };
    assert!(told.contains(&offered), "{told:?}");
    assert_eq!(scene.ana.snapshot.channels, [Channel::Chat, Channel::Voice]);
    let wishes = "SELECT 1 FROM events WHERE what IN ('wants-voice', 'wants-chat')";
    assert_eq!(scene.edge.killed().query(Object::Desk, wishes).len(), 2, "the same wish again is none");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_without_voice_has_none() {
    let mut scene = Scene::claimed(json!({ "voice": { "off": true } })).await;
    let case = scene.case;
    for frame in [
        FromVisitor::AskIce,
        FromVisitor::Signal { signal: offer() },
        FromVisitor::Want { channel: Channel::Voice },
    ] {
        scene.visitor_is_refused(frame, Refusal::NotOffered).await;
    }
    assert_eq!(scene.ana.does(Verb::Signal { case, signal: offer() }).await, Err(Refusal::NotOffered));
    assert_eq!(scene.ana.snapshot.channels, [Channel::Chat]);
    let told = scene.visitor.take_unread();
    assert!(told.contains(&ToVisitor::Channels { channels: vec![Channel::Chat], files: None }), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn signals_that_are_none_are_refused_and_handed_to_nobody() {
    let mut scene = Scene::claimed(json!({})).await;
    let good = sdp();
    let long = "a=x\r\n".repeat(4_000);
    let bad_sdps = [
        String::new(),
        "v=0\r\n".to_owned(),
        good.replace("\r\n", "\n"),
        good.replace("a=fingerprint", "a=thumb"),
        good.replace("s=-", "s=-\r\n\r\nm=video 9 X 1"),
        good.replace("s=-", "s=\u{0}"),
        good.replace("audio", "video"),
        format!("{good}m=application 9 X 1\r\n"),
        format!("{good}{}", "a=candidate:1\r\n".repeat(61)),
        format!("{good}{long}"),
    ];
    let mut signals: Vec<Value> = ["offer", "answer"]
        .into_iter()
        .flat_map(|word| bad_sdps.clone().map(|sdp| json!(format!("{word} 7 {sdp}"))))
        .collect();
    signals.extend([
        json!(null),
        json!({}),
        json!(7),
        json!(""),
        json!("unheard-of"),
        json!(format!("offer {good}")),
        json!(format!("offer -1 {good}")),
        json!(format!("offer 4294967296 {good}")),
        json!("candidate 7 a=candidate"),
        json!("candidate 7 candidate:1\r\na=x"),
        json!(format!("candidate 7 candidate:{}", "1".repeat(512))),
        json!("hang-up"),
        json!("hang-up of you"),
    ]);
    for signal in signals {
        let frame = json!({ "t": "signal", "signal": signal }).to_string();
        scene.visitor.send_text(frame.clone()).await;
        let refused = refusal(&mut scene.visitor).await;
        assert!(matches!(refused, Refusal::BadFrame { .. }), "{frame}: {refused:?}");
        let frame = json!({ "ref": 1, "t": "signal", "case": scene.case, "signal": signal }).to_string();
        scene.ana.socket.send_text(frame.clone()).await;
        let refused = scene
            .ana
            .socket
            .until("a refusal", |frame| match frame {
                ToAgent::Refused { reference: 0, refusal } => Some(refusal.clone()),
                _ => None,
            })
            .await;
        assert!(matches!(refused, Refusal::BadFrame { .. }), "{frame}: {refused:?}");
    }
    for bad in [json!({ "t": "want" }), json!({ "t": "want", "channel": "smoke" })] {
        scene.visitor.send_text(bad.to_string()).await;
        assert!(matches!(refusal(&mut scene.visitor).await, Refusal::BadFrame { .. }), "{bad}");
    }
    assert_eq!(self::signals(&mut scene.ana).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_call_is_stored_or_logged() {
    let mut scene = Scene::claimed(with_turn()).await;
    let case = scene.case;
    for _ in 0..20 {
        scene.visitor.send(&FromVisitor::Signal { signal: offer() }).await;
        assert_eq!(scene.ana.does(Verb::Signal { case, signal: offer() }).await, Ok(()));
    }
    scene.visitor.send(&FromVisitor::AskIce).await;
    scene.visitor.ping().await;
    let log = scene.edge.log().join("\n");
    assert!(!log.contains("fingerprint") && !log.contains("turn.example"), "{log}");
    let stored = scene.edge.killed();
    assert_eq!(stored.count(Object::Desk, "messages"), 0);
    assert_eq!(stored.count(Object::Desk, "events"), 3, "opened, pressed and claimed");
}
