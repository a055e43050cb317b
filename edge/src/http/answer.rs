//! Building answers.

use serde::Serialize;
use worker::{EncodeBody, Headers, Response, ResponseBody, ResponseBuilder};

use super::problem::{Code, Failure};

/// What every answer carries.
pub(super) const ALWAYS: &[(&str, &str)] = &[("x-content-type-options", "nosniff")];

/// An answer in JSON that nobody may keep.
pub(super) fn json(status: u16, value: &impl Serialize) -> worker::Result<Response> {
    let body = serde_json::to_vec(value)?;
    let headers = [("content-type", "application/json"), ("cache-control", "no-store")];
    Ok(builder(status, &headers)?.fixed(body))
}

/// A page that nobody may keep.
pub(super) fn page(status: u16, html: String, csp: &str) -> worker::Result<Response> {
    let headers = [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("content-security-policy", csp),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ];
    Ok(builder(status, &headers)?.fixed(html.into_bytes()))
}

/// Bytes that are brotli-compressed already.
pub(super) fn compressed(bytes: Vec<u8>, headers: &[(&str, &str)]) -> worker::Result<Response> {
    let builder = builder(200, headers)?.with_header("content-encoding", "br")?;
    Ok(builder.with_encode_body(EncodeBody::Manual).fixed(bytes))
}

/// Bytes as they are.
pub(super) fn plain(bytes: Vec<u8>, headers: &[(&str, &str)]) -> worker::Result<Response> {
    Ok(builder(200, headers)?.fixed(bytes))
}

/// A body as it comes from elsewhere.
pub(super) fn passed_on(body: ResponseBody, headers: &[(&str, &str)]) -> worker::Result<Response> {
    Ok(builder(200, headers)?.body(body))
}

/// An answer without a body.
pub(super) fn empty(status: u16, headers: &[(&str, &str)]) -> worker::Result<Response> {
    Ok(builder(status, headers)?.empty())
}

/// `303 See Other`.
pub(super) fn see_other(location: &str) -> worker::Result<Response> {
    empty(303, &[("location", location), ("cache-control", "no-store"), ("referrer-policy", "no-referrer")])
}

/// `302 Found`, for everybody who comes by the same way.
pub(super) fn found(location: &str) -> worker::Result<Response> {
    empty(302, &[("location", location), ("cache-control", "no-store"), ("x-robots-tag", "noindex")])
}

/// An error answer, as `application/problem+json`.
pub(super) fn problem(failure: &Failure) -> worker::Result<Response> {
    let problem = failure.problem();
    let headers = problem_headers(failure);
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(builder(problem.status, &headers)?.fixed(serde_json::to_vec(&problem)?))
}

/// The headers of an error answer, beside those that every answer carries.
pub(super) fn problem_headers(failure: &Failure) -> Vec<(&'static str, String)> {
    let retry_after = failure.retry_after_s.map(|seconds| ("retry-after", seconds.to_string()));
    let always = [("content-type", "application/problem+json"), ("cache-control", "no-store")];
    // A page whose script tag says `crossorigin` would tell its owner of CORS instead.
    let shown = (failure.code == Code::NotFound).then(|| ("access-control-allow-origin", "*".to_owned()));
    always.map(|(name, value)| (name, value.to_owned())).into_iter().chain(retry_after).chain(shown).collect()
}

fn builder(status: u16, headers: &[(&str, &str)]) -> worker::Result<ResponseBuilder> {
    let all = Headers::new();
    for (name, value) in ALWAYS.iter().chain(headers) {
        all.set(name, value)?;
    }
    Ok(ResponseBuilder::new().with_status(status).with_headers(all))
}
