//! `POST /v1/sites/SITE/responses` the long way (most taps go the short one, `http/tap.rs`), and what requests from host
//! pages share: origin, size, and the way of a response to its shard.

use futures::StreamExt as _;
use shared::{
    ids::{ResponseId, SiteId},
    intake::Shard,
    response::MAX_BODY,
    settings::Settings,
};
use worker::{Env, Request, Response, wasm_bindgen::JsValue};

use super::{
    answer,
    entry::{Incoming, log, refuse},
    gate,
    problem::{Code, Failure},
    site::{look_up, site},
    tap::{SENDER_HEADERS, Sender, admit, receipt},
};
use crate::{
    domain::intake::{Taken, Tap},
    hop::{Submit, intake_name},
    objects::{call, now},
};

/// Takes a response the long way: by a hop of its own.
pub(super) async fn take(id: &SiteId, incoming: &mut Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (origin, _) = allowed_origin(incoming, &site.settings)?;
    let taken = submit(id, &site.settings, incoming).await;
    for_origin(taken, origin.as_deref(), incoming).await
}

async fn submit(id: &SiteId, settings: &Settings, incoming: &mut Incoming) -> Result<Response, Failure> {
    let lines = sender_lines(incoming)?;
    let (_, framed) = allowed_origin(incoming, settings)?;
    let body = read_body(&mut incoming.request, MAX_BODY).await?;
    let sender = Sender { framed, ..Sender::of(&lines) };
    let tap = gate::with(|gate| admit(settings, gate, sender, &body, now()))?;
    let shard = shard(id, settings, tap.response.id, &incoming.env).await?;
    let (status, receipt) = receipt(store(id, shard, tap, &incoming.env).await?)?;
    Ok(answer::json(status, &receipt)?)
}

/// What the request says of its sender, as [`Sender::of`] reads it; the entry says the same of taps.
pub(super) fn sender_lines(incoming: &Incoming) -> Result<String, Failure> {
    let headers = incoming.request.headers();
    let mut lines = Vec::new();
    for name in SENDER_HEADERS {
        lines.push(headers.get(name)?);
    }
    let named = incoming.env.var("ADDRESS_HEADER").map(|name| headers.get(&name.to_string()));
    let address = named.ok().transpose()?.flatten();
    lines.push(address.or_else(|| client_address(&incoming.request)));
    Ok(lines.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join("\n"))
}

/// The address that the platform itself sees.
fn client_address(request: &Request) -> Option<String> {
    let field = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).ok();
    field(&field(request.inner(), "cf")?, "clientIp")?.as_string()
}

/// Stores a response that came by another way than a tap's.
pub(super) async fn store(id: &SiteId, shard: Shard, tap: Tap, env: &Env) -> Result<Taken, Failure> {
    let submit = Submit { site: id.clone(), taps: vec![tap] };
    let taken = call(env, "INTAKE", &intake_name(id, shard), &submit).await?;
    taken.into_iter().next().ok_or_else(|| Failure::internal("the Intake took nothing and said nothing"))
}

/// The shard of a response.
pub(super) async fn shard(
    id: &SiteId,
    settings: &Settings,
    response: ResponseId,
    env: &Env,
) -> Result<Shard, Failure> {
    if let Some(shard) = settings.shards.shard(response) {
        return Ok(shard);
    }
    // The page may have been given a newer table than this isolate.
    let newer = look_up(id, env).await?.settings.shards.shard(response);
    newer.ok_or_else(|| Failure::detailed(Code::InvalidField, "id names an epoch that this site never had"))
}

/// Answers a browser that asks whether a page of another origin may send JSON.
pub(super) async fn preflight(id: &SiteId, incoming: &mut Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (origin, _) = allowed_origin(incoming, &site.settings)?;
    let headers = [
        ("access-control-allow-methods", "POST"),
        ("access-control-allow-headers", "authorization, content-type"),
        ("access-control-max-age", "86400"),
    ];
    for_origin(Ok(answer::empty(204, &headers)?), origin.as_deref(), incoming).await
}

/// The request's origin, where the site allows it. This stops casual misuse and is no authentication: what is not a
/// browser can claim any origin. Our own origin comes along with whether it is none of the site's: then it is that of a
/// frame (`GET /frame/SITE`).
pub(super) fn allowed_origin(
    incoming: &Incoming,
    settings: &Settings,
) -> Result<(Option<String>, bool), Failure> {
    let origin = incoming.request.headers().get("origin")?;
    if settings.allows(origin.as_deref()) {
        return Ok((origin, false));
    }
    let ours = incoming.env.var("ORIGIN")?.to_string();
    if origin.as_ref() == Some(&ours) {
        Ok((origin, true))
    } else {
        Err(Failure::new(Code::OriginNotAllowed))
    }
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
    for (name, value) in origin_headers(origin) {
        response.headers_mut().set(name, value)?;
    }
    Ok(response)
}

/// The headers that let the page of `origin` read an answer.
pub(super) fn origin_headers(origin: Option<&str>) -> impl Iterator<Item = (&'static str, &str)> {
    let allowed = origin.into_iter().flat_map(|origin| {
        [("access-control-allow-origin", origin), ("access-control-expose-headers", "retry-after")]
    });
    allowed.chain([("vary", "origin")])
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
