//! The two ends of a [`Call`]: asking an object, and answering as one.

use core::{fmt, marker::PhantomData};

use serde::de::DeserializeOwned;
use worker::{Env, Request, Response, Stub};

use super::request;
use crate::hop::Call;
pub(crate) use crate::hop::CallError;

impl From<worker::Error> for CallError {
    fn from(error: worker::Error) -> Self {
        Self::of(error.to_string())
    }
}

/// Asks the object `name` of the namespace that is bound as `binding`.
pub(crate) async fn call<C: Call>(
    env: &Env,
    binding: &str,
    name: &str,
    call: &C,
) -> Result<C::Reply, CallError> {
    let answer = ask(env, binding, name, C::NAME, "", serde_json::to_string(call)?).await?;
    Ok(serde_json::from_str(&answer)?)
}

/// A call that is written down already. Calls of several kinds with one type of answer go one way by it.
pub(crate) struct Written<R> {
    what: &'static str,
    query: String,
    body: String,
    answer: PhantomData<R>,
}

impl<R: DeserializeOwned> Written<R> {
    /// Writes a call down.
    pub(crate) fn of<C: Call<Reply = R>>(call: &C) -> Result<Self, CallError> {
        Ok(Self::text(C::NAME, String::new(), serde_json::to_string(call)?))
    }

    /// Writes down what is no JSON: a text, of which a query says more.
    pub(crate) fn text(what: &'static str, query: String, body: String) -> Self {
        Self { what, query, body, answer: PhantomData }
    }

    /// Asks the object `name` of the namespace that is bound as `binding`.
    pub(crate) async fn call(self, env: &Env, binding: &str, name: &str) -> Result<R, CallError> {
        let answer = ask(env, binding, name, self.what, &self.query, self.body).await?;
        Ok(serde_json::from_str(&answer)?)
    }
}

/// The way there and back, which is the same for all calls: the Worker has to carry it only once.
async fn ask(
    env: &Env,
    binding: &str,
    name: &str,
    what: &'static str,
    query: &str,
    body: String,
) -> Result<String, CallError> {
    let request = request::post(&format!("https://object/{what}/{name}{query}"), &[], &body)?;
    let mut response = stub(env, binding, name)?.fetch_with_request(request).await?;
    let body = response.text().await?;
    if response.status_code() != 200 {
        return Err(CallError::of(format!("{what} answered {}: {body}", response.status_code())));
    }
    Ok(body)
}

/// Passes on to the object `name` what has no body and no answer in JSON: an upgrade, or the wish for a file. `path` says whose
/// socket it is, or which file.
pub(crate) async fn pass_on(
    env: &Env,
    binding: &str,
    name: &str,
    path: &str,
    request: &Request,
) -> Result<Response, CallError> {
    let request = request::get(&format!("https://object/{path}"), request.headers())?;
    Ok(stub(env, binding, name)?.fetch_with_request(request).await?)
}

fn stub(env: &Env, binding: &str, name: &str) -> worker::Result<Stub> {
    env.durable_object(binding)?.get_by_name(name)
}

/// Reads a call that arrived at an object.
pub(super) fn read<C: Call>(text: &str) -> Result<C, CallError> {
    Ok(serde_json::from_str(text)?)
}

/// The answer to a call, as it travels.
pub(super) fn reply<C: Call>(reply: &C::Reply) -> Result<String, CallError> {
    Ok(serde_json::to_string(reply)?)
}

/// Answers a call that failed; only the Worker, which logs it, sees the words.
pub(super) fn failed(error: &impl fmt::Display) -> worker::Result<Response> {
    Response::error(error.to_string(), 500)
}
