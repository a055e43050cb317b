//! Where a request enters the Worker; most taps pass by (`entry/entry.js`).

use core::cell::Cell;

use worker::{Context, Env, Request, Response, event};

use super::{
    answer, ask, callbacks, calls, desk, embed,
    files::{self, Sent},
    frame, handoffs, languages, look, mail, pages,
    problem::{Code, Failure},
    prospect, responses,
    route::{Method, NoRoute, Route, route},
    talk::{self, Said},
};
use crate::objects::now;

/// What a route's code gets to see.
pub(super) struct Incoming {
    /// The request.
    pub(super) request: Request,
    /// The bindings.
    pub(super) env: Env,
    /// The request's life, which may be prolonged.
    pub(super) context: Context,
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> worker::Result<Response> {
    // By its name: the platform's crate takes every method that it does not know for GET.
    let (method, path) = (request.inner().method(), request.path());
    let known = match method.as_str() {
        "GET" | "HEAD" => Method::Get,
        "POST" => Method::Post,
        "DELETE" => Method::Delete,
        "OPTIONS" => Method::Options,
        _ => Method::Other,
    };
    let mut incoming = Incoming { request, env, context };
    let failure = match route(known, &path) {
        Ok(route) => match serve(route, &mut incoming).await {
            Ok(response) => return Ok(response),
            Err(failure) => failure,
        },
        Err(NoRoute::NotFound) => Failure::new(Code::NotFound),
        Err(NoRoute::Method(allowed)) => {
            log(&method, &path, &Failure::new(Code::MethodNotAllowed));
            let mut response = answer::problem(&Failure::new(Code::MethodNotAllowed))?;
            response.headers_mut().set("allow", allowed)?;
            return Ok(response);
        }
    };
    log(&method, &path, &failure);
    refuse(&failure, &incoming).await
}

/// The error answer: a plain page for a person whose browser asked for one, the problem for every program.
pub(super) async fn refuse(failure: &Failure, incoming: &Incoming) -> worker::Result<Response> {
    if incoming.request.headers().get("accept")?.is_some_and(|accept| accept.contains("text/html")) {
        match pages::failure(failure, incoming).await {
            Ok(page) => return Ok(page),
            Err(error) => worker::console_error!("showing a failure: {}", error.internal.unwrap_or_default()),
        }
    }
    answer::problem(failure)
}

async fn serve(route: Route, incoming: &mut Incoming) -> Result<Response, Failure> {
    match route {
        Route::Health => pages::health(),
        Route::Embed(site, kind) => embed::embed(&site, kind, incoming).await,
        Route::Integrity => embed::integrity(incoming).await,
        Route::Asset(name) => pages::asset(&name, incoming).await,
        Route::Examples(path) => pages::examples(&path, incoming),
        Route::Words(language) => languages::words(language, incoming).await,
        Route::Responses(site) => responses::take(&site, incoming).await,
        Route::Handoffs(site) => handoffs::take(&site, incoming).await,
        Route::Offer(site) => callbacks::take(&site, false, incoming).await,
        Route::Callbacks(site) => callbacks::take(&site, true, incoming).await,
        Route::Call(site, call, leg) => calls::take(&site, call, leg, incoming).await,
        Route::Prospect(site, asked) => prospect::read(&site, asked, incoming).await,
        Route::Preflight(site) => responses::preflight(&site, incoming).await,
        Route::TalkSocket(site) => talk::socket(&site, incoming).await,
        Route::Ask(site) => ask::page(&site, incoming).await,
        Route::Short(site, survey) => ask::short(&site, survey.as_ref(), incoming),
        Route::Look(site, sheet) => look::css(&site, sheet, incoming).await,
        Route::Mail(site) => mail::block(&site, incoming).await,
        Route::Frame(site) => frame::page(&site, incoming).await,
        Route::CallWindow(site) => frame::window(&site, incoming).await,
        Route::Answer(site) => ask::take(&site, false, incoming).await,
        Route::AskTalk(site) => ask::take(&site, true, incoming).await,
        Route::TalkPage(site, key) => talk::page(&site, &key, incoming).await,
        Route::TalkLog(site, key) => talk::log(&site, &key, incoming).await,
        Route::TalkCopy(site, key) => talk::copy(&site, &key, incoming).await,
        Route::TalkAnswers(site, key) => talk::say(&site, &key, Said::WayBack, incoming).await,
        Route::TalkMessages(site, key) => talk::say(&site, &key, Said::Message, incoming).await,
        Route::TalkCallback(site, key) => callbacks::from_page(&site, &key, incoming).await,
        Route::Files(site) => files::take(Sent::Here(site), incoming).await,
        Route::CaseFiles(case) => files::take(Sent::AtDesk(case), incoming).await,
        Route::File(site, secret) => files::read(&site, &secret, incoming).await,
        Route::Desk => desk::page(incoming).await,
        Route::SignIn(site, token) => desk::sign_in(&site, &token, incoming).await,
        Route::Session => desk::session(incoming).await,
        Route::Counters => desk::counters(incoming).await,
        Route::SignOut => desk::sign_out(incoming).await,
        Route::DeskSocket => desk::socket(incoming).await,
    }
}

/// One line for each request that failed. Paths of conversations, files and sign-in links hold secrets, so no line shows
/// what stands behind their first part.
pub(super) fn log(method: &str, path: &str, failure: &Failure) {
    thread_local! {
        static LIMITED: Cell<u64> = const { Cell::new(0) };
    }
    let second = now().0 / 1_000;
    // A flood must not drown the log: of what comes too often, one line a second.
    if failure.code == Code::RateLimited && LIMITED.replace(second) == second {
        return;
    }
    let secret = ["/talk/", "/files/", "/sign-in/"].into_iter().find(|prefix| path.starts_with(prefix));
    let path = secret.map_or_else(|| path.to_owned(), |prefix| format!("{prefix}…"));
    let (code, status, _) = failure.code.facts();
    let words = failure.internal.as_deref().or(failure.detail.as_deref()).unwrap_or_default();
    let words = words.escape_debug();
    if status >= 500 {
        worker::console_error!("failed {method} {path} {status} {code} {words}");
    } else {
        worker::console_warn!("refused {method} {path} {status} {code} {words}");
    }
}

impl From<worker::Error> for Failure {
    fn from(error: worker::Error) -> Self {
        Self::internal(error)
    }
}
