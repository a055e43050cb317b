//! `GET /sites/SITE/mail.html`: the question as a block for mails.

use shared::{
    ids::{Choice, SiteId},
    text::Text,
};
use widget::page::mail::{Block, block as html};
use worker::Response;

use super::{answer, entry::Incoming, languages, problem::Failure, site::site};
use crate::query::parameter;

/// Shown by itself, the block may use the styles on its elements and nothing else.
const BLOCK_CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox \
    allow-popups allow-popups-to-escape-sandbox";
/// The placeholder of the mail tool unless the owner names theirs.
const ORDER: &str = "{{order}}";

/// `?survey=…&lang=…&order=PLACEHOLDER`
pub(super) async fn block(id: &SiteId, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let url = incoming.request.url()?;
    let survey = site.settings.survey(parameter::<Choice>(&url, "survey").as_ref());
    // Who fetches the block is no visitor: what their browser likes says nothing.
    let lang = parameter::<String>(&url, "lang");
    let language = site.settings.language_for(lang.as_deref(), None);
    let messages = languages::messages(&incoming.env, language).await?;
    let own = parameter::<String>(&url, "order");
    // Nothing is a choice, too: then every click is an answer of its own.
    let order = own.map(|own| Text::<60>::new(&own).map(String::from).unwrap_or_default());
    let ask_href = format!("{}/ask/{id}", incoming.env.var("ORIGIN")?);
    let html = html(Block {
        messages: &messages,
        settings: &site.settings,
        survey,
        ask_href: &ask_href,
        order: order.as_deref().unwrap_or(ORDER),
    });
    let headers = [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "public, max-age=60"),
        ("content-security-policy", BLOCK_CSP),
        ("x-robots-tag", "noindex"),
    ];
    Ok(answer::plain(html.into_bytes(), &headers)?)
}
