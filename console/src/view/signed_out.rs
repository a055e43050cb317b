//! The page for nobody: how to sign in.

use leptos::{
    ev,
    html::{button, div, h1, main, p},
    prelude::*,
};

use crate::front::Front;

pub(super) fn signed_out(front: Front) -> impl IntoView {
    div().class("alone").child(main().class("plate").attr("data-role", "signed-out").child((
        div().class("mark").attr("aria-hidden", "true"),
        h1().child("You are not signed in"),
        p().child(
            "Open the one-time link that you were given: it signs this browser in and brings you here.",
        ),
        p().child("Each link works once. If yours is used up, ask whoever runs your desk for a new one."),
        button().attr("type", "button").on(ev::click, move |_| front.arrive()).child("I have opened my link"),
    )))
}
