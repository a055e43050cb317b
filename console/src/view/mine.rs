//! The agent's own cases, to go from one to another.

use leptos::{
    ev,
    html::{bdi, button, h2, li, section, span, ul},
    prelude::*,
};
use shared::{case::CaseRow, ids::CaseId, talk::Author};

use super::{facts, queue::count, row, thermometer::thermometer};
use crate::{
    browser,
    front::Front,
    plain::first_line,
    state::{Desk, Intent, talk::Talk},
};

pub(super) fn mine(front: Front) -> impl IntoView {
    let mine = front.look(|desk| desk.mine());
    let empty = Memo::new(move |_| mine.with(Vec::is_empty));
    move || {
        (!empty.get()).then(|| {
            section().class("mine").attr("data-role", "mine").attr("aria-labelledby", "mine-name").child((
                h2().attr("id", "mine-name").child(("Yours", move || count(mine.with(Vec::len)))),
                ul().class("rows").child(view! {
                    <For each=move || mine.get() key=|case| *case let:case>
                        {own(front, case)}
                    </For>
                }),
            ))
        })
    }
}

fn own(front: Front, case: CaseId) -> impl IntoView {
    let row = front.look(move |desk| desk.case(&case).cloned());
    let current = front.look(move |desk| desk.open == Some(case));
    let unread = front.look(move |desk| desk.talk(&case).map_or(0, Talk::unread));
    let last = front.look(move |desk| last_line(desk, &case));
    li().class("own")
        .attr("data-case", case.to_string())
        .attr("data-state", move || row.with(|row| row.as_ref().map(|row| row::state(row))))
        .attr("data-handoff", move || row.with(|row| row.as_ref().map(|row| row::handoff(row))))
        .child(
            button()
                .attr("type", "button")
                .attr("data-role", "open")
                .attr("aria-current", move || current.get().then_some("true"))
                .on(ev::click, move |_| {
                    front.act(Intent::Open(case));
                    browser::focus("[data-role=say]");
                })
                .child((
                    move || row.get().map(|row| about(front, &row)),
                    span().class("last").child(bdi().child(move || last.get())),
                    move || {
                        let unread = unread.get();
                        (unread > 0).then(|| {
                            span()
                                .class("unread")
                                .child((unread.to_string(), span().class("unseen").child(" new")))
                        })
                    },
                )),
        )
}

fn about(front: Front, row: &CaseRow) -> impl IntoView + use<> {
    (thermometer(row.score, row.steps), facts::gist(front, row))
}

/// The last thing said, or else what the visitor wrote with their tap.
fn last_line(desk: &Desk, case: &CaseId) -> String {
    let me = desk.house.as_ref().map(|house| &house.me.agent.id);
    match desk.talk(case).and_then(|talk| talk.messages().last()) {
        Some(message) => {
            let who = match &message.from {
                Author::Visitor => "",
                Author::Agent(agent) if Some(&agent.id) == me => "You: ",
                Author::Agent(_) => "Colleague: ",
            };
            format!("{who}{}", first_line(message.text.as_str()))
        }
        None => desk
            .case(case)
            .and_then(|row| row.comment.as_ref())
            .map_or_else(String::new, |comment| first_line(comment.as_str())),
    }
}
