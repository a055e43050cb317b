//! Frames of an agent's socket.

use shared::{
    callback::Unreached,
    case::{Channel, Marks, Resolution, Role},
    desk::{FromAgent, Snapshot, ToAgent, Verb},
    presence::{Chosen, Presence},
    problem::Refusal,
    talk::{Author, Message},
    time::UnixMillis,
    voice::{Because, Signal},
};

use crate::{
    check, of,
    rows::{entry, full_row, member, promised_row, quiet_row, ringing_row, session},
    sample::{CASE, ana, ben, files, message, servers},
    text,
};

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
        files: Some(files()),
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
            ("cue", ToAgent::Cue),
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
        ToAgent::Cue => "cue",
    );
    check("to-agent", &to);
    check("session", &[("lead", session(Role::Lead)), ("agent", session(Role::Agent))]);
}
