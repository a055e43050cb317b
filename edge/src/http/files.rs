//! Files in a conversation: `POST /v1/sites/SITE/files` from a visitor, `POST /v1/desk/cases/CASE/files` from an agent, and
//! `GET /files/SITE/SECRET` for whoever has the link.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use shared::{
    files::FileKind,
    ids::{CaseId, ResponseId, SiteId, TalkKey},
    settings::Settings,
    talk::Author,
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
};
use crate::{
    domain::session::digest,
    hop::{FilePart, ReadFile, StoreFile},
    objects::call,
    query::parameter,
};

/// How many bytes a part has: in base64, half a mebibyte.
const PART: usize = 384 * 1_024;

/// Whose file it is, and of which conversation.
struct Sender {
    from: Author,
    key_digest: Option<String>,
    case: Option<CaseId>,
}

/// Takes a visitor's file. The key of the conversation stands in a header, because addresses are logged.
pub(super) async fn take(id: &SiteId, incoming: &mut Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (origin, _) = allowed_origin(incoming, &site.settings)?;
    let taken = match of_visitor(&site.settings, incoming) {
        Ok(sender) => store(&site.settings, sender, incoming).await,
        Err(failure) => Err(failure),
    };
    for_origin(taken, origin.as_deref(), incoming).await
}

fn of_visitor(settings: &Settings, incoming: &Incoming) -> Result<Sender, Failure> {
    let response: ResponseId = asked(incoming, "response")?;
    gate::pass(settings, response, incoming)?;
    let said = incoming.request.headers().get("authorization")?;
    let key = said.as_deref().and_then(|said| said.strip_prefix("Bearer ")?.parse::<TalkKey>().ok());
    let key = key.ok_or(Failure::new(Code::UnknownConversation))?;
    Ok(Sender { from: Author::Visitor, key_digest: Some(digest(key.as_str())), case: None })
}

/// Takes an agent's file.
pub(super) async fn of_agent(case: CaseId, incoming: &mut Incoming) -> Result<Response, Failure> {
    desk::from_our_page(incoming)?;
    let session = desk::signed_in(incoming).await?;
    let site = site(&session.site, &incoming.env, &incoming.context).await?;
    let sender = Sender { from: Author::Agent(session.agent), key_digest: None, case: Some(case) };
    store(&site.settings, sender, incoming).await
}

async fn store(settings: &Settings, sender: Sender, incoming: &mut Incoming) -> Result<Response, Failure> {
    let files = settings.files.as_ref().ok_or(Failure::new(Code::NotOffered))?;
    let (id, name) = (asked(incoming, "id")?, asked(incoming, "name")?);
    let bytes = read_body(&mut incoming.request, files.max_bytes()).await?;
    let kind = FileKind::of(&bytes).filter(|kind| files.takes(*kind)).ok_or(Failure::new(Code::OtherKind))?;
    let size = u32::try_from(bytes.len()).map_err(Failure::internal)?;
    let Sender { from, key_digest, case } = sender;
    let parts = bytes.chunks(PART).map(|part| BASE64_STANDARD.encode(part)).collect();
    let file = StoreFile { from, key_digest, case, id, name, kind, size, secret: new_key()?, parts };
    if !call(&incoming.env, "DESK", settings.site.as_str(), &file).await?? {
        return Err(Failure::new(Code::NoRoom));
    }
    Ok(answer::empty(201, &[("cache-control", "no-store")])?)
}

/// What the address says under a name.
fn asked<T: core::str::FromStr>(incoming: &Incoming, name: &str) -> Result<T, Failure> {
    let lacks =
        || Failure::detailed(Code::InvalidField, format!("the address lacks {name}, or says it wrong"));
    parameter(&incoming.request.url()?, name).ok_or_else(lacks)
}

/// Hands a file out, to be kept: no browser opens it in a page of our origin.
pub(super) async fn read(id: &SiteId, secret: &TalkKey, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (mut bytes, mut ask) = (Vec::new(), ReadFile { digest: digest(secret.as_str()), part: 0 });
    loop {
        let part = call(&incoming.env, "DESK", site.settings.site.as_str(), &ask).await?;
        let FilePart { name, kind, size, body } = part.ok_or(Failure::new(Code::NotFound))?;
        bytes.extend(BASE64_STANDARD.decode(body).map_err(Failure::internal)?);
        if bytes.len() < size as usize {
            ask.part += 1;
            continue;
        }
        let name: String = form_urlencoded::byte_serialize(name.as_str().as_bytes()).collect();
        let name = name.replace('+', "%20").replace('*', "%2A");
        let disposition = format!("attachment; filename*=UTF-8''{name}");
        let headers = [
            ("content-type", kind.as_str()),
            ("content-disposition", disposition.as_str()),
            ("content-security-policy", "sandbox; default-src 'none'"),
            ("cache-control", "private, no-store"),
            ("referrer-policy", "no-referrer"),
        ];
        return Ok(answer::plain(bytes, &headers)?);
    }
}
