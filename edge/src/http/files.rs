//! Files in a conversation: `POST /v1/sites/SITE/files` from a visitor, `POST /v1/desk/cases/CASE/files` from an agent, and
//! `GET /files/SITE/SECRET` for whoever has the link.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use shared::{
    ids::{CaseId, ResponseId, SiteId, TalkKey},
    problem::Refusal,
    settings::Settings,
};
use worker::Response;

use super::{
    answer, desk,
    entry::Incoming,
    gate,
    problem::{Code, Failure},
    responses::{allowed_origin, for_origin, read_body},
    site::site,
    talk::by_desk,
};
use crate::{
    domain::session::digest,
    objects::{AGENT_FILE, FILE, FILE_NAME, LACKS, VISITOR_FILE, Written},
    query::parameter,
};

/// Where a file is sent to.
pub(super) enum Sent {
    /// To a site, by a visitor.
    Here(SiteId),
    /// Into a case, by an agent.
    AtDesk(CaseId),
}

/// Takes a file. A visitor's key stands in a header, because addresses are logged.
pub(super) async fn take(sent: Sent, incoming: &mut Incoming) -> Result<Response, Failure> {
    let (id, by_agent) = match sent {
        Sent::Here(id) => (id, None),
        Sent::AtDesk(case) => {
            desk::from_our_page(incoming)?;
            let (session, session_digest) = desk::signed_in(incoming).await?;
            (session.site, Some(format!("{session_digest}&case={case}")))
        }
    };
    let site = site(&id, &incoming.env, &incoming.context).await?;
    // The desk's own page says our origin, which may always ask.
    let (origin, _) = allowed_origin(incoming, &site.settings)?;
    let taken = store(&site.settings, by_agent, incoming).await;
    for_origin(taken, origin.as_deref(), incoming).await
}

async fn store(
    settings: &Settings,
    by_agent: Option<String>,
    incoming: &mut Incoming,
) -> Result<Response, Failure> {
    let files = settings.files.ok_or(Failure::new(Code::NotOffered))?;
    let (what, by) = match by_agent {
        Some(by) => (AGENT_FILE, by),
        None => (VISITOR_FILE, of_visitor(settings, incoming)?),
    };
    let bytes = read_body(&mut incoming.request, files.max_bytes()).await?;
    let kind = files.kind_of(&bytes).ok_or(Failure::new(Code::OtherKind))?.as_str();
    // What the sender says comes last: of two values under one name, the first counts.
    let url = incoming.request.url()?;
    let query = format!("?by={by}&kind={kind}&{}", url.query().unwrap_or_default());
    let file = Written::<Result<(), Refusal>>::text(what, query, BASE64_STANDARD.encode(bytes));
    file.call(&incoming.env, "DESK", settings.site.as_str()).await??;
    Ok(answer::empty(201, &[("cache-control", "no-store")])?)
}

/// Digest of the key of a visitor who may send something now.
fn of_visitor(settings: &Settings, incoming: &Incoming) -> Result<String, Failure> {
    let lacks = || Failure::detailed(Code::InvalidField, LACKS);
    let response: ResponseId = parameter(&incoming.request.url()?, "response").ok_or_else(lacks)?;
    gate::pass(settings, response, incoming)?;
    let said = incoming.request.headers().get("authorization")?;
    let key = said.as_deref().and_then(|said| said.strip_prefix("Bearer ")?.parse::<TalkKey>().ok());
    Ok(digest(key.ok_or(Failure::new(Code::UnknownConversation))?.as_str()))
}

/// Hands a file out: to be saved, because no browser shall open it in a page of our origin.
pub(super) async fn read(id: &SiteId, secret: &TalkKey, incoming: &Incoming) -> Result<Response, Failure> {
    site(id, &incoming.env, &incoming.context).await?;
    let path = format!("{FILE}/{id}?digest={}", digest(secret.as_str()));
    let file = by_desk(id.as_str(), &path, Code::NotFound, incoming).await?;
    let said = |name| file.headers().get(name).map(Option::unwrap_or_default);
    let (kind, name) = (said("content-type")?, said(FILE_NAME)?);
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    let headers = [
        ("content-type", kind.as_str()),
        ("content-disposition", disposition.as_str()),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("cache-control", "private, no-store"),
        ("referrer-policy", "no-referrer"),
    ];
    Ok(answer::passed_on(file.into_parts().1, &headers)?)
}
