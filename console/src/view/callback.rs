//! The call by telephone that a visitor was promised: how it stands, in its row and in the conversation on the screen, and
//! what the agent can do about it.

use leptos::{
    ev,
    html::{a, button, div, kbd, p},
    prelude::*,
};
use shared::{
    callback::{CallPromise, Phase},
    case::{CaseRow, CaseState},
};

use crate::{
    browser,
    front::Front,
    state::{
        Intent,
        callback::{Outcome, Telephone, Times, promise, sentence},
    },
};

/// Moments as this browser writes them.
const TIMES: Times = Times { day: browser::day, time: browser::time_of_day };

/// What the row of a case says that waits for a call.
pub(super) fn wish(front: Front, row: &CaseRow) -> Option<impl IntoView + use<>> {
    let promise = promise(row).filter(|_| row.state == CaseState::Open)?.clone();
    let phase = word(promise.phase);
    Some(p().class("wish").attr("data-callback", phase).child(move || said(front, &promise)))
}

/// The call in the conversation on the screen, as a bar.
pub(super) fn bar(front: Front) -> impl IntoView {
    let telephone = front.look(|desk| desk.telephone());
    move || telephone.get().map(|telephone| shown(front, telephone))
}

fn shown(front: Front, telephone: Telephone) -> impl IntoView {
    let Telephone { promise, bridged, dials, outcomes } = telephone;
    let phase = promise.phase;
    let first = (bridged && phase == Phase::Dialling).then_some(". Your telephone rings first.");
    let address = format!("tel:{}", promise.number);
    div()
        .class("call callback")
        .attr("data-role", "callback")
        .attr("data-phase", word(phase))
        .attr("role", "group")
        .attr("aria-label", "Telephone call")
        .child((
            p().attr("role", "status").child((move || said(front, &promise), first)),
            dials.then(|| dial(front, bridged, address)),
            outcomes.iter().map(|outcome| tell(front, *outcome)).collect::<Vec<_>>(),
        ))
}

/// What calls: a link to the agent's own telephone, unless a provider rings it.
fn dial(front: Front, bridged: bool, address: String) -> AnyView {
    let words = ("Call", kbd().child("C"));
    let act = move |_| front.act(Intent::Dial);
    if bridged {
        let button = button().class("dial").attr("type", "button").attr("data-role", "dial");
        button.on(ev::click, act).child(words).into_any()
    } else {
        let link = a().class("dial").attr("href", address).attr("data-role", "dial");
        link.on(ev::click, act).child(words).into_any()
    }
}

fn tell(front: Front, outcome: Outcome) -> impl IntoView {
    button()
        .class("plain")
        .attr("type", "button")
        .attr("data-role", "outcome")
        .on(ev::click, move |_| front.act(Intent::Called(outcome.missed)))
        .child((outcome.words, kbd().child(outcome.digit.to_string())))
}

fn said(front: Front, promise: &CallPromise) -> String {
    front.desk_time().map_or_else(String::new, |now| sentence(promise, now, TIMES))
}

fn word(phase: Phase) -> &'static str {
    match phase {
        Phase::Requested => "requested",
        Phase::Due => "due",
        Phase::Dialling => "dialling",
        Phase::Unreached => "unreached",
        Phase::Reached => "reached",
        Phase::GivenUp => "given-up",
    }
}
