//! What was said, and what is about to arrive.

use leptos::{
    ev,
    html::{a, button, div, li, ol, p, span, time},
    prelude::*,
};
use shared::{
    ids::{CaseId, ClientId},
    links::{Piece, pieces},
    talk::{Author, Message},
    time::UnixMillis,
};

use super::files;
use crate::{
    browser,
    front::Front,
    plain::visible,
    state::{Intent, notice::sentence, talk::Pending},
};

/// The newest word stays in sight without any script: the box is laid out from its end.
pub(super) fn log(front: Front, case: CaseId) -> impl IntoView {
    let count = front.look(move |desk| desk.talk(&case).map_or(0, |talk| talk.messages().len()));
    let pending =
        front.look(move |desk| desk.talk(&case).map_or_else(Vec::new, |talk| talk.pending().to_vec()));
    let message = move |at: usize| front.glance(|desk| desk.talk(&case)?.messages().get(at).cloned());
    div()
        .class("log")
        .attr("data-role", "log")
        .attr("tabindex", "0")
        .attr("role", "log")
        .attr("aria-label", "Conversation")
        .child(ol().child((
            beginning(front, case),
            view! {
                <For each=move || 0..count.get() key=|at| *at let:at>
                    {message(at).map(|message| said(front, &message))}
                </For>
                {marks(front, case)}
                <For each=move || pending.get() key=key let:pending>
                    {unsaid(front, &pending)}
                </For>
                {files::sending(front, case)}
            },
        )))
}

/// A refused message is another row than the same message on its way.
fn key(pending: &Pending) -> (ClientId, bool) {
    (pending.id.clone(), pending.refused.is_some())
}

/// How it began, from the case itself.
fn beginning(front: Front, case: CaseId) -> impl IntoView {
    let times = front.look(move |desk| desk.case(&case).map(|row| (row.opened_at, row.pressed_at)));
    let event = |what: &'static str, at: UnixMillis| li().class("event").child((what, clock(at)));
    move || {
        times.get().map(|(opened_at, pressed_at)| {
            (event("Tapped", opened_at), pressed_at.map(|at| event("Pressed “Talk to us now”", at)))
        })
    }
}

/// How far the visitor has come with what was written to them, and whether they write.
fn marks(front: Front, case: CaseId) -> impl IntoView {
    let reached = front.look(move |desk| {
        let last = desk.talk(&case)?.messages().last()?;
        let marks = desk.case(&case)?.marks;
        match last.from {
            Author::Visitor => None,
            Author::Agent(_) if last.seq <= marks.read => Some("Read"),
            Author::Agent(_) if last.seq <= marks.got => Some("Delivered"),
            Author::Agent(_) => Some("Not delivered yet"),
        }
    });
    let writes = move || {
        let now = front.now();
        front.glance(|desk| desk.talk(&case).is_some_and(|talk| talk.is_writing(now)))
    };
    (
        move || {
            reached.get().map(|reached| li().class("reached").attr("data-role", "reached").child(reached))
        },
        move || {
            writes()
                .then(|| li().class("writes").attr("data-role", "writes").child("The visitor is writing…"))
        },
    )
}

fn said(front: Front, message: &Message) -> impl IntoView + use<> {
    let me = front.glance(|desk| desk.house.as_ref().map(|house| house.me.agent.id.clone()));
    let (class, name) = match &message.from {
        Author::Visitor => ("visitor", "Visitor".to_owned()),
        Author::Agent(agent) if Some(&agent.id) == me.as_ref() => ("own", "You".to_owned()),
        Author::Agent(agent) => ("own", visible(agent.name.as_str())),
    };
    li().class("said").attr("data-who", class).attr("data-seq", message.seq.to_string()).child((
        p().class("bubble").attr("dir", "auto").child(linked(message.text.as_str())),
        p().class("by").child((span().attr("dir", "auto").child(name), clock(message.at))),
    ))
}

/// What was said, with its addresses as links that take nothing of the desk along.
fn linked(text: &str) -> impl IntoView + use<> {
    let piece = |piece| match piece {
        Piece::Text(text) => visible(text).into_any(),
        Piece::Link(address) => {
            let link = a().href(address.to_owned()).target("_blank").rel("noopener noreferrer nofollow");
            link.child(address.to_owned()).into_any()
        }
    };
    pieces(text).into_iter().map(piece).collect_view()
}

fn unsaid(front: Front, pending: &Pending) -> impl IntoView + use<> {
    let refused = pending.refused.as_ref().map(sentence);
    let id = pending.id.clone();
    let up = front.look(|desk| desk.link.is_up());
    li().class("said pending").class(("refused", refused.is_some())).attr("data-who", "own").child((
        p().class("bubble").attr("dir", "auto").child(visible(pending.text.as_str())),
        match refused {
            None => p()
                .class("by")
                .child(move || if up.get() { "Sending…" } else { "Kept until the desk is back" })
                .into_any(),
            Some(why) => trouble(front, why, id).into_any(),
        },
    ))
}

fn trouble(front: Front, why: String, id: ClientId) -> impl IntoView {
    let again = id.clone();
    p().class("by").attr("role", "alert").child((
        format!("Not sent: {why}"),
        button()
            .attr("type", "button")
            .on(ev::click, move |_| front.say_again(again.clone()))
            .child("Send again"),
        button()
            .attr("type", "button")
            .on(ev::click, move |_| front.act(Intent::TakeBack(id.clone())))
            .child("Take back"),
    ))
}

fn clock(at: UnixMillis) -> impl IntoView {
    time().attr("title", browser::date_and_time(at)).child(browser::time_of_day(at))
}
