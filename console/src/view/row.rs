//! One case of the queue: quiet after a tap, loud after a press.

use leptos::{
    ev,
    html::{button, div, kbd, li, p, span},
    prelude::*,
};
use shared::{
    case::{CaseRow, Channel, Handoff},
    ids::CaseId,
};

use super::{callback, facts, thermometer::thermometer};
use crate::{
    front::Front,
    state::{
        Desk, Intent,
        look::{Waiting, waits_since},
    },
};

/// The row of `case`, out of a `queue` that all rows share: a row that asked the state by itself, for each thing
/// it shows, would make a long queue slow.
pub(super) fn row(front: Front, queue: Memo<Vec<Waiting>>, case: CaseId) -> impl IntoView {
    let this =
        Memo::new(move |_| queue.with(|queue| queue.iter().find(|waiting| waiting.row.id == case).cloned()));
    let facts = Memo::new(move |_| this.with(|this| this.as_ref().map(|this| this.row.clone())));
    let loud = move || this.with(|this| this.as_ref().is_some_and(|this| this.loud));
    li().class("row")
        .class(("rings", loud))
        .attr("data-case", case.to_string())
        .attr("data-state", move || facts.with(|row| row.as_ref().map(state)))
        .attr("data-handoff", move || facts.with(|row| row.as_ref().map(handoff)))
        .child((
            move || facts.get().map(|row| about(front, &row)),
            div().class("side").child((waited(front, facts), claim(front, this, case, loud), move || {
                loud().then(|| decline(front, case))
            })),
        ))
}

fn about(front: Front, row: &CaseRow) -> impl IntoView + use<> {
    (
        thermometer(row.score, row.steps),
        div().class("about").child((
            wish(front, row),
            facts::gist(front, row),
            facts::words(row),
            facts::place(front, row),
        )),
    )
}

/// What the visitor waits for.
fn wish(front: Front, row: &CaseRow) -> Option<AnyView> {
    let wish = |words: &'static str| p().class("wish").child(words).into_any();
    callback::wish(front, row).map(IntoAny::into_any).or_else(|| handoff_words(row).map(wish))
}

/// What a visitor waits for who waits for no call.
fn handoff_words(row: &CaseRow) -> Option<&'static str> {
    match row.handoff {
        Handoff::Ringing if row.lost_at.is_some() => Some("Lost their agent in the middle of the talk"),
        Handoff::Ringing if row.channel == Channel::Voice => Some("Wants to speak now"),
        Handoff::Ringing => Some("Wants to talk now"),
        Handoff::Missed => Some("Wanted to talk, and nobody came"),
        Handoff::Offered | Handoff::Requested | Handoff::Connected | Handoff::Ended => None,
    }
}

/// It stops ringing here, and goes on for the others.
fn decline(front: Front, case: CaseId) -> impl IntoView {
    button()
        .class("plain")
        .attr("type", "button")
        .attr("data-role", "decline")
        .on(ev::click, move |_| front.act(Intent::Decline(case)))
        .child(("Not now", kbd().child("D")))
}

/// The waiting time, counting.
fn waited(front: Front, row: Memo<Option<CaseRow>>) -> impl IntoView {
    let waited = move || row.with(|row| row.as_ref().map(|row| front.waited_since(waits_since(row))));
    p().class("waited").child((span().class("unseen").child("waits "), waited))
}

fn claim(
    front: Front,
    this: Memo<Option<Waiting>>,
    case: CaseId,
    loud: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let is = move |what: fn(&Waiting) -> bool| this.with(|this| this.as_ref().is_some_and(what));
    button()
        .class("claim")
        .class(("loud", loud))
        .attr("type", "button")
        .attr("data-role", "claim")
        .attr("aria-disabled", move || (!is(|this| this.ready)).then_some("true"))
        .on(ev::click, move |_| front.act(Intent::Claim(case)))
        .on(ev::focus, move |_| front.act(Intent::Choose(case)))
        .child((
            move || if is(|this| this.claiming) { "Claiming…" } else { "Claim" },
            move || is(|this| this.next).then(|| kbd().child("Space")),
        ))
}

pub(super) fn state(row: &CaseRow) -> &'static str {
    use shared::case::CaseState::{Claimed, Open, Resolved};
    match row.state {
        Open => "open",
        Claimed => "claimed",
        Resolved => "resolved",
    }
}

pub(super) fn handoff(row: &CaseRow) -> &'static str {
    use Handoff::{Connected, Ended, Missed, Offered, Requested, Ringing};
    match row.handoff {
        Offered => "offered",
        Requested => "requested",
        Ringing => "ringing",
        Connected => "connected",
        Ended => "ended",
        Missed => "missed",
    }
}

/// The rows of the queue that the keyboard is on keep the focus on their button.
pub(super) fn follow_the_keyboard(front: Front) {
    let chosen = front.look(|desk: &Desk| desk.chosen);
    Effect::new(move |_| {
        if let Some(case) = chosen.get() {
            crate::browser::focus(&format!("[data-case=\"{case}\"] [data-role=claim]"));
        }
    });
}
