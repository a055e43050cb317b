//! Everything that travels, in JSON: each value is written as its golden file in `tests/golden` says, and read back
//! from there as itself. `WARMLINE_BLESS=1` writes the files instead; what changes in them changes the contract.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a broken expectation is to end the test")]

use std::{collections::BTreeMap, fmt::Debug, fs, path::Path};

use serde::{Serialize, de::DeserializeOwned};
use shared::{
    callback::{CallPromise, Phase, Unreached},
    case::{Agent, Before, CaseRow, CaseState, Channel, Handoff, Invitation, Marks, Resolution, Role},
    desk::{FromAgent, Session, Snapshot, ToAgent, Verb},
    presence::{Chosen, Member, Presence},
    problem::{Problem, Refusal},
    response::{Facts, Receipt, Response},
    route::IceServer,
    settings::{Entry, Settings},
    talk::{Author, FromVisitor, Message, Press, Pressed, TalkState, ToVisitor},
    text::Text,
    time::{Span, UnixMillis},
    voice::{Because, Candidate, Sdp, Signal},
};

const RESPONSE: &str = "01931d1e-7a3c-7c5d-8f2a-0123456789ab";
const CASE: &str = "01931d1e-8000-7000-8000-00000000000c";
const KEY: &str = "k3y-of_the_visitor-0123456789";

/// Compares each value with its place in `tests/golden/NAME.json`, in both directions.
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(name: &str, values: &[(&str, T)]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/golden/{name}.json"));
    if std::env::var_os("WARMLINE_BLESS").is_some() {
        let values: BTreeMap<&str, &T> = values.iter().map(|(case, value)| (*case, value)).collect();
        fs::write(&file, serde_json::to_string_pretty(&values).unwrap() + "\n").unwrap();
    }
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let golden: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    for (case, value) in values {
        let want = golden.get(*case).unwrap_or_else(|| panic!("{name} has no {case}"));
        assert_eq!(serde_json::to_value(value).unwrap(), *want, "{name}, {case}, written");
        assert_eq!(serde_json::from_value::<T>(want.clone()).unwrap(), *value, "{name}, {case}, read");
    }
    assert_eq!(golden.len(), values.len(), "{name} has what is not there any more");
}

fn text<const MAX: usize>(raw: &str) -> Text<MAX> {
    Text::new(raw).unwrap()
}

fn of<T: TryFrom<String, Error: Debug>>(raw: &str) -> T {
    T::try_from(raw.to_owned()).unwrap()
}

fn tap() -> Response {
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

fn full_response() -> Response {
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

fn facts() -> Facts {
    Facts { order: Some(text("4711")), step: Some(text("payment")), ..Facts::default() }
}

fn ana() -> Agent {
    Agent { id: of("agent1"), name: text("Ana") }
}

fn ben() -> Agent {
    Agent { id: of("agent2"), name: text("Ben") }
}

fn state() -> TalkState {
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

fn waiting() -> TalkState {
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
fn promise() -> CallPromise {
    CallPromise {
        number: of("+4930123456"),
        window: Some(Span { from: UnixMillis(1_764_003_600_000), until: UnixMillis(1_764_007_200_000) }),
        phase: Phase::Unreached,
        at: UnixMillis(1_764_006_000_000),
        attempts: 1,
        missed: Some(Unreached::NoAnswer),
    }
}

fn promised() -> TalkState {
    let channel = Channel::Callback;
    TalkState { handoff: Handoff::Requested, channel, callback: Some(promise()), ..waiting() }
}

fn promised_row() -> CaseRow {
    let promise = CallPromise { window: None, phase: Phase::Due, attempts: 0, missed: None, ..promise() };
    CaseRow { channel: Channel::Callback, callback: Some(promise), ..ringing_row() }
}

fn message(from: Author) -> Message {
    Message {
        seq: 7, id: of("message-7"), from, text: text("Hello\n😀"), at: UnixMillis(1_764_000_000_123)
    }
}

fn quiet_row() -> CaseRow {
    CaseRow {
        id: of(CASE),
        state: CaseState::Open,
        handoff: Handoff::Offered,
        score: 1.try_into().unwrap(),
        steps: 5.try_into().unwrap(),
        reason: None,
        comment: None,
        page: None,
        locale: None,
        facts: Facts::default(),
        opened_at: UnixMillis(1_764_000_000_000),
        pressed_at: None,
        owner: None,
        last_seq: 0,
        lost_at: None,
        rings: None,
        declined: Vec::new(),
        invited: None,
        second: None,
        hops: 0,
        marks: Marks::default(),
        channel: Channel::Chat,
        callback: None,
        answers_to: None,
        before: Vec::new(),
    }
}

fn before(resolution: Option<Resolution>) -> Before {
    let (score, steps) = (2.try_into().unwrap(), 5.try_into().unwrap());
    Before { opened_at: UnixMillis(1_763_000_000_000), score, steps, resolution }
}

fn ringing_row() -> CaseRow {
    CaseRow {
        before: vec![before(None)],
        handoff: Handoff::Ringing,
        pressed_at: Some(UnixMillis(1_764_000_001_000)),
        lost_at: Some(UnixMillis(1_764_000_001_500)),
        rings: Some(vec![ana().id, ben().id]),
        declined: vec![ben().id],
        ..quiet_row()
    }
}

fn full_row() -> CaseRow {
    CaseRow {
        state: CaseState::Claimed,
        handoff: Handoff::Connected,
        reason: Some(of("payment")),
        comment: Some(text("It broke.")),
        page: Some(of("https://shop.example/pay")),
        locale: Some(of("en")),
        facts: facts(),
        pressed_at: Some(UnixMillis(1_764_000_001_000)),
        owner: Some(ana()),
        last_seq: 7,
        invited: Some(Invitation { by: ana(), to: ben(), note: text("Wants the card checked.") }),
        second: Some(Agent { id: of("lead"), name: text("Lea") }),
        hops: 1,
        marks: Marks { got: 7, read: 5 },
        channel: Channel::Voice,
        answers_to: Some(of("jo@home.example")),
        before: vec![before(Some(Resolution {
            outcome: of("put-right"),
            root_cause: of("card-declined"),
            note: Some(text("The bank.")),
        }))],
        ..quiet_row()
    }
}

fn session(role: Role) -> Session {
    Session { site: of("demo"), agent: ana(), role }
}

fn member(presence: Presence) -> Member {
    Member { agent: ana(), role: Role::Agent, presence, chosen: Chosen::WrapUp }
}

fn entry(id: &str, label: &str) -> Entry {
    Entry { id: of(id), label: text(label) }
}

/// The words of a call, under their names.
fn signals() -> impl Iterator<Item = (&'static str, Signal)> {
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

fn servers() -> Vec<IceServer> {
    let [urls, relays] = ["stun:stun.example", "turn:turn.example?transport=udp"].map(|url| vec![of(url)]);
    let (username, credential) = (Some("1764000602:case".to_owned()), Some("cGFzc3dvcmQ=".to_owned()));
    vec![
        IceServer { urls, username: None, credential: None },
        IceServer { urls: relays, username, credential },
    ]
}

fn refusals() -> Vec<(&'static str, Refusal)> {
    vec![
        ("bad-frame", Refusal::BadFrame { detail: "expected value at line 1 column 1".to_owned() }),
        ("unknown-case", Refusal::UnknownCase),
        ("claimed-by", Refusal::ClaimedBy { agent: ana() }),
        ("not-yours", Refusal::NotYours),
        ("already-resolved", Refusal::AlreadyResolved),
        ("unknown-choice", Refusal::UnknownChoice),
        ("message-id-reused", Refusal::MessageIdReused),
        ("other-key", Refusal::OtherKey),
        ("not-there", Refusal::NotThere),
        ("not-invited", Refusal::NotInvited),
        ("needs-lead", Refusal::NeedsLead),
        ("not-connected", Refusal::NotConnected),
        ("not-offered", Refusal::NotOffered),
        ("no-callback", Refusal::NoCallback),
        ("call-under-way", Refusal::CallUnderWay { agent: ana() }),
        ("call-not-due", Refusal::CallNotDue { at: UnixMillis(1_764_003_600_000) }),
    ]
}

/// The names of all kinds of a frame; a new kind breaks the build here until it has a golden value.
macro_rules! named {
    ($values:expr, $($pattern:pat => $name:literal),+ $(,)?) => {{
        let values = $values;
        let name = |value: &_| match value { $($pattern => $name),+ };
        let mut seen: Vec<&str> = values.iter().map(|(_, value)| name(value)).collect();
        seen.dedup();
        assert_eq!(seen, [$($name),+]);
        values
    }};
}

#[test]
fn responses_and_receipts() {
    let epoch = Response { id: of(&format!("e2.{RESPONSE}")), ..tap() };
    check("response", &[("tap", tap()), ("full", full_response()), ("epoch", epoch)]);
    check("receipt", &[("receipt", Receipt { id: of(RESPONSE), rev: 3 })]);
}

#[test]
fn presses() {
    let press = |response| Press { key: of(KEY), response };
    check("press", &[("tap", press(tap())), ("full", press(full_response()))]);
    check("pressed", &[("ringing", Pressed { state: waiting() }), ("connected", Pressed { state: state() })]);
}

#[test]
fn frames_of_the_talk() {
    let mut from = vec![
        ("say", FromVisitor::Say { id: of("message-7"), text: text("Hello\n😀") }),
        ("resume", FromVisitor::Resume { after: 6 }),
        ("seen", FromVisitor::Seen { marks: Marks { got: 7, read: 6 } }),
        ("typing", FromVisitor::Typing),
        ("want", FromVisitor::Want { channel: Channel::Voice }),
        ("ask-ice", FromVisitor::AskIce),
    ];
    from.extend(signals().map(|(name, signal)| (name, FromVisitor::Signal { signal })));
    let to = |address: Option<&str>| FromVisitor::AnswersTo { address: address.map(of), key: of(KEY) };
    from.extend([("answers-to", to(Some("jo@home.example"))), ("answers-to-nowhere", to(None))]);
    from.push(("ask-ticket", FromVisitor::AskTicket));
    let from = named!(
        from,
        FromVisitor::Say { .. } => "say",
        FromVisitor::Resume { .. } => "resume",
        FromVisitor::Seen { .. } => "seen",
        FromVisitor::Typing => "typing",
        FromVisitor::Want { .. } => "want",
        FromVisitor::AskIce => "ask-ice",
        FromVisitor::Signal { .. } => "signal",
        FromVisitor::AnswersTo { .. } => "answers-to",
        FromVisitor::AskTicket => "ask-ticket",
    );
    check("from-visitor", &from);
    let mut to = vec![
        ("state", ToVisitor::State(state())),
        ("state-waiting", ToVisitor::State(waiting())),
        ("state-promised", ToVisitor::State(promised())),
        ("message-of-visitor", ToVisitor::Message { message: message(Author::Visitor) }),
        ("message-of-agent", ToVisitor::Message { message: message(Author::Agent(ana())) }),
    ];
    let (_, bad_frame) = refusals().remove(0);
    to.push(("refused-frame", ToVisitor::Refused { id: None, refusal: bad_frame }));
    to.push((
        "refused-message",
        ToVisitor::Refused { id: Some(of("message-7")), refusal: Refusal::MessageIdReused },
    ));
    to.push(("seen", ToVisitor::Seen { marks: Marks { got: 7, read: 6 } }));
    to.push(("typing", ToVisitor::Typing));
    to.push(("channels", ToVisitor::Channels { channels: vec![Channel::Chat, Channel::Voice] }));
    to.push(("ice", ToVisitor::Ice { servers: servers() }));
    to.push(("signal", ToVisitor::Signal { signal: Signal::Ring }));
    to.push(("answers-to", ToVisitor::AnswersTo { address: Some(of("jo@home.example")) }));
    to.push(("answers-to-nowhere", ToVisitor::AnswersTo { address: None }));
    to.push(("ticket", ToVisitor::Ticket { ticket: of("a-ticket-of-the-desk-for-one-socket") }));
    let to = named!(
        to,
        ToVisitor::State(_) => "state",
        ToVisitor::Message { .. } => "message",
        ToVisitor::Refused { .. } => "refused",
        ToVisitor::Seen { .. } => "seen",
        ToVisitor::Typing => "typing",
        ToVisitor::Channels { .. } => "channels",
        ToVisitor::Ice { .. } => "ice",
        ToVisitor::Signal { .. } => "signal",
        ToVisitor::AnswersTo { .. } => "answers-to",
        ToVisitor::Ticket { .. } => "ticket",
    );
    check("to-visitor", &to);
}

#[test]
fn frames_of_the_desk() {
    let resolution = |note| Resolution { outcome: of("put-right"), root_cause: of("card-declined"), note };
    let case = || of(CASE);
    let verbs = named!(
        vec![
            ("claim", Verb::Claim { case: case() }),
            ("say", Verb::Say { case: case(), id: of("message-7"), text: text("Hello\n😀") }),
            ("read", Verb::Read { case: case(), after: 6 }),
            ("resolve", Verb::Resolve { case: case(), resolution: resolution(None) }),
            ("resolve-with-note", Verb::Resolve { case: case(), resolution: resolution(Some(text("The bank."))) }),
            ("resync", Verb::Resync),
            ("be", Verb::Be { chosen: Chosen::Away }),
            ("decline", Verb::Decline { case: case() }),
            ("invite", Verb::Invite { case: case(), agent: ben().id, note: text("Wants the card checked.") }),
            ("join", Verb::Join { case: case() }),
            ("leave", Verb::Leave { case: case() }),
            ("hand-over", Verb::HandOver { case: case(), reason: None }),
            ("hand-over-with-reason", Verb::HandOver { case: case(), reason: Some(text("She knows the bank.")) }),
            ("seen", Verb::Seen { case: case(), marks: Marks { got: 7, read: 6 } }),
            ("typing", Verb::Typing { case: case() }),
            ("ask-ice", Verb::AskIce { case: case() }),
            ("signal", Verb::Signal { case: case(), signal: Signal::Ring }),
            ("dial", Verb::Dial { case: case() }),
            ("called", Verb::Called { case: case(), missed: None }),
            ("called-in-vain", Verb::Called { case: case(), missed: Some(Unreached::NoAnswer) }),
        ],
        Verb::Claim { .. } => "claim",
        Verb::Say { .. } => "say",
        Verb::Read { .. } => "read",
        Verb::Resolve { .. } => "resolve",
        Verb::Resync => "resync",
        Verb::Be { .. } => "be",
        Verb::Decline { .. } => "decline",
        Verb::Invite { .. } => "invite",
        Verb::Join { .. } => "join",
        Verb::Leave { .. } => "leave",
        Verb::HandOver { .. } => "hand-over",
        Verb::Seen { .. } => "seen",
        Verb::Typing { .. } => "typing",
        Verb::AskIce { .. } => "ask-ice",
        Verb::Signal { .. } => "signal",
        Verb::Dial { .. } => "dial",
        Verb::Called { .. } => "called",
    );
    let from: Vec<_> =
        verbs.into_iter().map(|(name, verb)| (name, FromAgent { reference: 12, verb })).collect();
    check("from-agent", &from);

    let snapshot = Snapshot {
        seq: 41,
        now: UnixMillis(1_764_000_002_000),
        me: session(Role::Agent),
        site_name: text("Harbour & Pine"),
        cases: vec![quiet_row(), full_row()],
        reasons: vec![entry("payment", "Payment failed")],
        outcomes: vec![entry("put-right", "Put right at once")],
        root_causes: vec![entry("card-declined", "Card wrongly declined")],
        team: vec![member(Presence::InContact)],
        channels: vec![Channel::Chat, Channel::Voice, Channel::Callback],
        bridged: true,
    };
    let messages = vec![message(Author::Visitor), Message { seq: 8, ..message(Author::Agent(ana())) }];
    let to = named!(
        vec![
            ("snapshot", ToAgent::Snapshot(snapshot)),
            ("case", ToAgent::Case { seq: 42, row: full_row() }),
            ("case-quiet", ToAgent::Case { seq: 42, row: quiet_row() }),
            ("case-ringing", ToAgent::Case { seq: 42, row: ringing_row() }),
            ("case-promised", ToAgent::Case { seq: 42, row: promised_row() }),
            ("message", ToAgent::Message { case: case(), message: message(Author::Visitor) }),
            ("messages", ToAgent::Messages { case: case(), messages }),
            ("done", ToAgent::Done { reference: 12 }),
            ("refused", ToAgent::Refused { reference: 12, refusal: Refusal::ClaimedBy { agent: ana() } }),
            ("member", ToAgent::Member(member(Presence::Gone))),
            ("seen", ToAgent::Seen { case: case(), marks: Marks { got: 7, read: 6 } }),
            ("typing", ToAgent::Typing { case: case() }),
            ("ice", ToAgent::Ice { case: case(), servers: servers() }),
            ("signal", ToAgent::Signal { case: case(), signal: Signal::HangUp { because: Because::Declined } }),
        ],
        ToAgent::Snapshot(_) => "snapshot",
        ToAgent::Case { .. } => "case",
        ToAgent::Message { .. } => "message",
        ToAgent::Messages { .. } => "messages",
        ToAgent::Done { .. } => "done",
        ToAgent::Refused { .. } => "refused",
        ToAgent::Member(_) => "member",
        ToAgent::Seen { .. } => "seen",
        ToAgent::Typing { .. } => "typing",
        ToAgent::Ice { .. } => "ice",
        ToAgent::Signal { .. } => "signal",
    );
    check("to-agent", &to);
    check("session", &[("lead", session(Role::Lead)), ("agent", session(Role::Agent))]);
}

#[test]
fn refusals_and_problems() {
    let refusals = named!(
        refusals(),
        Refusal::BadFrame { .. } => "bad-frame",
        Refusal::UnknownCase => "unknown-case",
        Refusal::ClaimedBy { .. } => "claimed-by",
        Refusal::NotYours => "not-yours",
        Refusal::AlreadyResolved => "already-resolved",
        Refusal::UnknownChoice => "unknown-choice",
        Refusal::MessageIdReused => "message-id-reused",
        Refusal::OtherKey => "other-key",
        Refusal::NotThere => "not-there",
        Refusal::NotInvited => "not-invited",
        Refusal::NeedsLead => "needs-lead",
        Refusal::NotConnected => "not-connected",
        Refusal::NotOffered => "not-offered",
        Refusal::NoCallback => "no-callback",
        Refusal::CallUnderWay { .. } => "call-under-way",
        Refusal::CallNotDue { .. } => "call-not-due",
    );
    check("refusal", &refusals);
    let problem = |detail| Problem {
        code: "invalid-field".to_owned(),
        title: "a field is missing, of the wrong type, or out of range".to_owned(),
        status: 422,
        detail,
    };
    let detailed = problem(Some("score 9 is outside 1 to 5 at line 1 column 58".to_owned()));
    check("problem", &[("plain", problem(None)), ("detailed", detailed)]);
}

#[test]
fn states_and_words() {
    let states = [CaseState::Open, CaseState::Claimed, CaseState::Resolved];
    check(
        "case-state",
        &states.map(|state| match state {
            CaseState::Open => ("open", state),
            CaseState::Claimed => ("claimed", state),
            CaseState::Resolved => ("resolved", state),
        }),
    );
    let handoffs = [
        Handoff::Offered,
        Handoff::Requested,
        Handoff::Ringing,
        Handoff::Connected,
        Handoff::Ended,
        Handoff::Missed,
    ];
    let presences = [
        Presence::Available,
        Presence::Ringing,
        Presence::InContact,
        Presence::WrapUp,
        Presence::Away,
        Presence::Gone,
    ];
    check(
        "presence",
        &presences.map(|presence| match presence {
            Presence::Available => ("available", presence),
            Presence::Ringing => ("ringing", presence),
            Presence::InContact => ("in-contact", presence),
            Presence::WrapUp => ("wrap-up", presence),
            Presence::Away => ("away", presence),
            Presence::Gone => ("gone", presence),
        }),
    );
    check(
        "handoff",
        &handoffs.map(|handoff| match handoff {
            Handoff::Offered => ("offered", handoff),
            Handoff::Requested => ("requested", handoff),
            Handoff::Ringing => ("ringing", handoff),
            Handoff::Connected => ("connected", handoff),
            Handoff::Ended => ("ended", handoff),
            Handoff::Missed => ("missed", handoff),
        }),
    );
}

#[test]
fn settings() {
    let least = r#"{"site":"demo","name":"Shop","survey":{"id":"s","question":"How was it?"},
        "outcomes":[],"root_causes":[]}"#;
    let more = r##"{"site":"demo","name":"Shop","survey":{"id":"s","question":"How was it?","pages":[
        {"page":"/pay/*","question":"How was paying?"}, {"page":"*/thanks","acknowledgements":["Oh no.",{"en":"Sorry.","de":"Schade."}]}]},
        "surveys":[{"id":"t","question":"And this?","steps":3,"threshold":1}],
        "look":{"light":{"accent":"#0057b8","on_accent":"#ffffff"},"dark":{"text":"#ffffff","surface":"#000000"}},
        "outcomes":[],"root_causes":[]}"##;
    let spoken = r#"{"site":"demo","name":"Shop","outcomes":[],"root_causes":[],"language":"de","languages":["ar"],
        "survey":{"id":"s","question":{"de":"Wie war es?","ar":"كيف كان ذلك؟"},"acknowledgements":["Danke.",{"ar":"شكرًا."}]},
        "reasons":[{"id":"price","label":{"de":"Preis","ar":"السعر"}}]}"#;
    let team = r#"{"site":"demo","name":"Shop","outcomes":[],"root_causes":[],"talks_at_once":3,"missed_after_s":90,
        "survey":{"id":"s","question":"How was it?","skill":"checkout"},
        "reasons":[{"id":"payment","label":"Payment","skill":"billing"}],
        "team":[{"agent":"agent1","languages":["en","de"],"skills":["billing"]},{"agent":"agent2"}]}"#;
    let voice = r#"{"site":"demo","name":"Shop","survey":{"id":"s","question":"How was it?"},"outcomes":[],"root_causes":[],
        "voice":{"stun":["stun:stun.example"],"turn":{"urls":["turn:turn.example:3478?transport=udp"],"secret":"shared"}}}"#;
    let answers = r#"{"site":"demo","name":"Shop","survey":{"id":"s","question":"How was it?"},"outcomes":[],"root_causes":[],
        "mail":{"token":"secret","from":"help@shop.example"},"answers_by_webhook":true,"unseen_after_s":30}"#;
    let read = |json: &str| serde_json::from_str::<Settings>(json).unwrap();
    check(
        "settings",
        &[
            ("defaults", read(least)),
            ("more", read(more)),
            ("languages", read(spoken)),
            ("team", read(team)),
            ("voice", read(voice)),
            ("answers", read(answers)),
        ],
    );
}
