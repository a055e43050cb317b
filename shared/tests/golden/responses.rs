//! Responses and presses, and the words for how a case stands.

use shared::{
    case::{CaseState, Handoff},
    page_errors::PageErrors,
    presence::Presence,
    response::{Receipt, Response},
    talk::{Press, Pressed},
};

use crate::{
    check, of,
    rows::page_errors,
    sample::{KEY, RESPONSE, full_response, state, tap, waiting},
};

#[test]
fn responses_and_receipts() {
    let epoch = Response { id: of(&format!("e2.{RESPONSE}")), ..tap() };
    check("response", &[("tap", tap()), ("full", full_response()), ("epoch", epoch)]);
    check("receipt", &[("receipt", Receipt { id: of(RESPONSE), rev: 3 })]);
}

#[test]
fn presses() {
    let press = |response, page_errors| Press { key: of(KEY), response, page_errors };
    let presses =
        [("tap", press(tap(), PageErrors::default())), ("full", press(full_response(), page_errors()))];
    check("press", &presses);
    check("pressed", &[("ringing", Pressed { state: waiting() }), ("connected", Pressed { state: state() })]);
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
