//! The line that says softly that a visitor may soon wish to talk.

use leptos::{html::p, prelude::*};

use crate::{front::Front, state::cue::Cue};

pub(super) fn cue(front: Front) -> impl IntoView {
    let cue = front.look(|desk| desk.cue);
    let fresh = Memo::new(move |_| {
        let now = front.now();
        cue.get().is_some_and(|cue: Cue| cue.is_fresh(now))
    });
    p().class("cue")
        .attr("role", "status")
        .attr("data-role", "cue")
        .child(move || fresh.get().then_some("Somebody may need you in a moment"))
}
