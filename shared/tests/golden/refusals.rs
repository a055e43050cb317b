//! What is refused, and the answers that say so.

use shared::{
    problem::{Problem, Refusal},
    time::UnixMillis,
};

use crate::{check, sample::ana};

pub(crate) fn refusals() -> Vec<(&'static str, Refusal)> {
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
        ("no-room", Refusal::NoRoom),
        ("no-callback", Refusal::NoCallback),
        ("call-under-way", Refusal::CallUnderWay { agent: ana() }),
        ("call-not-due", Refusal::CallNotDue { at: UnixMillis(1_764_003_600_000) }),
    ]
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
        Refusal::NoRoom => "no-room",
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
