//! The team's routes: the console's page, signing in and out, and the agents' socket.

use core::ops::Range;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use shared::{desk::Session, ids::SiteId, language::Language};
use worker::{Method, Request, Response};

use super::{
    answer, assets,
    counters::{Counters, hours},
    entry::Incoming,
    pages,
    problem::{Code, Failure},
    site::known,
    talk::{by_desk, is_upgrade},
};
use crate::{
    domain::{
        session::{LIFETIME, SignInError, digest},
        tally::hour,
    },
    hop::{ReadCounters, ReadSession, SignInCall, SignOut},
    objects::{AGENT_SOCKET, call, now, random_bytes},
};

/// The console runs wasm from its own origin, and talks to nobody else.
const DESK_CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types warmline-desk";

/// The session's cookie; the prefix binds it to this very host.
const COOKIE: &str = "__Host-wl";

/// `GET /desk`
pub(super) async fn page(incoming: &Incoming) -> Result<Response, Failure> {
    let manifest = assets::manifest(&incoming.env).await?;
    let html = assets::text(&incoming.env, &manifest.desk).await?;
    Ok(answer::page(200, html, DESK_CSP)?)
}

/// `GET /sign-in/SITE.TOKEN`: one use, then the desk.
pub(super) async fn sign_in(site: &SiteId, token: &str, incoming: &Incoming) -> Result<Response, Failure> {
    if incoming.request.method() == Method::Head {
        // Programs that look after links ask like this; the link is for the person behind them.
        return Ok(answer::empty(200, &[("cache-control", "no-store")])?);
    }
    if !known(&incoming.env)?.contains(site) {
        return sign_in_refused(SignInError::Unknown, incoming).await;
    }
    let session_token = BASE64_URL_SAFE_NO_PAD.encode(random_bytes::<32>()?);
    let session_digest = digest(&session_token);
    let sign_in = SignInCall { link_digest: digest(token), session_digest };
    match call(&incoming.env, "DESK", site.as_str(), &sign_in).await? {
        Ok(()) => {
            let mut response = answer::see_other("/desk")?;
            let cookie = format!(
                "{COOKIE}={site}.{session_token}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite=Strict",
                LIFETIME.as_secs()
            );
            response.headers_mut().set("set-cookie", &cookie)?;
            Ok(response)
        }
        Err(refused) => sign_in_refused(refused, incoming).await,
    }
}

async fn sign_in_refused(refused: SignInError, incoming: &Incoming) -> Result<Response, Failure> {
    let (status, title, text) = match refused {
        SignInError::Unknown => (
            403,
            "This link does not open the desk",
            "It may have been cut off, or the desk was started anew since. Ask your team lead for a new one.",
        ),
        SignInError::Used => (
            410,
            "This link was used before",
            "A sign-in link opens the desk once. If it was not you, tell your team lead; ask for a new one.",
        ),
    };
    Ok(pages::notice(status, Language::En, title, &[text], incoming).await?)
}

/// `GET /v1/desk/session`
pub(super) async fn session(incoming: &Incoming) -> Result<Response, Failure> {
    let (session, _) = signed_in(incoming).await?;
    Ok(answer::json(200, &session)?)
}

/// The session of whoever asks, and the digest of its token.
pub(super) async fn signed_in(incoming: &Incoming) -> Result<(Session, String), Failure> {
    let Cookie { site, session_digest } = Cookie::of(incoming)?;
    let read = ReadSession { session_digest };
    let session = call(&incoming.env, "DESK", site.as_str(), &read).await?;
    Ok((session.ok_or(Failure::new(Code::NoSession))?, read.session_digest))
}

/// `GET /v1/desk/counters`
pub(super) async fn counters(incoming: &Incoming) -> Result<Response, Failure> {
    let (Session { site, .. }, _) = signed_in(incoming).await?;
    let Range { start: from, end: to } = hours(&incoming.request.url()?, hour(now()))?;
    let counters = call(&incoming.env, "DESK", site.as_str(), &ReadCounters { from, to }).await?;
    Ok(answer::json(200, &Counters { from, to, counters })?)
}

/// `DELETE /v1/desk/session`
pub(super) async fn sign_out(incoming: &Incoming) -> Result<Response, Failure> {
    from_our_page(incoming)?;
    let Cookie { site, session_digest } = Cookie::of(incoming)?;
    call(&incoming.env, "DESK", site.as_str(), &SignOut { session_digest }).await?;
    let cookie = format!("{COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict");
    Ok(answer::empty(204, &[("set-cookie", &cookie), ("cache-control", "no-store")])?)
}

/// `GET /v1/desk/socket`
pub(super) async fn socket(incoming: &Incoming) -> Result<Response, Failure> {
    if !is_upgrade(&incoming.request)? {
        return Err(Failure::new(Code::UpgradeRequired));
    }
    if !from_our_origin(&incoming.request, incoming)? {
        return Err(Failure::new(Code::OriginNotAllowed));
    }
    let Cookie { site, session_digest } = Cookie::of(incoming)?;
    let path = format!("{AGENT_SOCKET}/{site}?session={session_digest}");
    by_desk(site.as_str(), &path, Code::NoSession, incoming).await
}

/// Refuses what our own page has not sent: no other page can send the header along, nor have the cookie do its work.
pub(super) fn from_our_page(incoming: &Incoming) -> Result<(), Failure> {
    let headers = incoming.request.headers();
    let ours = headers.get("x-warmline")?.as_deref() == Some("1");
    let elsewhere = headers.get("sec-fetch-site")?.is_some_and(|from| from != "same-origin");
    if !ours || elsewhere {
        return Err(Failure::new(Code::NotFromOurPage));
    }
    Ok(())
}

/// A cookie rides along with a socket that any page opens, so the page's origin must be ours.
fn from_our_origin(request: &Request, incoming: &Incoming) -> Result<bool, Failure> {
    let ours = incoming.env.var("ORIGIN").map_err(Failure::internal)?.to_string();
    let origin = request.headers().get("origin")?;
    Ok(origin.is_some_and(|origin| origin == ours || loopback_twin(&ours).is_some_and(|twin| twin == origin)))
}

/// On one machine, `localhost` and `127.0.0.1` are two names of the same door.
fn loopback_twin(origin: &str) -> Option<String> {
    let port = origin.strip_prefix("http://localhost")?;
    Some(format!("http://127.0.0.1{port}"))
}

/// What the session's cookie says.
struct Cookie {
    site: SiteId,
    session_digest: String,
}

impl Cookie {
    fn of(incoming: &Incoming) -> Result<Self, Failure> {
        let none = || Failure::new(Code::NoSession);
        let cookies = incoming.request.headers().get("cookie")?.ok_or_else(none)?;
        let value = cookies
            .split(';')
            .find_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='))
            .ok_or_else(none)?;
        let (site, token) = value.split_once('.').ok_or_else(none)?;
        let site: SiteId = site.parse().map_err(|_| none())?;
        if !known(&incoming.env)?.contains(&site) {
            return Err(none());
        }
        Ok(Self { site, session_digest: digest(token) })
    }
}
