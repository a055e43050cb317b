//! The built files: scripts, modules and style sheets, each under a name that carries its hash.

use core::cell::RefCell;
use std::rc::Rc;

use serde::Deserialize;
use worker::{Env, Method, Request, Response};

use crate::objects::CallError;

/// What the build is made of, and under which names; written by `cargo xtask`.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Manifest {
    /// A hash of everything.
    pub(crate) build: String,
    /// The loader that the edge puts a question around.
    pub(crate) loader: String,
    /// The loader that comes without a question, and never changes; the build has those of all releases beside it.
    pub(crate) any: String,
    /// The `integrity` of that.
    pub(crate) any_integrity: String,
    /// The loader that asks by rules.
    pub(crate) later: String,
    /// The engine of these rules, as a module.
    pub(crate) when: String,
    /// What sends what earlier pages could not deliver, as a module.
    pub(crate) overdue: String,
    /// What notes a page's errors, as a module.
    pub(crate) errors: String,
    /// The second stage, without its texts.
    pub(crate) more: String,
    /// The card's style.
    pub(crate) card_css: String,
    /// What a policy allows it by.
    pub(crate) card_integrity: String,
    /// The style of the plain pages.
    pub(crate) pages_css: String,
    /// The style of the plain question.
    pub(crate) ask_css: String,
    /// Its script, which only pages behind links have.
    pub(crate) ask_js: String,
    /// The script of a payment page, which makes the frame.
    pub(crate) frame_js: String,
    /// The script in the frame.
    pub(crate) framed_js: String,
    /// The style of the frame.
    pub(crate) framed_css: String,
    /// The console's page.
    pub(crate) desk: String,
    /// The script in the window of a call.
    pub(crate) call: String,
}

impl Manifest {
    /// Where a file is served.
    pub(crate) fn path(name: &str) -> String {
        format!("/assets/{name}")
    }
}

thread_local! {
    static MANIFEST: RefCell<Option<Rc<Manifest>>> = const { RefCell::new(None) };
}

/// The manifest of this build, read once in the life of an isolate, which another build ends.
pub(crate) async fn manifest(env: &Env) -> Result<Rc<Manifest>, CallError> {
    if let Some(manifest) = MANIFEST.with_borrow(Clone::clone) {
        return Ok(manifest);
    }
    let manifest: Rc<Manifest> = Rc::new(serde_json::from_str(&text(env, "manifest.json").await?)?);
    MANIFEST.set(Some(Rc::clone(&manifest)));
    Ok(manifest)
}

/// A file as text.
pub(crate) async fn text(env: &Env, name: &str) -> Result<String, CallError> {
    let mut response = fetch(env, name).await?;
    if response.status_code() != 200 {
        return Err(CallError::Failed(format!("the build has no {name}")));
    }
    Ok(response.text().await?)
}

/// A file as the assets service answers it, with whatever status.
pub(crate) async fn fetch(env: &Env, name: &str) -> Result<Response, CallError> {
    let request = Request::new(&format!("https://assets/{name}"), Method::Get)?;
    Ok(env.service("ASSETS")?.fetch_request(request).await?)
}
