//! The ring while a conversation covers the queue, as it does on a phone.

use leptos::{
    ev,
    html::{button, section, span, strong},
    prelude::*,
};
use shared::case::CaseRow;

use crate::{
    front::Front,
    state::{Intent, callback::promise, look::waits_since},
};

pub(super) fn ring_bar(front: Front) -> impl IntoView {
    let ringing = front.look(|desk| desk.ringing().first().map(|row| (*row).clone()));
    move || ringing.get().map(|row| bar(front, &row))
}

fn bar(front: Front, row: &CaseRow) -> impl IntoView + use<> {
    let gist = front.glance(|desk| desk.gist(row));
    let since = waits_since(row);
    section().class("ring-bar").attr("aria-label", "Ring").child((
        strong().child(if promise(row).is_some() { "Call" } else { "Ring" }),
        span().class("what").attr("dir", "auto").child(gist),
        span().class("waited").child(move || front.waited_since(since)),
        button()
            .attr("type", "button")
            .on(ev::click, move |_| front.act(Intent::ClaimRinging))
            .child("Claim"),
    ))
}
