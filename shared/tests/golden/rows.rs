//! What the desk shows, as samples.

use shared::{
    callback::{CallPromise, Phase},
    case::{Agent, Before, CaseRow, CaseState, Channel, Handoff, Invitation, Marks, Resolution, Role},
    desk::Session,
    page_errors::PageErrors,
    presence::{Chosen, Member, Presence},
    response::Facts,
    settings::Entry,
    time::UnixMillis,
};

use crate::{
    of,
    sample::{CASE, ana, ben, facts, promise},
    text,
};

pub(crate) fn page_errors() -> PageErrors {
    PageErrors { script: Some(text("TypeError: cart is null")), request: Some(of("503 /api/pay")) }
}

pub(crate) fn promised_row() -> CaseRow {
    let promise = CallPromise { window: None, phase: Phase::Due, attempts: 0, missed: None, ..promise() };
    CaseRow { channel: Channel::Callback, callback: Some(promise), ..ringing_row() }
}

pub(crate) fn quiet_row() -> CaseRow {
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
        page_errors: PageErrors::default(),
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

pub(crate) fn before(resolution: Option<Resolution>) -> Before {
    let (score, steps) = (2.try_into().unwrap(), 5.try_into().unwrap());
    Before { opened_at: UnixMillis(1_763_000_000_000), score, steps, resolution }
}

pub(crate) fn ringing_row() -> CaseRow {
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

pub(crate) fn full_row() -> CaseRow {
    CaseRow {
        state: CaseState::Claimed,
        handoff: Handoff::Connected,
        reason: Some(of("payment")),
        comment: Some(text("It broke.")),
        page: Some(of("https://shop.example/pay")),
        locale: Some(of("en")),
        facts: facts(),
        page_errors: page_errors(),
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

pub(crate) fn session(role: Role) -> Session {
    Session { site: of("demo"), agent: ana(), role }
}

pub(crate) fn member(presence: Presence) -> Member {
    Member { agent: ana(), role: Role::Agent, presence, chosen: Chosen::WrapUp }
}

pub(crate) fn entry(id: &str, label: &str) -> Entry {
    Entry { id: of(id), label: text(label) }
}
