//! The short form that closes a case.

use leptos::{
    ev,
    html::{Form, button, div, fieldset, form, input, kbd, label, legend, p, span, textarea},
    prelude::*,
};
use shared::{ids::Choice, settings::Entry};

use crate::{
    front::Front,
    plain::visible,
    state::{Desk, House, Intent, notice::sentence, wrap_up::WrapUp},
};

/// The longest note.
const LONGEST: usize = 2_000;

/// One of the two lists of the form, and how it is told apart.
#[derive(Clone, Copy)]
struct List {
    question: &'static str,
    name: &'static str,
    hook: &'static str,
    entries: fn(&House) -> &Vec<Entry>,
    chosen: fn(&WrapUp) -> &Option<Choice>,
    /// Whether the digit keys mean this list.
    takes_digits: fn(&WrapUp) -> bool,
    choose: fn(Choice) -> Intent,
}

const OUTCOME: List = List {
    question: "How did it end?",
    name: "outcome",
    hook: "data-outcome",
    entries: |house| &house.outcomes,
    chosen: |form| &form.outcome,
    takes_digits: |form| form.outcome.is_none(),
    choose: Intent::Outcome,
};

const ROOT_CAUSE: List = List {
    question: "Why did it go wrong?",
    name: "root-cause",
    hook: "data-root-cause",
    entries: |house| &house.root_causes,
    chosen: |form| &form.root_cause,
    takes_digits: |form| form.outcome.is_some(),
    choose: Intent::RootCause,
};

pub(super) fn wrap_up(front: Front) -> impl IntoView {
    let box_ = NodeRef::<Form>::new();
    box_.on_load(|form| {
        let _ = form.focus();
    });
    form()
        .node_ref(box_)
        .class("wrap-up")
        .attr("data-role", "wrap-up")
        .attr("tabindex", "-1")
        .attr("aria-label", "Close the case")
        .on(ev::submit, move |event| {
            event.prevent_default();
            front.act(Intent::Resolve);
        })
        .child((
            div().class("lists").child((list(front, OUTCOME), list(front, ROOT_CAUSE))),
            note(front),
            end(front),
        ))
}

fn filled<T: PartialEq + Send + Sync + 'static>(
    front: Front,
    look: impl Fn(&WrapUp) -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    front.look(move |desk: &Desk| desk.open_talk()?.wrap_up.as_ref().map(&look))
}

fn list(front: Front, list: List) -> impl IntoView {
    let entries = front
        .glance(|desk| desk.house.as_ref().map(|house| (list.entries)(house).clone()))
        .unwrap_or_default();
    let takes_digits = filled(front, list.takes_digits);
    fieldset().class(("digits", move || takes_digits.get() == Some(true))).child((
        legend().child(list.question),
        entries
            .into_iter()
            .zip(1_usize..)
            .map(|(entry, digit)| choice(front, list, entry, digit))
            .collect_view(),
    ))
}

fn choice(front: Front, list: List, entry: Entry, digit: usize) -> impl IntoView {
    let Entry { id, label: name } = entry;
    let this = id.clone();
    let chosen = filled(front, move |form| (list.chosen)(form).as_ref() == Some(&this));
    let is_chosen = move || chosen.get() == Some(true);
    let hook = id.to_string();
    label().class("choice").attr(list.hook, hook.clone()).child((
        input()
            .attr("type", "radio")
            .attr("name", list.name)
            .attr("value", hook)
            .prop("checked", is_chosen)
            .on(ev::change, move |_| front.act((list.choose)(id.clone()))),
        span().class("name").attr("dir", "auto").child(visible(name.as_str())),
        (digit <= 9).then(|| kbd().attr("aria-hidden", "true").child(digit.to_string())),
    ))
}

fn note(front: Front) -> impl IntoView {
    let note = filled(front, |form| form.note.clone());
    label().class("note").child((
        span().child("What else should be known? (optional)"),
        textarea()
            .attr("rows", "2")
            .attr("dir", "auto")
            .attr("data-role", "note")
            .attr("maxlength", LONGEST.to_string())
            .prop("value", move || note.get().unwrap_or_default())
            .on(ev::input, move |event| front.act(Intent::Note(event_target_value(&event)))),
    ))
}

fn end(front: Front) -> impl IntoView {
    let ready = filled(front, |form| form.resolution().is_some() && !form.sent);
    let sent = filled(front, |form| form.sent);
    let refused = filled(front, |form| form.refused.as_ref().map(sentence));
    let up = front.look(|desk| desk.link.is_up());
    div().class("end").child((
        move || refused.get().flatten().map(|why| p().class("refused").attr("role", "alert").child(why)),
        button()
            .class("plain")
            .attr("type", "button")
            .attr("data-role", "unwrap")
            .on(ev::click, move |_| front.act(Intent::Unwrap))
            .child(("Back", kbd().child("Esc"))),
        button()
            .class("close")
            .attr("type", "submit")
            .attr("data-role", "close")
            .attr("aria-disabled", move || (ready.get() != Some(true) || !up.get()).then_some("true"))
            .child((
                move || match (sent.get(), up.get()) {
                    (Some(true), _) => "Closing…",
                    (_, false) => "Waits for the desk",
                    _ => "Close the case",
                },
                kbd().child("Enter"),
            )),
    ))
}
