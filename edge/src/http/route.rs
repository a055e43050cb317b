//! Which request is for whom.

use shared::{
    callback::CallId,
    ids::{CaseId, Choice, SiteId, TalkKey},
    language::Language,
};

use crate::{domain::embed::Kind, notify::telephony::Leg};

/// The methods that any route knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads; `HEAD` is the same without the body.
    Get,
    /// Writes.
    Post,
    /// Ends something.
    Delete,
    /// A browser's question whether it may, before a request from another origin.
    Options,
    /// Everything else.
    Other,
}

/// A request that is for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// `GET /healthz`
    Health,
    /// `GET /embed/SITE.js`, `.json`, `.html` and `.more.js`
    Embed(SiteId, Kind),
    /// `GET /embed/integrity.json`
    Integrity,
    /// `GET /words/LANGUAGE`
    Words(Language),
    /// `POST /v1/sites/SITE/responses`; most go a way of their own (`entry/entry.js`)
    Responses(SiteId),
    /// `POST /v1/sites/SITE/handoffs`
    Handoffs(SiteId),
    /// `POST /v1/sites/SITE/callbacks/offer`
    Offer(SiteId),
    /// `POST /v1/sites/SITE/callbacks`
    Callbacks(SiteId),
    /// `GET /v1/sites/SITE/prospect`, or `POST` for a visitor who may soon wish to talk
    Prospect(SiteId, Asked),
    /// `OPTIONS` of one of those above
    Preflight(SiteId),
    /// `GET /v1/sites/SITE/talk`, an upgrade to a WebSocket
    TalkSocket(SiteId),
    /// `GET /ask/SITE`
    Ask(SiteId),
    /// `GET /a/SITE` or `GET /a/SITE/SURVEY`
    Short(SiteId, Option<Choice>),
    /// `GET /look/SITE/ask.css` or `GET /look/SITE/talk.css`
    Look(SiteId, Sheet),
    /// `GET /sites/SITE/mail.html`
    Mail(SiteId),
    /// `GET /frame/SITE`
    Frame(SiteId),
    /// `POST /ask/SITE`
    Answer(SiteId),
    /// `POST /ask/SITE/talk`
    AskTalk(SiteId),
    /// `GET /talk/SITE/KEY`
    TalkPage(SiteId, TalkKey),
    /// `GET /talk/SITE/KEY/log`
    TalkLog(SiteId, TalkKey),
    /// `GET /talk/SITE/KEY/copy`
    TalkCopy(SiteId, TalkKey),
    /// `POST /talk/SITE/KEY/answers`
    TalkAnswers(SiteId, TalkKey),
    /// `POST /talk/SITE/KEY/messages`
    TalkMessages(SiteId, TalkKey),
    /// `POST /talk/SITE/KEY/callback`
    TalkCallback(SiteId, TalkKey),
    /// `POST /v1/sites/SITE/calls/CALL/LEG`
    Call(SiteId, CallId, Leg),
    /// `POST /v1/sites/SITE/files`
    Files(SiteId),
    /// `POST /v1/desk/cases/CASE/files`
    CaseFiles(CaseId),
    /// `GET /files/SITE/SECRET`
    File(SiteId, TalkKey),
    /// `GET /desk`
    Desk,
    /// `GET /sign-in/SITE.TOKEN`
    SignIn(SiteId, String),
    /// `GET /v1/desk/session`
    Session,
    /// `DELETE /v1/desk/session`
    SignOut,
    /// `GET /v1/desk/counters`
    Counters,
    /// `GET /v1/desk/socket`, an upgrade to a WebSocket
    DeskSocket,
    /// `GET /assets/NAME`; `GET /embed/v/HASH/loader.js`, of this build or of a release
    Asset(String),
    /// `GET /call/SITE`
    CallWindow(SiteId),
    /// `GET /examples/…`: the path, which another origin serves
    Examples(String),
}

/// Why somebody asks what a visitor can count on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// To tell the visitor.
    ToTell,
    /// So that an agent hears that somebody may come.
    ToCue,
}

/// The plain pages that have a style of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The question.
    Ask,
    /// The conversation.
    Talk,
}

impl Sheet {
    /// Its name in an address.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Talk => "talk",
        }
    }

    /// The one with this name.
    fn of(word: &str) -> Option<Self> {
        [Self::Ask, Self::Talk].into_iter().find(|sheet| sheet.word() == word)
    }
}

/// A request that is for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRoute {
    /// There is nothing at this address.
    NotFound,
    /// There is, but not with this method; the methods that there are.
    Method(&'static str),
}

/// Finds out who a request is for.
///
/// # Errors
/// [`NoRoute`].
pub fn route(method: Method, path: &str) -> Result<Route, NoRoute> {
    let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match segments.as_slice() {
        ["healthz"] => get(method, Route::Health),
        ["embed", "integrity.json"] => get(method, Route::Integrity),
        ["embed", file] => {
            let (site, ending) = file.split_once('.').ok_or(NoRoute::NotFound)?;
            let kind = match ending {
                "js" => Kind::Script,
                "json" => Kind::Json,
                "html" => Kind::Html,
                "more.js" => Kind::More,
                _ => return Err(NoRoute::NotFound),
            };
            get(method, Route::Embed(site_id(site)?, kind))
        }
        ["embed", "v", hash, "loader.js"] => get(method, Route::Asset(format!("any.{hash}.js"))),
        ["words", tag] => get(method, Route::Words(tag.parse().map_err(|_| NoRoute::NotFound)?)),
        ["v1", "sites", site, "responses"] => posted(method, site_id(site)?, Route::Responses),
        ["v1", "sites", site, "handoffs"] => posted(method, site_id(site)?, Route::Handoffs),
        ["v1", "sites", site, "callbacks", "offer"] => posted(method, site_id(site)?, Route::Offer),
        ["v1", "sites", site, "callbacks"] => posted(method, site_id(site)?, Route::Callbacks),
        ["v1", "sites", site, "files"] => posted(method, site_id(site)?, Route::Files),
        ["v1", "sites", site, "calls", call, leg] => {
            let (call, leg) = (call.parse().ok(), leg.parse().ok());
            let (Some(call), Some(leg)) = (call, leg) else { return Err(NoRoute::NotFound) };
            post(method, Route::Call(site_id(site)?, call, leg))
        }
        ["v1", "sites", site, "prospect"] => match method {
            Method::Get => Ok(Route::Prospect(site_id(site)?, Asked::ToTell)),
            Method::Post => Ok(Route::Prospect(site_id(site)?, Asked::ToCue)),
            Method::Delete | Method::Options | Method::Other => Err(NoRoute::Method("GET, POST")),
        },
        ["v1", "sites", site, "talk"] => get(method, Route::TalkSocket(site_id(site)?)),
        ["ask", site] => match method {
            Method::Get => Ok(Route::Ask(site_id(site)?)),
            Method::Post => Ok(Route::Answer(site_id(site)?)),
            Method::Delete | Method::Options | Method::Other => Err(NoRoute::Method("GET, POST")),
        },
        ["ask", site, "talk"] => post(method, Route::AskTalk(site_id(site)?)),
        ["a", site] => get(method, Route::Short(site_id(site)?, None)),
        ["a", site, survey] => {
            let survey = survey.parse().map_err(|_| NoRoute::NotFound)?;
            get(method, Route::Short(site_id(site)?, Some(survey)))
        }
        ["look", site, file] => {
            let sheet = file.strip_suffix(".css").and_then(Sheet::of);
            get(method, Route::Look(site_id(site)?, sheet.ok_or(NoRoute::NotFound)?))
        }
        ["sites", site, "mail.html"] => get(method, Route::Mail(site_id(site)?)),
        ["frame", site] => get(method, Route::Frame(site_id(site)?)),
        ["talk", site, key] => get(method, Route::TalkPage(site_id(site)?, talk_key(key)?)),
        ["talk", site, key, "log"] => get(method, Route::TalkLog(site_id(site)?, talk_key(key)?)),
        ["talk", site, key, "copy"] => get(method, Route::TalkCopy(site_id(site)?, talk_key(key)?)),
        ["talk", site, key, "answers"] => post(method, Route::TalkAnswers(site_id(site)?, talk_key(key)?)),
        ["talk", site, key, "messages"] => post(method, Route::TalkMessages(site_id(site)?, talk_key(key)?)),
        ["talk", site, key, "callback"] => post(method, Route::TalkCallback(site_id(site)?, talk_key(key)?)),
        ["desk"] | ["desk", ""] => get(method, Route::Desk),
        ["sign-in", link] => {
            let (site, token) = link.split_once('.').ok_or(NoRoute::NotFound)?;
            get(method, Route::SignIn(site_id(site)?, token.to_owned()))
        }
        ["v1", "desk", "session"] => match method {
            Method::Get => Ok(Route::Session),
            Method::Delete => Ok(Route::SignOut),
            Method::Post | Method::Options | Method::Other => Err(NoRoute::Method("GET, DELETE")),
        },
        ["v1", "desk", "cases", case, "files"] => {
            post(method, Route::CaseFiles(case.parse().map_err(|_| NoRoute::NotFound)?))
        }
        ["files", site, secret] => get(method, Route::File(site_id(site)?, talk_key(secret)?)),
        ["v1", "desk", "counters"] => get(method, Route::Counters),
        ["v1", "desk", "socket"] => get(method, Route::DeskSocket),
        ["assets", name] => get(method, Route::Asset((*name).to_owned())),
        ["call", site] => get(method, Route::CallWindow(site_id(site)?)),
        ["examples", ..] => get(method, Route::Examples(path.to_owned())),
        _ => Err(NoRoute::NotFound),
    }
}

fn get(method: Method, route: Route) -> Result<Route, NoRoute> {
    match method {
        Method::Get => Ok(route),
        Method::Post | Method::Delete | Method::Options | Method::Other => Err(NoRoute::Method("GET")),
    }
}

fn post(method: Method, route: Route) -> Result<Route, NoRoute> {
    match method {
        Method::Post => Ok(route),
        Method::Get | Method::Delete | Method::Options | Method::Other => Err(NoRoute::Method("POST")),
    }
}

/// What pages of other origins may post to.
fn posted(method: Method, site: SiteId, route: fn(SiteId) -> Route) -> Result<Route, NoRoute> {
    match method {
        Method::Post => Ok(route(site)),
        Method::Options => Ok(Route::Preflight(site)),
        Method::Get | Method::Delete | Method::Other => Err(NoRoute::Method("POST, OPTIONS")),
    }
}

fn site_id(raw: &str) -> Result<SiteId, NoRoute> {
    raw.parse().map_err(|_| NoRoute::NotFound)
}

fn talk_key(raw: &str) -> Result<TalkKey, NoRoute> {
    raw.parse().map_err(|_| NoRoute::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "abcdefghijklmnopqrstuvwx";

    #[test]
    fn every_address_has_its_route() {
        let site = || "demo".parse::<SiteId>().unwrap();
        let key = || KEY.parse::<TalkKey>().unwrap();
        let check = |method, path: &str, want: Result<Route, NoRoute>| {
            assert_eq!(route(method, path), want, "{method:?} {path}");
        };
        check(Method::Get, "/healthz", Ok(Route::Health));
        check(Method::Get, "/embed/demo.js", Ok(Route::Embed(site(), Kind::Script)));
        check(Method::Get, "/embed/demo.json", Ok(Route::Embed(site(), Kind::Json)));
        check(Method::Get, "/embed/demo.html", Ok(Route::Embed(site(), Kind::Html)));
        check(Method::Get, "/embed/demo.more.js", Ok(Route::Embed(site(), Kind::More)));
        check(Method::Get, "/embed/v/0a/loader.js", Ok(Route::Asset("any.0a.js".to_owned())));
        check(Method::Get, "/embed/integrity.json", Ok(Route::Integrity));
        check(Method::Get, "/words/ar", Ok(Route::Words(Language::Ar)));
        check(Method::Post, "/v1/sites/demo/responses", Ok(Route::Responses(site())));
        check(Method::Options, "/v1/sites/demo/responses", Ok(Route::Preflight(site())));
        check(Method::Post, "/v1/sites/demo/handoffs", Ok(Route::Handoffs(site())));
        check(Method::Post, "/v1/sites/demo/callbacks/offer", Ok(Route::Offer(site())));
        check(Method::Options, "/v1/sites/demo/callbacks/offer", Ok(Route::Preflight(site())));
        check(Method::Post, "/v1/sites/demo/callbacks", Ok(Route::Callbacks(site())));
        check(Method::Post, "/v1/sites/demo/files", Ok(Route::Files(site())));
        check(Method::Options, "/v1/sites/demo/files", Ok(Route::Preflight(site())));
        check(Method::Get, &format!("/files/demo/{KEY}"), Ok(Route::File(site(), key())));
        check(Method::Get, "/files/demo/short", Err(NoRoute::NotFound));
        check(Method::Post, "/v1/desk/cases/other/files", Err(NoRoute::NotFound));
        let call = || KEY.parse::<CallId>().unwrap();
        check(
            Method::Post,
            &format!("/v1/sites/demo/calls/{KEY}/agent"),
            Ok(Route::Call(site(), call(), Leg::Agent)),
        );
        check(Method::Post, &format!("/v1/sites/demo/calls/{KEY}/other"), Err(NoRoute::NotFound));
        check(Method::Post, "/v1/sites/demo/calls/short/agent", Err(NoRoute::NotFound));
        check(Method::Get, "/v1/sites/demo/prospect", Ok(Route::Prospect(site(), Asked::ToTell)));
        check(Method::Post, "/v1/sites/demo/prospect", Ok(Route::Prospect(site(), Asked::ToCue)));
        check(Method::Get, "/v1/sites/demo/talk", Ok(Route::TalkSocket(site())));
        check(Method::Get, &format!("/talk/demo/{KEY}"), Ok(Route::TalkPage(site(), key())));
        check(Method::Get, &format!("/talk/demo/{KEY}/log"), Ok(Route::TalkLog(site(), key())));
        check(Method::Get, &format!("/talk/demo/{KEY}/copy"), Ok(Route::TalkCopy(site(), key())));
        check(Method::Post, &format!("/talk/demo/{KEY}/answers"), Ok(Route::TalkAnswers(site(), key())));
        check(Method::Post, &format!("/talk/demo/{KEY}/messages"), Ok(Route::TalkMessages(site(), key())));
        check(Method::Post, &format!("/talk/demo/{KEY}/callback"), Ok(Route::TalkCallback(site(), key())));
        check(Method::Get, "/ask/demo", Ok(Route::Ask(site())));
        check(Method::Post, "/ask/demo", Ok(Route::Answer(site())));
        check(Method::Post, "/ask/demo/talk", Ok(Route::AskTalk(site())));
        check(Method::Get, "/a/demo", Ok(Route::Short(site(), None)));
        check(Method::Get, "/a/demo/checkout", Ok(Route::Short(site(), "checkout".parse().ok())));
        check(Method::Get, "/a/demo/Checkout", Err(NoRoute::NotFound));
        check(Method::Get, "/look/demo/ask.css", Ok(Route::Look(site(), Sheet::Ask)));
        check(Method::Get, "/look/demo/talk.css", Ok(Route::Look(site(), Sheet::Talk)));
        check(Method::Get, "/look/demo/ask", Err(NoRoute::NotFound));
        check(Method::Get, "/look/demo/desk.css", Err(NoRoute::NotFound));
        check(Method::Get, "/sites/demo/mail.html", Ok(Route::Mail(site())));
        check(Method::Get, "/frame/demo", Ok(Route::Frame(site())));
        check(Method::Get, "/call/demo", Ok(Route::CallWindow(site())));
        check(Method::Get, "/desk", Ok(Route::Desk));
        check(Method::Get, "/desk/", Ok(Route::Desk));
        check(Method::Get, "/sign-in/demo.abc", Ok(Route::SignIn(site(), "abc".to_owned())));
        check(Method::Get, "/v1/desk/session", Ok(Route::Session));
        check(Method::Delete, "/v1/desk/session", Ok(Route::SignOut));
        check(Method::Get, "/v1/desk/socket", Ok(Route::DeskSocket));
        check(Method::Get, "/v1/desk/counters", Ok(Route::Counters));
        check(Method::Get, "/assets/talk.1.js", Ok(Route::Asset("talk.1.js".to_owned())));
        check(Method::Get, "/examples/checkout/", Ok(Route::Examples("/examples/checkout/".to_owned())));

        for path in [
            "/",
            "",
            "/embed/demo",
            "/embed/DEMO.js",
            "/embed/demo.css",
            "/embed/v/0a/other.js",
            "/words",
            "/words/tlh",
            "/embed/.js",
            "/v1/sites/a_b/responses",
            "/desk/x",
        ] {
            check(Method::Get, path, Err(NoRoute::NotFound));
        }
        check(Method::Get, "/ask/DEMO", Err(NoRoute::NotFound));
        check(Method::Get, "/ask/demo/talk", Err(NoRoute::Method("POST")));
        check(Method::Get, "/talk/demo/short", Err(NoRoute::NotFound));
        check(Method::Get, "/sign-in/demo", Err(NoRoute::NotFound));
        check(Method::Other, "/healthz", Err(NoRoute::Method("GET")));
        check(Method::Get, "/v1/sites/demo/responses", Err(NoRoute::Method("POST, OPTIONS")));
        check(Method::Post, "/v1/desk/session", Err(NoRoute::Method("GET, DELETE")));
    }
}
