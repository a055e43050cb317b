//! Files for the visitor: how they are chosen or pasted, and those that are on their way.

use leptos::{
    ev,
    html::{button, input, kbd, li, p, progress, span},
    prelude::*,
};
use shared::{
    files::{FileKind, Files},
    ids::CaseId,
};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, Event, File, FileList, HtmlInputElement};

use crate::{
    browser,
    front::Front,
    plain::visible,
    state::files::{FileNews, Sending, Stage, Trouble},
};

/// The button beside the text field, where the site takes files.
pub(super) fn attach(front: Front) -> impl IntoView {
    let kinds = front.look(|desk| desk.takes_files().map(Files::kinds));
    move || {
        kinds.get().map(|kinds| {
            let accept: Vec<_> = kinds.all().map(FileKind::as_str).collect();
            (
                button()
                    .class("attach")
                    .attr("type", "button")
                    .attr("data-role", "attach")
                    .on(ev::click, |_| browser::click("[data-role=files]"))
                    .child(("Attach", kbd().child("F"))),
                input()
                    .attr("type", "file")
                    .attr("data-role", "files")
                    .attr("hidden", true)
                    .attr("multiple", true)
                    .attr("accept", accept.join(","))
                    .on(ev::change, move |event| chosen(front, &event)),
            )
        })
    }
}

fn chosen(front: Front, event: &Event) {
    let Some(field) = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    front.uploads().take(front, listed(field.files()));
    // The same file may be chosen once more.
    field.set_value("");
    browser::focus("[data-role=say]");
}

/// Takes the files that were pasted into the text field; a text is pasted as ever.
pub(super) fn pasted(front: Front, event: &ClipboardEvent) {
    let files = held(event.clipboard_data());
    if !files.is_empty() && takes(front) {
        event.prevent_default();
        front.uploads().take(front, files);
    }
}

/// Whether files can be sent now.
pub(super) fn takes(front: Front) -> bool {
    front.glance(|desk| desk.takes_files().is_some())
}

/// The files that are pasted or dropped.
pub(super) fn held(data: Option<DataTransfer>) -> Vec<File> {
    listed(data.and_then(|data| data.files()))
}

fn listed(files: Option<FileList>) -> Vec<File> {
    files.iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at))).collect()
}

/// The files that are on their way, as rows of the conversation.
pub(super) fn sending(front: Front, case: CaseId) -> impl IntoView {
    let files = front.look(move |desk| desk.talk(&case).map_or_else(Vec::new, |talk| talk.files().to_vec()));
    view! {
        <For each=move || files.get() key=|sending| (sending.id.clone(), failed(sending)) let:sending>
            {row(front, case, &sending)}
        </For>
    }
}

/// A file that failed is another row than the same file on its way.
fn failed(sending: &Sending) -> Option<Trouble> {
    match sending.stage {
        Stage::Failed(trouble) => Some(trouble),
        Stage::UnderWay(_) => None,
    }
}

fn row(front: Front, case: CaseId, sending: &Sending) -> impl IntoView + use<> {
    let trouble = failed(sending);
    let name = visible(sending.name.as_str());
    li().class("said pending")
        .class(("refused", trouble.is_some()))
        .attr("data-who", "own")
        .attr("data-role", "file")
        .child((
            p().class("bubble").attr("dir", "auto").child(name.clone()),
            match trouble {
                None => under_way(front, case, sending, name).into_any(),
                Some(trouble) => not_sent(front, case, sending, trouble).into_any(),
            },
        ))
}

fn under_way(front: Front, case: CaseId, sending: &Sending, name: String) -> impl IntoView + use<> {
    let id = sending.id.clone();
    let away = id.clone();
    let percent = front.look(move |desk| {
        let sending = desk.talk(&case)?.files().iter().find(|sending| sending.id == id)?;
        match sending.stage {
            Stage::UnderWay(percent) => Some(percent),
            Stage::Failed(_) => None,
        }
    });
    p().class("by").child((
        progress()
            .attr("max", "100")
            .attr("aria-label", format!("Sending {name}"))
            .attr("value", move || percent.get().unwrap_or_default().to_string()),
        button()
            .attr("type", "button")
            .on(ev::click, move |_| front.hear_of_file(case, away.clone(), FileNews::PutAway))
            .child("Cancel"),
    ))
}

fn not_sent(front: Front, case: CaseId, sending: &Sending, trouble: Trouble) -> impl IntoView + use<> {
    let why = front.glance(|desk| {
        let files = desk.house.as_ref().and_then(|house| house.files);
        files.map_or_else(String::new, |files| trouble.sentence(files))
    });
    let act = |words: &'static str, news: FileNews| {
        let id = sending.id.clone();
        button()
            .attr("type", "button")
            .on(ev::click, move |_| {
                front.hear_of_file(case, id.clone(), news.clone());
                browser::focus("[data-role=say]");
            })
            .child(words)
    };
    p().class("by").attr("role", "alert").child((
        span().child(format!("Not sent: {why}")),
        trouble.may_pass().then(|| act("Try again", FileNews::Again)),
        act("Put away", FileNews::PutAway),
    ))
}
