//! The crossings between `entry/index.js` and Rust: few, and each with plain text and bytes, because a crossing with
//! the platform's own objects costs more than everything that is decided here.

use js_sys::Promise;
use shared::{ids::SiteId, response::MAX_BODY};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use worker::Env;

use super::{
    super::{
        entry::log,
        gate,
        problem::{Code, Failure},
        site,
    },
    Answer, SENDER_HEADERS, Sender, Stop, admit, unknown_epoch,
};
use crate::{
    domain::intake::Taken,
    hop::intake_name,
    objects::{self, CallError},
};

/// What the isolate knows, as taps need it.
#[wasm_bindgen]
pub struct Taps {
    env: Env,
}

#[wasm_bindgen]
impl Taps {
    /// For the Worker with these bindings.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(env: Env) -> Self {
        Self { env }
    }

    /// The headers that [`Taps::admit`] wants to see, with spaces between.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn headers(&self) -> String {
        SENDER_HEADERS.join(" ")
    }

    /// How long a body may be, in bytes.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn limit(&self) -> usize {
        MAX_BODY
    }

    /// Checks a tap on `site` whose `sender` says of itself what these lines say, one for each of the headers, and one
    /// for the address. What comes back begins with a word:
    /// - `store SHARD JSON`: it goes on to the shard;
    /// - `again SHARD JSON`: the same, and the site should be looked up again meanwhile;
    /// - `look `: the site must be looked up first; never when that was `looked_up` already;
    /// - `answer LINE`: this is its answer.
    #[must_use]
    pub fn admit(&self, site: &str, sender: &str, body: &[u8], looked_up: bool) -> String {
        let refused = |failure: &Failure| format!("answer {}", refused(site, failure));
        let Ok(id) = site.parse::<SiteId>() else { return refused(&Failure::new(Code::NotFound)) };
        let Some((held, stale)) = site::held(&id) else {
            return if looked_up { refused(&Failure::new(Code::UnknownSite)) } else { "look ".to_owned() };
        };
        let sender = Sender::of(sender);
        match gate::with(|gate| admit(&held.settings, gate, sender, body, objects::now())) {
            Ok((shard, tap)) => match serde_json::to_string(&tap) {
                Ok(json) => {
                    let word = if stale { "again" } else { "store" };
                    format!("{word} {} {json}", intake_name(&id, shard))
                }
                Err(error) => refused(&Failure::internal(error)),
            },
            Err(Stop::UnknownEpoch) if !looked_up => "look ".to_owned(),
            Err(Stop::UnknownEpoch) => refused(&unknown_epoch()),
            Err(Stop::Refused(failure)) => refused(&failure),
        }
    }

    /// Looks `site` up. Resolves to an answer's line when that failed, else to an empty text.
    pub fn look_up(&self, site: &str) -> Promise {
        let (env, site) = (self.env.clone(), site.to_owned());
        future_to_promise(async move {
            let found = match site.parse() {
                Ok(id) => site::look_up(&id, &env).await.map(|_| ()),
                Err(_) => Err(Failure::new(Code::NotFound)),
            };
            Ok(found.map_or_else(|failure| refused(&site, &failure), |()| String::new()).into())
        })
    }

    /// The answers' lines to what an Intake said of a lot, each a line too.
    #[must_use]
    pub fn answers(&self, taken: &str) -> String {
        let answer = |line| match serde_json::from_str::<Taken>(line) {
            Ok(taken) => Answer::from(&taken).to_string(),
            Err(error) => self.failed(&error.to_string()),
        };
        taken.split('\n').map(answer).collect::<Vec<_>>().join("\n")
    }

    /// The answer's line to a tap whose hop failed, in the platform's `words`.
    #[must_use]
    pub fn failed(&self, words: &str) -> String {
        refused("…", &CallError::of(words.to_owned()).into())
    }
}

/// The line of a refusal, which the log hears of too.
fn refused(site: &str, failure: &Failure) -> String {
    log("POST", &format!("/v1/sites/{site}/responses"), failure);
    Answer::from(failure).to_string()
}
