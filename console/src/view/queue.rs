//! The queue: who waits, and how to take them.

use leptos::{
    html::{div, h2, kbd, p, section, span, ul},
    prelude::*,
};

use super::{colleagues, cue, row};
use crate::{
    front::Front,
    state::{Desk, callback::promise},
};

pub(super) fn queue(front: Front) -> impl IntoView {
    row::follow_the_keyboard(front);
    let queue = front.look(Desk::waiting);
    let cases = Memo::new(move |_| {
        queue.with(|queue| queue.iter().map(|waiting| waiting.row.id).collect::<Vec<_>>())
    });
    let empty = Memo::new(move |_| cases.with(Vec::is_empty));
    section()
        .class("queue")
        .attr("data-role", "queue")
        .attr("aria-labelledby", "queue-name")
        .attr("tabindex", "-1")
        .child((
            div().class("head").child((
                h2().attr("id", "queue-name").child(("Waiting", move || count(cases.with(Vec::len)))),
                cue::cue(front),
            )),
            announcement(front),
            move || {
                if empty.get() {
                    calm().into_any()
                } else {
                    ul().class("rows")
                        .child(view! {
                            <For each=move || cases.get() key=|case| *case let:case>
                                {row::row(front, queue, case)}
                            </For>
                        })
                        .into_any()
                }
            },
            colleagues::team(front),
        ))
}

pub(super) fn count(n: usize) -> impl IntoView {
    (n > 0).then(|| span().class("count").child(n.to_string()))
}

/// What a screen reader says at once when it rings.
fn announcement(front: Front) -> impl IntoView {
    let said = front.look(|desk| {
        let wants = |row| if promise(row).is_some() { "is to be called" } else { "wants to talk" };
        let first = desk.ringing().first().copied();
        first.map(|row| format!("Ring: {} {} now. Space claims.", desk.gist(row), wants(row)))
    });
    p().class("unseen").attr("role", "alert").attr("data-role", "ring").child(move || said.get())
}

fn calm() -> impl IntoView {
    div().class("calm").child((
        p().class("calm-title").child("Nobody is waiting"),
        p().child("An unhappy tap comes in here quietly. “Talk to us now” rings."),
    ))
}

/// The keys, for those who look for them.
pub(super) fn keys() -> impl IntoView {
    let key = |name: &'static str, does: &'static str| span().child((kbd().child(name), does));
    p().class("keys").attr("aria-label", "Keys").child((
        key("Space", "claims the ring"),
        key("D", "not now"),
        key("↑ ↓", "choose"),
        key("Enter", "claims"),
        key("M", "write"),
        key("T", "ask a colleague"),
        key("V", "speak"),
        key("C", "call"),
        key("E", "copy"),
        key("R", "resolve"),
        key("A", "away"),
        key("Esc", "leave"),
    ))
}
