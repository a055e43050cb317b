//! Presence, the pool and the lease by table.

use serde_json::json;
use shared::text::Label;

use super::*;

const NOW: UnixMillis = UnixMillis(1_000_000);

fn seat(id: &str, proof_ago: Option<u64>, chosen: Chosen, talks: u32) -> Seat {
    Seat {
        agent: Agent { id: id.parse().unwrap(), name: Label::new(id).unwrap() },
        role: Role::Agent,
        chosen,
        proof: proof_ago.map(|ago| UnixMillis(NOW.0 - ago)),
        seen_at: UnixMillis(0),
        talks,
        leases: talks,
    }
}

#[test]
fn presence_is_what_is_seen_and_what_is_chosen() {
    let check = |proof_ago, chosen, talks, want| {
        let got = seat("ana", proof_ago, chosen, talks).presence(NOW, 2);
        assert_eq!(got, want, "{proof_ago:?} {chosen:?} {talks}");
    };
    check(None, Chosen::Available, 0, Presence::Gone);
    check(Some(8_000), Chosen::Available, 1, Presence::Gone);
    check(Some(7_999), Chosen::Available, 0, Presence::Available);
    check(Some(0), Chosen::Available, 1, Presence::Available);
    check(Some(0), Chosen::Available, 2, Presence::InContact);
    check(Some(0), Chosen::Away, 0, Presence::Away);
    check(Some(0), Chosen::Away, 1, Presence::Away);
    check(Some(0), Chosen::Away, 2, Presence::InContact);
    check(Some(0), Chosen::WrapUp, 0, Presence::Available);
    check(Some(0), Chosen::WrapUp, 1, Presence::WrapUp);
    check(Some(0), Chosen::WrapUp, 2, Presence::WrapUp);
}

#[test]
fn who_is_at_work_and_free_is_counted() {
    let seats = [
        seat("a", Some(0), Chosen::Available, 0),
        seat("b", Some(9_000), Chosen::Available, 0),
        seat("c", Some(0), Chosen::Away, 0),
        seat("d", Some(0), Chosen::Available, 1),
        seat("e", None, Chosen::Available, 0),
    ];
    assert_eq!(Crowd::of(&seats, NOW, 1), Crowd { present: 2, free: 1 });
}

#[test]
fn a_claim_outlives_a_reload_and_a_restart_but_no_silence() {
    let check = |proof: Option<u64>, seen_at, desk_since, want| {
        let seat = Seat {
            proof: proof.map(UnixMillis),
            seen_at: UnixMillis(seen_at),
            ..seat("ana", None, Chosen::Available, 1)
        };
        assert_eq!(seat.claims_until(UnixMillis(desk_since)), UnixMillis(want));
    };
    check(Some(100_000), 90_000, 0, 108_000);
    // The other device closed later than this one's last ping.
    check(Some(100_000), 101_000, 0, 109_000);
    // The page reloads.
    check(None, 100_000, 50_000, 108_000);
    // The Desk came back later than the agent was last seen.
    check(None, 100_000, 200_000, 208_000);
    // An open socket that has fallen silent is no reason to wait, however young the Desk is.
    check(Some(100_000), 0, 200_000, 108_000);
}

#[test]
fn a_case_rings_for_those_who_can_help_or_for_all() {
    let settings: Settings = serde_json::from_value(json!({
        "site": "demo", "name": "Shop", "outcomes": [], "root_causes": [],
        "survey": {"id": "s", "question": "How?", "skill": "checkout"},
        "reasons": [{"id": "payment", "label": "Payment", "skill": "billing"}, {"id": "other", "label": "Other"}],
        "team": [
            {"agent": "ana", "languages": ["en"]},
            {"agent": "ben", "languages": ["de"], "skills": ["checkout"]},
            {"agent": "cy", "languages": ["en", "de"], "skills": ["billing"]}
        ]
    }))
    .unwrap();
    let there =
        |ids: &[&str]| ids.iter().map(|id| seat(id, Some(0), Chosen::Available, 0)).collect::<Vec<_>>();
    let check = |locale: Option<&str>, reason: Option<&str>, seats: Vec<Seat>, want: Option<&[&str]>| {
        let response = serde_json::from_value(json!({
            "id": "01931d1e-7a3c-7c5d-8f2a-0123456789ab", "score": 1, "locale": locale, "reason": reason
        }))
        .unwrap();
        let got = rung(&settings, &response, &seats, NOW);
        let got = got.as_ref().map(|all| all.iter().map(AgentId::as_str).collect::<Vec<_>>());
        assert_eq!(got.as_deref(), want, "{locale:?} {reason:?}");
    };
    let all = || there(&["ana", "ben", "cy", "dee"]);
    check(Some("de-AT"), None, all(), Some(&["ben", "dee"]));
    check(Some("de"), Some("payment"), all(), Some(&["cy", "dee"]));
    check(Some("de"), Some("other"), all(), Some(&["ben", "dee"]));
    check(Some("en"), None, all(), Some(&["ana", "dee"]));
    check(None, Some("payment"), all(), Some(&["ana", "cy", "dee"]));
    check(Some("fr"), None, there(&["ana", "ben"]), None);
    check(
        Some("de"),
        None,
        vec![seat("ben", Some(0), Chosen::Away, 0), seat("ana", Some(0), Chosen::Available, 0)],
        None,
    );
    check(Some("de"), None, vec![seat("ben", Some(9_000), Chosen::Available, 0)], None);
}
