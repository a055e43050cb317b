//! The case on the screen: what is known, what is said, and how it ends.

use leptos::{
    ev,
    html::{button, div, h2, header, kbd, p, section},
    prelude::*,
};
use shared::{
    case::{CaseRow, Handoff},
    ids::CaseId,
    score::Steps,
};

use super::{
    call, callback, chat, colleagues, composer, drop::DropPlace, facts, thermometer::thermometer, wrap_up,
};
use crate::{
    browser,
    front::Front,
    state::{Desk, Intent},
};

pub(super) fn case(front: Front) -> impl IntoView {
    let open = front.look(|desk| desk.open);
    Effect::new(move |before: Option<Option<CaseId>>| {
        let open = open.get();
        // What had the focus is gone with the conversation.
        if open.is_none() && before.flatten().is_some() {
            browser::focus("[data-role=queue]");
        }
        open
    });
    move || match open.get() {
        Some(case) => talk(front, case).into_any(),
        None => nothing(front).into_any(),
    }
}

fn talk(front: Front, case: CaseId) -> impl IntoView {
    let row = front.look(move |desk| desk.case(&case).cloned());
    let closing = front.look(|desk| desk.open_talk().is_some_and(|talk| talk.wrap_up.is_some()));
    let owns = front.look(Desk::owns_open);
    let place = DropPlace::new(front);
    section()
        .class("case")
        .class(("closing", move || closing.get()))
        .class(("dropping", move || place.is_under()))
        .on(ev::dragover, move |event| place.holds(&event))
        .on(ev::dragleave, move |event| place.leaves(&event))
        .on(ev::drop, move |event| place.drops(&event))
        .attr("data-role", "chat")
        .attr("aria-labelledby", "case-name")
        .child((
            header().class("about").child((
                button()
                    .class("back")
                    .attr("type", "button")
                    .attr("aria-label", "Back to the queue")
                    .on(ev::click, move |_| front.act(Intent::Shut))
                    .child("‹"),
                move || row.get().map(|row| about(front, &row)),
                move || (!closing.get()).then(|| copy(front)),
                move || {
                    (!closing.get() && owns.get()).then(|| (call::ask(front), ask(front), resolve(front)))
                },
            )),
            colleagues::company(front),
            call::bar(front),
            callback::bar(front),
            chat::log(front, case),
            move || row.with(|row| row.as_ref().map(hint)),
            move || {
                if closing.get() {
                    wrap_up::wrap_up(front).into_any()
                } else {
                    composer::composer(front).into_any()
                }
            },
            p().class("drop").attr("aria-hidden", "true").child("Drop files here to send them"),
        ))
}

fn about(front: Front, row: &CaseRow) -> impl IntoView + use<> {
    (
        thermometer(row.score, row.steps),
        div().class("facts").child((
            h2().attr("id", "case-name").child(facts::gist(front, row)),
            facts::words(row),
            facts::place(front, row),
        )),
    )
}

fn ask(front: Front) -> impl IntoView {
    button()
        .class("plain")
        .attr("type", "button")
        .attr("data-role", "ask-colleague")
        .on(ev::click, move |_| front.act(Intent::AskColleague(true)))
        .child(("Ask a colleague", kbd().child("T")))
}

fn copy(front: Front) -> impl IntoView {
    button()
        .class("plain")
        .attr("type", "button")
        .attr("data-role", "copy")
        .on(ev::click, move |_| front.act(Intent::Copy))
        .child(("Copy", kbd().child("E")))
}

fn resolve(front: Front) -> impl IntoView {
    button()
        .class("resolve")
        .attr("type", "button")
        .attr("data-role", "resolve")
        .on(ev::click, move |_| front.act(Intent::WrapUp))
        .child(("Resolve", kbd().child("R")))
}

/// What the agent can't see from what is said.
fn hint(row: &CaseRow) -> Option<impl IntoView + use<>> {
    let hint = match row.handoff {
        Handoff::Offered => "They have not pressed “Talk to us now”. They read this once they do.",
        Handoff::Ended => "The visitor ended the talk.",
        Handoff::Requested | Handoff::Ringing | Handoff::Connected | Handoff::Missed => return None,
    };
    Some(p().class("hint").child(hint))
}

fn nothing(front: Front) -> impl IntoView {
    let waits = front.look(|desk: &Desk| desk.queue().len());
    let mine = front.look(|desk: &Desk| desk.mine().len());
    let (title, more) = (
        move || if waits.get() == 0 { "All calm" } else { "Somebody is waiting" },
        move || match (mine.get(), waits.get()) {
            (0, 0) => "The next ring shows in the queue, and you hear it.",
            (0, _) => "Claim a case, and its conversation opens here.",
            (_, 0) => "Choose one of your cases to go on with it.",
            _ => "Choose one of your cases, or claim the next.",
        },
    );
    section().class("case nothing").attr("aria-label", "No conversation").child((
        move || {
            let mut scores = Steps::FIVE.scores();
            let score = if waits.get() == 0 { scores.nth(3) } else { scores.nth(1) };
            score.map(|score| thermometer(score, Steps::FIVE))
        },
        p().class("calm-title").child(title),
        p().child(more),
    ))
}
