//! Where the agent writes.

use leptos::{
    ev,
    html::{Textarea, button, form, kbd, label, p, span, textarea},
    prelude::*,
};

use super::files;
use crate::{
    browser,
    front::Front,
    state::{Intent, talk::Talk},
};

/// The longest message.
const LONGEST: usize = 4_000;
/// How few characters are left when counting begins to matter.
const SCARCE: usize = 300;

pub(super) fn composer(front: Front) -> impl IntoView {
    let draft = front.look(|desk| desk.open_talk().map_or_else(String::new, |talk| talk.draft.clone()));
    let field = NodeRef::<Textarea>::new();
    field.on_load(move |field| {
        // Who is to be called waits for no written word.
        if front.glance(|desk| desk.telephone().is_some_and(|telephone| telephone.dials)) {
            browser::focus("[data-role=dial]");
        } else {
            let _ = field.focus();
        }
    });
    let left = move || LONGEST.saturating_sub(draft.with(|draft| draft.trim().chars().count()));
    let new = front.look(|desk| desk.open_talk().is_some_and(Talk::is_silent));
    form()
        .class("composer")
        .on(ev::submit, move |event| {
            event.prevent_default();
            front.say();
        })
        .child((
            label().class("unseen").attr("for", "say").child("Message to the visitor"),
            textarea()
                .node_ref(field)
                .attr("id", "say")
                .attr("data-role", "say")
                .attr("rows", "1")
                .attr("dir", "auto")
                .attr("maxlength", LONGEST.to_string())
                .attr("placeholder", move || {
                    if new.get() { "Say hello, and what you will do…" } else { "Write…" }
                })
                .prop("value", move || draft.get())
                .on(ev::paste, move |event| files::pasted(front, &event))
                .on(ev::input, move |event| front.act(Intent::Draft(event_target_value(&event)))),
            files::attach(front),
            button()
                .class("send")
                .attr("type", "submit")
                .attr("data-role", "send")
                .attr("aria-disabled", move || draft.with(|draft| draft.trim().is_empty()).then_some("true"))
                .child("Send"),
            p().class("fine").child((
                span().child((kbd().child("Enter"), " sends")),
                span().child((kbd().child("Shift Enter"), " new line")),
                move || (left() <= SCARCE).then(|| span().class("left").child(format!("{} left", left()))),
            )),
        ))
}
