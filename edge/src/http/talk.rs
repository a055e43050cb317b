//! A visitor's routes into a conversation: the socket, and the plain page for where no wasm runs.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use shared::{
    case::Channel,
    ids::{ClientId, SiteId, TalkKey},
    talk::{KEY_PREFIX, MAX_FRAME, PROTOCOL},
    time::UnixMillis,
};
use widget::{
    page::{Answers, TalkLog, TalkPage},
    words,
};
use worker::{Request, Response};

use super::{
    answer,
    body::{self, Encoding},
    entry::Incoming,
    handoffs::talk_path,
    languages, look,
    problem::{Code, Failure},
    responses::{allowed_origin, read_body},
    route::Sheet,
    site::site,
    when,
};
use crate::{
    domain::{session::digest, versioned::Versioned},
    hop::{AnswersCall, ReadTalk, SayCall, Talk},
    objects::{self, VISITOR_SOCKET, Written, call, random_bytes},
    query::parameter,
};

/// Plain pages run nothing and load nothing but their style and the frame with the messages.
pub(super) const PAGE_CSP: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'self'";

/// `GET /v1/sites/SITE/talk`
pub(super) async fn socket(id: &SiteId, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    if !is_upgrade(&incoming.request)? {
        return Err(Failure::new(Code::UpgradeRequired));
    }
    allowed_origin(incoming, &site.settings)?;
    let key = offered_key(&incoming.request)?.ok_or(Failure::new(Code::UnknownConversation))?;
    let after: u32 = parameter(&incoming.request.url()?, "after").unwrap_or(0);
    let path = format!("{VISITOR_SOCKET}/{id}?key={}&after={after}", digest(key.as_str()));
    by_desk(id.as_str(), &path, Code::UnknownConversation, incoming).await
}

/// The key among the subprotocols that a page offers. There, and not in the address, because addresses are logged.
fn offered_key(request: &Request) -> Result<Option<TalkKey>, Failure> {
    let offered = request.headers().get("sec-websocket-protocol")?.unwrap_or_default();
    let offered: Vec<&str> = offered.split(',').map(str::trim).collect();
    if !offered.contains(&PROTOCOL) {
        return Ok(None);
    }
    Ok(offered.iter().find_map(|protocol| protocol.strip_prefix(KEY_PREFIX)?.parse().ok()))
}

/// Whether a request asks for a WebSocket.
pub(super) fn is_upgrade(request: &Request) -> Result<bool, Failure> {
    let upgrade = request.headers().get("upgrade")?.unwrap_or_default();
    Ok(upgrade.eq_ignore_ascii_case("websocket"))
}

/// Passes an upgrade, or the wish for a file, on to the Desk, which knows whether the key, session or secret in `path` is one;
/// `refused` says that it is none.
pub(super) async fn by_desk(
    desk: &str,
    path: &str,
    refused: Code,
    incoming: &Incoming,
) -> Result<Response, Failure> {
    let mut response = objects::pass_on(&incoming.env, "DESK", desk, path, &incoming.request).await?;
    match response.status_code() {
        101 | 200 => Ok(response),
        401 => Err(Failure::new(refused)),
        status => Err(Failure::internal(format!("the desk answered {status}: {}", response.text().await?))),
    }
}

/// `GET /talk/SITE/KEY`
pub(super) async fn page(id: &SiteId, key: &TalkKey, incoming: &Incoming) -> Result<Response, Failure> {
    let (site, talk, css) = conversation(id, key, false, incoming).await?;
    let message_id: ClientId =
        BASE64_URL_SAFE_NO_PAD.encode(random_bytes::<16>()?).parse().map_err(Failure::internal)?;
    let messages = languages::of_visitor(&site.settings, incoming).await?;
    let (here, language) = (format!("/talk/{id}/{key}"), messages.language());
    let calls = site.settings.channels().contains(&Channel::Callback);
    let call_action = calls.then(|| format!("{here}/callback?lang={language}"));
    let html = widget::page::talk_page(TalkPage {
        messages: &messages,
        site_name: site.settings.name.as_str(),
        state: &talk.state,
        message_id: &message_id,
        css_href: &css,
        log_href: &format!("{here}/log?lang={language}"),
        copy_href: &format!("{here}/copy?lang={language}"),
        answers: site.settings.sends_answers().then(|| Answers {
            to: talk.answers_to.as_ref(),
            action: format!("{here}/answers?lang={language}"),
        }),
        send_action: &format!("{here}/messages?lang={language}"),
        call_action: call_action.as_deref(),
    });
    Ok(answer::page(200, html, PAGE_CSP)?)
}

/// `GET /talk/SITE/KEY/log`
pub(super) async fn log(id: &SiteId, key: &TalkKey, incoming: &Incoming) -> Result<Response, Failure> {
    let (site, talk, css) = conversation(id, key, true, incoming).await?;
    let messages = languages::of_visitor(&site.settings, incoming).await?;
    let html = widget::page::talk_log(TalkLog {
        messages: &messages,
        site_name: site.settings.name.as_str(),
        state: &talk.state,
        said: &talk.messages,
        when: &|span| when::written(span, messages.language(), &site.settings),
        css_href: &css,
    });
    Ok(answer::page(200, html, PAGE_CSP)?)
}

/// `GET /talk/SITE/KEY/copy`: a file to keep.
pub(super) async fn copy(id: &SiteId, key: &TalkKey, incoming: &Incoming) -> Result<Response, Failure> {
    let (site, talk, _) = conversation(id, key, true, incoming).await?;
    let messages = languages::of_visitor(&site.settings, incoming).await?;
    let title = widget::page::title(&messages, site.settings.name.as_str());
    let copy = shared::copy::copy(&title, &messages.text(words::YOU), &talk.messages, UnixMillis::in_utc);
    let file = format!("attachment; filename=\"conversation-{id}.txt\"");
    let headers = [
        ("content-type", "text/plain; charset=utf-8"),
        ("content-disposition", file.as_str()),
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
    ];
    Ok(answer::plain(copy.into_bytes(), &headers)?)
}

/// What a form of the plain page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// A message: `POST /talk/SITE/KEY/messages`.
    Message,
    /// Where answers go when the visitor leaves: `POST /talk/SITE/KEY/answers`.
    WayBack,
}

/// Takes a form of the plain page. Whoever has the key may write, so the page's origin says nothing more.
pub(super) async fn say(
    id: &SiteId,
    key: &TalkKey,
    said: Said,
    incoming: &mut Incoming,
) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    if Encoding::of(incoming.request.headers().get("content-type")?.as_deref())? != Encoding::Form {
        return Err(Failure::new(Code::UnsupportedMediaType));
    }
    let bytes = read_body(&mut incoming.request, MAX_FRAME).await?;
    // One way there and back for both: the Worker has to carry the code of each.
    let asked = match said {
        Said::Message => {
            let (message, text) = body::message_form(&bytes)?;
            Written::of(&SayCall { key_digest: digest(key.as_str()), id: message, text })
        }
        Said::WayBack => Written::of(&AnswersCall { key: key.clone(), address: body::address_form(&bytes)? }),
    };
    asked?.call(&incoming.env, "DESK", id.as_str()).await??;
    let language = languages::of_visitor(&site.settings, incoming).await?.language();
    Ok(answer::see_other(&talk_path(id, key, language))?)
}

/// The conversation; `shown` says whether the visitor is about to see what was said in it.
async fn conversation(
    id: &SiteId,
    key: &TalkKey,
    shown: bool,
    incoming: &Incoming,
) -> Result<(std::rc::Rc<Versioned>, Talk, String), Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let read = ReadTalk { key_digest: digest(key.as_str()), shown };
    let talk = call(&incoming.env, "DESK", id.as_str(), &read).await??;
    let css = look::href(Sheet::Talk, &site.settings, &incoming.env).await?;
    Ok((site, talk, css))
}
