//! The crossings between `entry/index.js` and Rust: few, and each with plain text and bytes, because a crossing with
//! the platform's own objects costs more than everything that is decided here.

use shared::ids::SiteId;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use worker::{Context, Env, worker_sys};

use super::{
    super::{
        entry::log,
        gate,
        problem::{Code, Failure},
        site::{self, Site},
    },
    Answer, Sender, Stop, admit, unknown_epoch,
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

    /// Checks a tap on `site` whose `sender` says of itself what [`Sender::of`] reads. Gives `/SHARD JSON` where it goes
    /// on to its shard, or the line that answers it; or a promise of one of them where the site must be looked up first.
    #[must_use]
    pub fn admit(&self, site: &str, sender: &str, body: &[u8], context: worker_sys::Context) -> JsValue {
        let Ok(id) = site.parse::<SiteId>() else {
            return refused(site, &Failure::new(Code::NotFound)).into();
        };
        let Some((held, stale)) = site::held(&id) else { return self.look_up_first(id, sender, body) };
        if stale {
            let (id, env) = (id.clone(), self.env.clone());
            Context::new(context).wait_until(site::look_up_again(id, env));
        }
        match check(&held, &id, sender, body) {
            Ok(step) => step.into(),
            Err(Stop::UnknownEpoch) => self.look_up_first(id, sender, body),
            Err(Stop::Refused(failure)) => refused(site, &failure).into(),
        }
    }

    fn look_up_first(&self, id: SiteId, sender: &str, body: &[u8]) -> JsValue {
        let (env, sender, body) = (self.env.clone(), sender.to_owned(), body.to_owned());
        future_to_promise(async move {
            let step = match site::look_up(&id, &env).await {
                Ok(site) => check(&site, &id, &sender, &body),
                Err(failure) => Err(failure.into()),
            };
            let answered = |stop| match stop {
                Stop::UnknownEpoch => refused(id.as_str(), &unknown_epoch()),
                Stop::Refused(failure) => refused(id.as_str(), &failure),
            };
            Ok(step.unwrap_or_else(answered).into())
        })
        .into()
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

/// The step of a tap on a site that the isolate holds.
fn check(site: &Site, id: &SiteId, sender: &str, body: &[u8]) -> Result<String, Stop> {
    let sender = Sender::of(sender);
    let (shard, tap) = gate::with(|gate| admit(&site.settings, gate, sender, body, objects::now()))?;
    let json = serde_json::to_string(&tap).map_err(Failure::internal)?;
    Ok(format!("/{} {json}", intake_name(id, shard)))
}

/// The line of a refusal, which the log hears of too.
fn refused(site: &str, failure: &Failure) -> String {
    log("POST", &format!("/v1/sites/{site}/responses"), failure);
    Answer::from(failure).to_string()
}
