//! What is said in a talk, as samples.

use shared::{
    callback::{CallPromise, Phase, Unreached},
    case::{Agent, Channel, Handoff, Marks},
    files::Files,
    response::{Facts, Response},
    route::IceServer,
    talk::{Author, Message, TalkState},
    time::{Span, UnixMillis},
    voice::{Because, Candidate, Sdp, Signal},
};

use crate::{of, text};

pub(crate) const RESPONSE: &str = "01931d1e-7a3c-7c5d-8f2a-0123456789ab";
pub(crate) const CASE: &str = "01931d1e-8000-7000-8000-00000000000c";
pub(crate) const KEY: &str = "k3y-of_the_visitor-0123456789";

pub(crate) fn tap() -> Response {
    Response {
        id: of(RESPONSE),
        rev: 0,
        score: 1.try_into().unwrap(),
        steps: None,
        survey: None,
        page: None,
        locale: None,
        reason: None,
        comment: None,
        facts: Facts::default(),
        answered: None,
    }
}

pub(crate) fn full_response() -> Response {
    Response {
        rev: 3,
        steps: Some(5.try_into().unwrap()),
        survey: Some(of("checkout")),
        page: Some(of("https://shop.example/pay")),
        locale: Some(of("pt-BR")),
        reason: Some(of("payment")),
        comment: Some(text("“No” – 100 %\n\ttwice 😡")),
        facts: facts(),
        ..tap()
    }
}

pub(crate) fn facts() -> Facts {
    Facts { order: Some(text("4711")), step: Some(text("payment")), ..Facts::default() }
}

pub(crate) fn ana() -> Agent {
    Agent { id: of("agent1"), name: text("Ana") }
}

pub(crate) fn ben() -> Agent {
    Agent { id: of("agent2"), name: text("Ben") }
}

pub(crate) fn state() -> TalkState {
    TalkState {
        case: of(CASE),
        handoff: Handoff::Connected,
        agent: Some(ana()),
        present: 2,
        free: 1,
        place: 0,
        wait_s: None,
        last_seq: 7,
        second: Some(ben()),
        marks: Marks { got: 7, read: 6 },
        channel: Channel::Voice,
        callback: None,
    }
}

pub(crate) fn waiting() -> TalkState {
    TalkState {
        handoff: Handoff::Ringing,
        agent: None,
        present: 0,
        free: 0,
        place: 3,
        wait_s: Some(90),
        last_seq: 0,
        second: None,
        marks: Marks::default(),
        channel: Channel::Chat,
        ..state()
    }
}

/// Nobody was there at the first attempt.
pub(crate) fn promise() -> CallPromise {
    CallPromise {
        number: of("+4930123456"),
        window: Some(Span { from: UnixMillis(1_764_003_600_000), until: UnixMillis(1_764_007_200_000) }),
        phase: Phase::Unreached,
        at: UnixMillis(1_764_006_000_000),
        attempts: 1,
        missed: Some(Unreached::NoAnswer),
    }
}

pub(crate) fn promised() -> TalkState {
    let channel = Channel::Callback;
    TalkState { handoff: Handoff::Requested, channel, callback: Some(promise()), ..waiting() }
}

pub(crate) fn message(from: Author) -> Message {
    Message {
        seq: 7, id: of("message-7"), from, text: text("Hello\n😀"), at: UnixMillis(1_764_000_000_123)
    }
}

/// The words of a call, under their names.
pub(crate) fn signals() -> impl Iterator<Item = (&'static str, Signal)> {
    let digest = ["0F"; 32].join(":");
    let sdp = || {
        Sdp::try_from(format!("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=fingerprint:sha-256 {digest}\r\n"))
            .unwrap()
    };
    let way =
        || Candidate::try_from("candidate:1 1 udp 2113937151 0f3a.local 51234 typ host".to_owned()).unwrap();
    let signals = [
        Signal::Ring,
        Signal::Offer { call: 7, sdp: sdp() },
        Signal::Answer { call: 7, sdp: sdp() },
        Signal::Candidate { call: 7, candidate: way() },
        Signal::HangUp { because: Because::NoMicrophone },
    ];
    signals.into_iter().map(|signal| {
        let name = match signal {
            Signal::Ring => "signal-ring",
            Signal::Offer { .. } => "signal-offer",
            Signal::Answer { .. } => "signal-answer",
            Signal::Candidate { .. } => "signal-candidate",
            Signal::HangUp { .. } => "signal-hang-up",
        };
        (name, signal)
    })
}

pub(crate) fn files() -> Files {
    serde_json::from_str(r#"{"kinds": ["image/png", "application/pdf"], "max_kib": 2048, "keep_days": 30}"#)
        .unwrap()
}

pub(crate) fn servers() -> Vec<IceServer> {
    let [urls, relays] = ["stun:stun.example", "turn:turn.example?transport=udp"].map(|url| vec![of(url)]);
    let (username, credential) = (Some("1764000602:case".to_owned()), Some("cGFzc3dvcmQ=".to_owned()));
    vec![
        IceServer { urls, username: None, credential: None },
        IceServer { urls: relays, username, credential },
    ]
}
