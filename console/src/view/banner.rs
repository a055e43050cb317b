//! What nobody may overlook: that the desk is away, and what came of what the agent did.

use leptos::{
    ev,
    html::{button, div, p, section, span, strong},
    prelude::*,
};

use crate::{front::Front, state::Intent};

/// Loud for as long as no ring can come through.
pub(super) fn banner(front: Front) -> impl IntoView {
    let lost = front.look(|desk| desk.link.is_lost());
    move || lost.get().then(|| away(front))
}

fn away(front: Front) -> impl IntoView {
    let link = front.look(|desk| desk.link);
    let retry = move || match link.get().retries_in(front.now()).map(|time| time.as_millis().div_ceil(1_000))
    {
        None | Some(0) => "Trying now…".to_owned(),
        Some(seconds) => format!("Next try in {seconds} s"),
    };
    section().class("offline").attr("data-role", "offline").attr("aria-label", "Connection").child((
        p().attr("role", "alert").child((
            strong().child("The desk is away. "),
            "No ring reaches you until it is back. What you write is kept and sent then.",
        )),
        span().class("retry").attr("aria-hidden", "true").child(retry),
        button()
            .attr("type", "button")
            .attr("data-role", "retry")
            .on(ev::click, move |_| front.hurry())
            .child("Try now"),
    ))
}

/// One line that goes by itself.
pub(super) fn notice(front: Front) -> impl IntoView {
    let notice = front.look(|desk| desk.notice.clone());
    let fresh = Memo::new(move |_| {
        let now = front.now();
        notice.get().filter(|notice| notice.is_fresh(now))
    });
    div().class("notices").attr("role", "status").child(move || {
        fresh.get().map(|notice| {
            p().class("notice").class(("good", notice.said.is_good())).child((
                span().attr("data-role", "notice").attr("dir", "auto").child(notice.said.sentence()),
                button()
                    .attr("type", "button")
                    .attr("aria-label", "Dismiss")
                    .on(ev::click, move |_| front.act(Intent::Dismiss))
                    .child("×"),
            ))
        })
    })
}
