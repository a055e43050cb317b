//! Files in a conversation: `POST /v1/sites/SITE/files` from a visitor, `POST /v1/desk/cases/CASE/files` from an agent, and
//! `GET /files/SITE/SECRET` for whoever has the link.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use shared::{
    case::Agent,
    files::FileKind,
    ids::{CaseId, ResponseId, SiteId, TalkKey},
    settings::Settings,
};
use worker::Response;

use super::{
    answer, desk,
    entry::Incoming,
    gate,
    handoffs::new_key,
    problem::{Code, Failure},
    responses::{allowed_origin, for_origin, read_body},
    site::site,
    talk::upgraded,
};
use crate::{
    domain::session::digest,
    hop::StoreFile,
    objects::{FILE, Written},
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
    let (id, agent) = match sent {
        Sent::Here(id) => (id, None),
        Sent::AtDesk(case) => {
            desk::from_our_page(incoming)?;
            let session = desk::signed_in(incoming).await?;
            (session.site, Some((session.agent, case)))
        }
    };
    let site = site(&id, &incoming.env, &incoming.context).await?;
    let (origin, _) = if agent.is_some() { (None, true) } else { allowed_origin(incoming, &site.settings)? };
    let taken = store(&site.settings, agent, incoming).await;
    for_origin(taken, origin.as_deref(), incoming).await
}

async fn store(
    settings: &Settings,
    agent: Option<(Agent, CaseId)>,
    incoming: &mut Incoming,
) -> Result<Response, Failure> {
    let (agent, talk) = match agent {
        Some((agent, case)) => (Some(agent), case.to_string()),
        None => (None, of_visitor(settings, incoming)?),
    };
    let files = settings.files.as_ref().ok_or(Failure::new(Code::NotOffered))?;
    let (id, name) = (asked(incoming, "id")?, asked(incoming, "name")?);
    let bytes = read_body(&mut incoming.request, files.max_bytes()).await?;
    let kind = FileKind::of(&bytes).filter(|kind| files.takes(*kind)).ok_or(Failure::new(Code::OtherKind))?;
    let size = u32::try_from(bytes.len()).map_err(Failure::internal)?;
    let body = BASE64_STANDARD.encode(bytes);
    let file = StoreFile { agent, talk, id, name, kind, size, secret: new_key()?, body };
    Written::of(&file)?.call(&incoming.env, "DESK", settings.site.as_str()).await??;
    Ok(answer::empty(201, &[("cache-control", "no-store")])?)
}

/// Digest of the key of a visitor who may send something now.
fn of_visitor(settings: &Settings, incoming: &Incoming) -> Result<String, Failure> {
    let response: ResponseId = asked(incoming, "response")?;
    gate::pass(settings, response, incoming)?;
    let said = incoming.request.headers().get("authorization")?;
    let key = said.as_deref().and_then(|said| said.strip_prefix("Bearer ")?.parse::<TalkKey>().ok());
    Ok(digest(key.ok_or(Failure::new(Code::UnknownConversation))?.as_str()))
}

/// What the address says under a name.
fn asked<T: core::str::FromStr>(incoming: &Incoming, name: &str) -> Result<T, Failure> {
    let lacks =
        || Failure::detailed(Code::InvalidField, format!("the address lacks {name}, or says it wrong"));
    parameter(&incoming.request.url()?, name).ok_or_else(lacks)
}

/// Hands a file out.
pub(super) async fn read(id: &SiteId, secret: &TalkKey, incoming: &Incoming) -> Result<Response, Failure> {
    site(id, &incoming.env, &incoming.context).await?;
    let path = format!("{FILE}/{id}?digest={}", digest(secret.as_str()));
    upgraded(id.as_str(), &path, Code::NotFound, incoming).await
}
