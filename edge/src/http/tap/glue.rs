//! The crossings between `entry/entry.js` and Rust: few, and each with plain text and bytes, because a crossing with
//! the platform's own objects costs more than everything that is decided here.

use std::collections::BTreeMap;

use shared::ids::SiteId;
use wasm_bindgen::prelude::*;

use super::{
    super::{
        answer::{ALWAYS, problem_headers},
        entry::log,
        gate,
        problem::{Code, Failure},
        responses::origin_headers,
        site,
    },
    Sender, admit,
};
use crate::{
    hop::{CallError, intake_name},
    objects::now,
};

/// The short way of a tap. The platform's shim starts classes anew after a trap, which it does for no function.
#[wasm_bindgen]
pub struct Taps;

#[wasm_bindgen]
impl Taps {
    /// One for the isolate.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// Lets a tap on `site` in, whose `sender` says of itself what [`Sender::of`] reads, and whose body came as so many
    /// bytes: its shard, and in a second line what the shard is to take. Where it comes too often: the answer in JSON, as
    /// the platform's `Response` takes it, and its body in a second line, because what a flood is answered must cost
    /// little. Nothing where it must go the long way: it is to be refused for another reason, or the isolate must look
    /// something up.
    ///
    /// A text costs the platform less than bytes do, but what was no UTF-8 is another text by then: its length tells.
    /// That is the same for the first three of a character's four bytes alone, which come in as the one that stands for
    /// what can't be read.
    #[must_use]
    pub fn admit(&self, site: &str, sender: &str, body: &str, bytes: usize) -> String {
        let admitted = || {
            let id: SiteId = site.parse().ok()?;
            let held = site::fresh(&id)?;
            let from = Sender::of(sender);
            let body = Some(body.as_bytes()).filter(|body| body.len() == bytes)?;
            let tap = match gate::with(|gate| admit(&held.settings, gate, from, body, now())) {
                Ok(tap) => tap,
                Err(failure) if failure.code == Code::RateLimited => return answer(site, sender, &failure),
                Err(_) => return None,
            };
            let shard = held.settings.shards.shard(tap.response.id)?;
            Some(format!("{}\n{}", intake_name(&id, shard), serde_json::to_string(&tap).ok()?))
        };
        admitted().unwrap_or_default()
    }

    /// The bytes of such a body, for the long way: of what was no UTF-8, some that are none.
    #[must_use]
    pub fn spelt(&self, body: String, bytes: usize) -> Vec<u8> {
        if body.len() == bytes { body.into_bytes() } else { vec![0xff] }
    }

    /// The answer, in the same two lines, to a tap that was let in and is not stored: the shard's line, or the words of
    /// the failure, say why. It does not go the long way, where it would have to be let in once more.
    #[must_use]
    pub fn refuse(&self, site: &str, sender: &str, words: String) -> String {
        let failure = match words.as_str() {
            "conflict" => Failure::new(Code::ResponseConflict),
            _ => CallError::of(words).into(),
        };
        answer(site, sender, &failure).unwrap_or_default()
    }
}

fn answer(site: &str, sender: &str, failure: &Failure) -> Option<String> {
    log("POST", &format!("/v1/sites/{site}/responses"), failure);
    let problem_headers = problem_headers(failure);
    let headers: BTreeMap<_, _> = problem_headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .chain(ALWAYS.iter().copied())
        .chain(origin_headers(Sender::of(sender).origin))
        .collect();
    let problem = failure.problem();
    let answer = serde_json::json!({ "status": problem.status, "headers": headers });
    Some(format!("{answer}\n{}", serde_json::to_string(&problem).ok()?))
}
