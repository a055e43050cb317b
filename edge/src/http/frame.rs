//! The card in a frame of our own origin, for pages that no foreign script may share, such as those that take payments:
//! `GET /embed/SITE.js?mode=frame` is the script that makes the frame, `GET /frame/SITE` is what stands in it.
//!
//! Who frames it is known three times over: the browser shows the page within the site's origins alone
//! (`frame-ancestors`), the page shows nothing until its parent has told, from one of these origins, which page it is,
//! and what then comes out of the frame is taken for pages of these origins alone (`tap::check_page`).

use shared::{ids::SiteId, settings::Settings};
use widget::page::frame::{call_window, frame};
use worker::Response;

use super::{
    answer::plain,
    assets::{self, Manifest},
    entry::Incoming,
    languages, look,
    problem::Failure,
    route::Sheet,
    site::site,
};

/// `GET /frame/SITE?lang=…`: an empty page and the script that waits for its parent.
pub(super) async fn page(id: &SiteId, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let manifest = assets::manifest(&incoming.env).await?;
    let origins = origins(&site.settings);
    let (css, js) = (Manifest::path(&manifest.framed_css), Manifest::path(&manifest.framed_js));
    let messages = languages::of_visitor(&site.settings, incoming).await?;
    let html = frame(&site.settings, &messages, &origins, &css, &js);
    answer(html, &origins, "()", incoming)
}

/// `GET /call/SITE?lang=…`: the window of a call, for what has no microphone, as the frame of a payment page. What it may
/// do, a ticket behind its address's `#` says, which no request brings along.
pub(super) async fn window(id: &SiteId, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let css = look::href(Sheet::Talk, &site.settings, &incoming.env).await?;
    let js = Manifest::path(&assets::manifest(&incoming.env).await?.call);
    let messages = languages::of_visitor(&site.settings, incoming).await?;
    answer(call_window(&site.settings, &messages, &css, &js), "", "(self)", incoming)
}

/// A page of ours, with who may frame it and use a microphone in it.
fn answer(html: String, origins: &str, microphone: &str, incoming: &Incoming) -> Result<Response, Failure> {
    let csp = policy(origins, &incoming.env.var("ORIGIN")?.to_string());
    let permissions =
        format!("camera=(), display-capture=(), geolocation=(), microphone={microphone}, payment=()");
    let headers = [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "public, max-age=5"),
        ("vary", "accept-language"),
        ("content-security-policy", csp.as_str()),
        ("permissions-policy", permissions.as_str()),
        ("referrer-policy", "no-referrer"),
        // A page that asks this of all that it embeds may embed the frame, too.
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("x-robots-tag", "noindex"),
    ];
    Ok(plain(html.into_bytes(), &headers)?)
}

/// The script that makes the frame. All that it must know of the site stands in its address.
pub(super) async fn script(id: &SiteId, incoming: &Incoming) -> Result<String, Failure> {
    site(id, &incoming.env, &incoming.context).await?;
    Ok(assets::manifest(&incoming.env).await?.frame_js.clone())
}

/// The site's origins as `frame-ancestors` and the frame's script read them.
fn origins(settings: &Settings) -> String {
    let rules = settings.origins.iter().map(|rule| String::from(rule.clone()));
    rules.collect::<Vec<_>>().join(" ")
}

/// Nothing but our own files and our own connections; nothing written into the page runs.
fn policy(origins: &str, ours: &str) -> String {
    let socket = ours.replacen("http", "ws", 1);
    let ancestors = if origins.is_empty() { "'none'" } else { origins };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' {socket}; \
         form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}; require-trusted-types-for 'script'; \
         trusted-types warmline warmline-frame"
    )
}
