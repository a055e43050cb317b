//! Files on their way to the edge, by the one kind of request that says how far it has come.

use std::collections::BTreeMap;

use js_sys::encode_uri_component;
use leptos::prelude::*;
use shared::{
    files::FileName,
    ids::{CaseId, ClientId},
    problem::Problem,
};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{File, ProgressEvent, XmlHttpRequest};

use crate::{
    browser,
    front::Front,
    state::files::{FileNews, Trouble},
};

/// The files that have not arrived, by the ids of the messages that will tell of them; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Uploads(StoredValue<BTreeMap<ClientId, Upload>, LocalStorage>);

/// A file in the agent's browser. Dropped, it goes nowhere any more.
struct Upload {
    file: File,
    under_way: Option<UnderWay>,
}

struct UnderWay {
    request: XmlHttpRequest,
    _moves: Closure<dyn FnMut(ProgressEvent)>,
    _ends: Closure<dyn FnMut()>,
}

impl Uploads {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new_local(BTreeMap::new()))
    }

    /// Takes files for the visitor of the conversation on the screen.
    pub(crate) fn take(self, front: Front, files: Vec<File>) {
        for file in files {
            let Some((case, id)) = front.glance(|desk| desk.open).zip(browser::message_id()) else { return };
            let chosen = chosen(&file);
            self.0.update_value(|all| _ = all.insert(id.clone(), Upload { file, under_way: None }));
            front.hear_of_file(case, id, chosen);
        }
    }

    /// Sends one, and tells how it goes.
    pub(crate) fn begin(self, front: Front, case: CaseId, id: &ClientId, name: &FileName) {
        let of = id.clone();
        let tell = move |news| {
            let of = of.clone();
            // Later, because what is told may drop what tells it.
            leptos::task::spawn_local(async move { front.hear_of_file(case, of, news) });
        };
        let address = address(case, id, name);
        self.0.update_value(|all| {
            if let Some(Upload { file, under_way }) = all.get_mut(id) {
                *under_way = UnderWay::begin(file, &address, tell.clone());
                if under_way.is_none() {
                    tell(FileNews::Failed(Trouble::Unreachable));
                }
            }
        });
    }

    /// Forgets one.
    pub(crate) fn let_go(self, id: &ClientId) {
        self.0.update_value(|all| _ = all.remove(id));
    }
}

impl UnderWay {
    fn begin(file: &File, address: &str, tell: impl Fn(FileNews) + Clone + 'static) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", address).ok()?;
        // The header shows that the request comes from this page: no other page can send it along.
        request.set_request_header("x-warmline", "1").ok()?;
        let told = tell.clone();
        let moves = Closure::new(move |event: ProgressEvent| told(FileNews::Moved(percent(&event))));
        let asked = request.clone();
        let ends = Closure::new(move || tell(outcome(&asked)));
        request.upload().ok()?.set_onprogress(Some(moves.as_ref().unchecked_ref()));
        request.set_onloadend(Some(ends.as_ref().unchecked_ref()));
        request.send_with_opt_blob(Some(file)).ok()?;
        Some(Self { request, _moves: moves, _ends: ends })
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        // Nobody is left to be told.
        self.request.set_onloadend(None);
        if let Ok(upload) = self.request.upload() {
            upload.set_onprogress(None);
        }
        let _ = self.request.abort();
    }
}

/// What the browser knows of a file.
fn chosen(file: &File) -> FileNews {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number below 2^53"
    )]
    let size = file.size() as u64;
    FileNews::Chosen { name: file.name(), kind: file.type_(), size }
}

fn address(case: CaseId, id: &ClientId, name: &FileName) -> String {
    format!("/v1/desk/cases/{case}/files?id={id}&name={}", encode_uri_component(name.as_str()))
}

/// How much has left the browser.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(event: &ProgressEvent) -> u8 {
    (event.loaded() * 100.0 / event.total().max(1.0)).clamp(0.0, 100.0) as u8
}

fn outcome(request: &XmlHttpRequest) -> FileNews {
    let status = request.status().unwrap_or_default();
    if status == 201 {
        return FileNews::Arrived;
    }
    let answer = request.response_text().ok().flatten().unwrap_or_default();
    let problem: Option<Problem> = serde_json::from_str(&answer).ok();
    FileNews::Failed(Trouble::of(status, problem.as_ref().map_or("", |problem| &problem.code)))
}
