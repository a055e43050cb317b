//! The page, one part a file. Each is a function from the front to a view.
//!
//! Elements are made with the builder, never with a `view!` of fixed markup: that would go through
//! `innerHTML`, which a page that enforces Trusted Types refuses.
//!
//! *Invariant:* a view shows the state and says what the agent wants; it decides nothing and keeps nothing.

use leptos::{
    html::{div, h1, main, p},
    prelude::*,
};

use crate::{front::Front, state::Access};

mod banner;
mod call;
mod callback;
mod case;
mod chat;
mod colleagues;
mod composer;
mod cue;
mod drop;
mod facts;
mod files;
mod header;
mod mine;
mod queue;
mod ring_bar;
mod row;
mod signed_out;
mod thermometer;
mod wrap_up;

/// The whole page.
pub(crate) fn page(front: Front) -> impl IntoView {
    let access = front.look(|desk| desk.access);
    move || match access.get() {
        Access::Asking => opening(front).into_any(),
        Access::In => desk(front).into_any(),
        Access::Out => signed_out::signed_out(front).into_any(),
    }
}

/// Before the desk has answered for the first time.
fn opening(front: Front) -> impl IntoView {
    let lost = front.look(|desk| desk.link.is_lost());
    div().class("alone").child((
        banner::banner(front),
        main().class("plate").child((
            h1().child("Warmline"),
            p().child(move || if lost.get() { "The desk can't be reached." } else { "Opening the desk…" }),
        )),
    ))
}

fn desk(front: Front) -> impl IntoView {
    let talks = front.look(|desk| desk.open.is_some());
    div().class("desk").class(("talks", move || talks.get())).child((
        header::header(front),
        banner::banner(front),
        ring_bar::ring_bar(front),
        main().class("work").child((
            div().class("list").child((
                colleagues::invitations(front),
                mine::mine(front),
                queue::queue(front),
                queue::keys(),
            )),
            case::case(front),
        )),
        banner::notice(front),
    ))
}
