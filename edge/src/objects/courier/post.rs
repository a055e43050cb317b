//! One attempt: a POST to the target, and what came of it.

use core::fmt::Display;

use worker::{
    AbortSignal, Fetch, Request, Response, ResponseBody, wasm_bindgen_futures::JsFuture, worker_sys::web_sys,
};

use crate::{
    domain::delivery::{Outcome, TIMEOUT, retry_after},
    notify::{
        mail,
        target::{Reach, Target},
        webhook::{self, Secret},
    },
    objects::{clock, request},
    store::deliveries::Errand,
};

/// The most of the platform's words about a failure that is kept.
const WORDS: usize = 200;

/// Makes the attempt. Redirections are not followed, and the answer's body is not read: neither has anything to say
/// that is worth trusting.
pub(super) async fn post(errand: &Errand, reach: Reach) -> Outcome {
    let request = match made(errand, reach) {
        Ok(request) => request,
        Err(why) => return Outcome::Unsendable(why),
    };
    let timeout = u32::try_from(TIMEOUT.as_millis()).unwrap_or(u32::MAX);
    let signal = AbortSignal::from(web_sys::AbortSignal::timeout_with_u32(timeout));
    match Fetch::Request(request).send_with_signal(&signal).await {
        Ok(response) => answered(errand.mail, &response),
        Err(_) if signal.aborted() => Outcome::TimedOut,
        Err(error) => Outcome::Unreachable(error.to_string().chars().take(WORDS).collect()),
    }
}

fn made(errand: &Errand, reach: Reach) -> Result<Request, String> {
    let target = Target::parse(&errand.url, reach).map_err(words)?;
    let said = if errand.mail {
        mail::headers(&errand.secret).to_vec()
    } else {
        let secret: Secret = errand.secret.parse().map_err(words)?;
        webhook::headers(&errand.message, &secret, clock::now()).to_vec()
    };
    request::post(target.url(), &said, &errand.message.body).map_err(words)
}

fn answered(mail: bool, response: &Response) -> Outcome {
    if let ResponseBody::Stream(body) = response.body() {
        // Lets go of the connection. Nothing waits for that: a target that drips its answer gets no attention by it.
        drop(JsFuture::from(body.cancel()));
    }
    let wish = response.headers().get("retry-after").ok().flatten();
    let (status, retry_after) = (response.status_code(), wish.and_then(|header| retry_after(&header)));
    if mail { mail::outcome(status, retry_after) } else { Outcome::Answered { status, retry_after } }
}

fn words(error: impl Display) -> String {
    error.to_string()
}
