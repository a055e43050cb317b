//! What pages are given: the embed script and its parts, held in the isolate for a moment.

use core::cell::RefCell;
use std::rc::Rc;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::Serialize;
use shared::ids::SiteId;
use worker::{Env, Response};

use super::{
    answer,
    assets::{Manifest, manifest},
    entry::Incoming,
    frame,
    held::Held,
    pages,
    problem::Failure,
    site::site,
};
use crate::{
    domain::embed::{Kind, Variant},
    hop::ReadEmbed,
    objects::{call, inflate, now},
    query::parameter,
};

/// An embed as the isolate holds it.
struct Embed {
    /// Digest, for `ETag`.
    hash: String,
    /// Brotli-compressed.
    body: Vec<u8>,
}

type Key = (SiteId, Variant);

thread_local! {
    /// As many as the sites' settings have variants: requests can't add to them.
    static HELD: RefCell<Held<Key, Embed>> = RefCell::default();
}

/// `GET /embed/SITE.js`, `.json`, `.html` and `.more.js`; query `survey`, `lang` and `now`, for `.html` also `page`, the
/// path of the page that it is for. What the content's hash begins with, as a name without a value, names it.
pub(super) async fn embed(id: &SiteId, kind: Kind, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let url = incoming.request.url()?;
    let asked = |name| parameter::<String>(&url, name);
    if kind == Kind::Script && asked("mode").is_some_and(|mode| mode == "frame") {
        return pages::file(&frame::script(id, incoming).await?, "public, max-age=5", incoming).await;
    }
    let kind = if kind == Kind::Script && asked("now").is_some() { Kind::Now } else { kind };
    let mut variant = Variant::of(kind, &site.settings, asked("survey").as_deref(), asked("lang").as_deref());
    if let (Kind::Html, Some(path)) = (kind, asked("page")) {
        variant = variant.at(&site.settings, &path);
    }
    if kind == Kind::More {
        // The same for all surveys.
        variant.survey = site.settings.survey.id.clone();
    }
    let embed = held((id.clone(), variant), incoming).await?;
    // An address that names what is there now names it for ever.
    let is_named = |name: &str| name.len() >= VERSION && embed.hash.starts_with(name);
    let named = url.query_pairs().any(|(name, _)| is_named(&name));
    let etag = format!("\"{}\"", embed.hash);
    let headers = [
        ("content-type", content_type(kind)),
        ("cache-control", if named { FOR_EVER } else { "public, max-age=5" }),
        ("etag", etag.as_str()),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("vary", "accept-encoding"),
    ];
    if incoming.request.headers().get("if-none-match")?.is_some_and(|known| known.contains(&etag)) {
        return Ok(answer::empty(304, &headers)?);
    }
    if pages::takes_brotli(incoming)? {
        Ok(answer::compressed(embed.body.clone(), &headers)?)
    } else {
        Ok(answer::plain(inflate(&embed.body)?, &headers)?)
    }
}

/// How many digits of a hash name what is there. They can't be compressed, and few versions have to be told apart: those
/// that a browser may have kept.
pub(crate) const VERSION: usize = 6;

/// What never changes under its address.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

fn content_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Script | Kind::Now | Kind::More => "text/javascript; charset=utf-8",
        Kind::Json => "application/json",
        // As text: it is to be pasted, and no page of ours.
        Kind::Html => "text/plain; charset=utf-8",
    }
}

/// `GET /embed/integrity.json`
pub(super) async fn integrity(incoming: &Incoming) -> Result<Response, Failure> {
    #[derive(Serialize)]
    struct Integrity<'a> {
        /// Where the immutable loader is.
        src: String,
        /// What its tag says as `integrity`.
        integrity: &'a str,
        /// What a page's `style-src` allows for the question that is pasted into it.
        style: &'a str,
    }
    let manifest = manifest(&incoming.env).await?;
    let Manifest { any, any_integrity, card_integrity, .. } = &*manifest;
    let hash = any.split('.').nth(1).unwrap_or_default();
    let src = format!("/embed/v/{hash}/loader.js");
    Ok(answer::json(200, &Integrity { src, integrity: any_integrity, style: card_integrity })?)
}

/// The embed from the isolate's memory or from the site's Desk.
async fn held(key: Key, incoming: &Incoming) -> Result<Rc<Embed>, Failure> {
    match HELD.with_borrow_mut(|held| held.get(&key, now())) {
        None => look_up(key, &incoming.env).await,
        Some((embed, false)) => Ok(embed),
        Some((embed, true)) => {
            let env = incoming.env.clone();
            incoming.context.wait_until(async move {
                let site = key.0.clone();
                if let Err(failure) = look_up(key, &env).await {
                    let words = failure.internal.unwrap_or_default();
                    worker::console_warn!("looking an embed of {site} up again: {words}");
                }
            });
            Ok(embed)
        }
    }
}

/// Asks the Desk, and holds what it says.
async fn look_up(key: Key, env: &Env) -> Result<Rc<Embed>, Failure> {
    let facts = call(env, "DESK", key.0.as_str(), &ReadEmbed { variant: key.1.clone() }).await?;
    let body = BASE64_STANDARD.decode(facts.body).map_err(Failure::internal)?;
    let embed = Embed { hash: facts.hash, body };
    Ok(HELD.with_borrow_mut(|held| held.put(key, embed, now())))
}
