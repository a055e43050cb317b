//! `POST /v1/sites/SITE/responses`, and what all requests from host pages share: origin, size and encoding.

use futures::StreamExt as _;
use shared::{ids::SiteId, response::MAX_BODY, settings::Settings};
use worker::{Request, Response};

use super::{
    answer,
    body::{self, Encoding},
    entry::{Incoming, log, refuse},
    problem::{Code, Failure},
    site::site,
};
use crate::{
    hop::{Submit, Submitted, intake_name},
    objects::call,
};

/// Takes a response.
pub(super) async fn take(id: &SiteId, incoming: &mut Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let origin = allowed_origin(&incoming.request, &site.settings)?;
    let taken = submit(id, &site.settings, incoming).await;
    for_origin(taken, origin.as_deref(), incoming).await
}

async fn submit(id: &SiteId, settings: &Settings, incoming: &mut Incoming) -> Result<Response, Failure> {
    let encoding = Encoding::of(incoming.request.headers().get("content-type")?.as_deref())?;
    let bytes = read_body(&mut incoming.request, MAX_BODY).await?;
    let response = body::response(encoding, &bytes, settings.survey.steps)?;
    let name = intake_name(id, response.id);
    let concerns_desk = settings.is_unhappy(response.score);
    let submit = Submit { site: id.clone(), response, concerns_desk };
    match call(&incoming.env, "INTAKE", &name, &submit).await? {
        Submitted::First(receipt) => Ok(answer::json(201, &receipt)?),
        Submitted::Known(receipt) => Ok(answer::json(200, &receipt)?),
        Submitted::Conflict => Err(Failure::new(Code::ResponseConflict)),
    }
}

/// Answers a browser that asks whether a page of another origin may send JSON.
pub(super) async fn preflight(id: &SiteId, incoming: &mut Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let origin = allowed_origin(&incoming.request, &site.settings)?;
    let headers = [
        ("access-control-allow-methods", "POST"),
        ("access-control-allow-headers", "content-type"),
        ("access-control-max-age", "86400"),
    ];
    for_origin(Ok(answer::empty(204, &headers)?), origin.as_deref(), incoming).await
}

/// The request's origin, where the site allows it. This stops casual misuse and is no authentication: what is not a
/// browser can claim any origin.
pub(super) fn allowed_origin(request: &Request, settings: &Settings) -> Result<Option<String>, Failure> {
    let origin = request.headers().get("origin")?;
    if settings.allows(origin.as_deref()) { Ok(origin) } else { Err(Failure::new(Code::OriginNotAllowed)) }
}

/// Lets the page of `origin` read the answer, an error included: the loader decides by the status what to do next.
pub(super) async fn for_origin(
    outcome: Result<Response, Failure>,
    origin: Option<&str>,
    incoming: &Incoming,
) -> Result<Response, Failure> {
    let mut response = match outcome {
        Ok(response) => response,
        Err(failure) => {
            log(&incoming.request.inner().method(), &incoming.request.path(), &failure);
            refuse(&failure, incoming).await?
        }
    };
    if let Some(origin) = origin {
        response.headers_mut().set("access-control-allow-origin", origin)?;
        response.headers_mut().set("access-control-expose-headers", "retry-after")?;
    }
    response.headers_mut().set("vary", "origin")?;
    Ok(response)
}

/// Reads a body of at most `limit` bytes; a longer one is not read to its end.
pub(super) async fn read_body(request: &mut Request, limit: usize) -> Result<Vec<u8>, Failure> {
    let too_large = || Failure::detailed(Code::BodyTooLarge, format!("at most {limit} bytes"));
    let announced = request.headers().get("content-length")?.and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    if request.inner().body().is_none() {
        return Ok(Vec::new());
    }
    let mut bytes = Vec::with_capacity(announced.unwrap_or(1024));
    let mut stream = request.stream()?;
    while let Some(chunk) = stream.next().await {
        bytes.extend_from_slice(&chunk?);
        if bytes.len() > limit {
            return Err(too_large());
        }
    }
    Ok(bytes)
}
