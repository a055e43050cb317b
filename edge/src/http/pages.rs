//! What is served as it is: the built files, the health check.

use shared::language::Language;
use widget::words;
use worker::Response;

use super::{
    answer,
    assets::{self, Manifest},
    entry::Incoming,
    languages,
    problem::{Code, Failure},
    talk::PAGE_CSP,
};

/// `GET /healthz`
pub(super) fn health() -> Result<Response, Failure> {
    #[derive(serde::Serialize)]
    struct Health {
        status: &'static str,
        version: &'static str,
    }
    Ok(answer::json(200, &Health { status: "ok", version: env!("CARGO_PKG_VERSION") })?)
}

/// A failure as a plain page.
pub(super) async fn failure(failure: &Failure, incoming: &Incoming) -> Result<Response, Failure> {
    let (_, status, _) = failure.code.facts();
    let messages = languages::of_anybody(incoming).await?;
    let why = messages.text(apology(failure.code));
    let when =
        failure.retry_after_s.map(|seconds| messages.with(words::TRY_IN, [("seconds", seconds.into())]));
    let texts: Vec<&str> = [Some(why.as_str()), when.as_deref()].into_iter().flatten().collect();
    let title = messages.text(words::FAILED);
    Ok(notice(status, messages.language(), &title, &texts, incoming).await?)
}

/// What a person is told who can do nothing about the details.
fn apology(code: Code) -> &'static str {
    match code {
        Code::NotFound | Code::UnknownSite | Code::UnknownConversation | Code::MethodNotAllowed => {
            words::NOTHING_HERE
        }
        Code::ConversationEnded => words::ENDED,
        Code::RateLimited | Code::Overloaded => words::BUSY,
        Code::BodyTooLarge => words::TOO_LONG,
        Code::StorageFull | Code::Unavailable | Code::Internal => words::UNAVAILABLE,
        Code::NotANumber => words::CALL_NO_NUMBER,
        Code::OtherCountry => words::CALL_OTHER_COUNTRY,
        Code::CostlyNumber | Code::NobodyAtNumber => words::CALL_OTHER_NUMBER,
        Code::WindowRefused => words::CALL_OTHER_TIME,
        Code::UnsupportedMediaType
        | Code::BadEncoding
        | Code::BadJson
        | Code::InvalidField
        | Code::OriginNotAllowed
        | Code::ResponseConflict
        | Code::OtherKey
        | Code::MessageIdReused
        | Code::NotOffered
        | Code::NoCallbacks
        | Code::CallUnderWay
        | Code::NotSigned
        | Code::NoSession
        | Code::NotFromOurPage
        | Code::OtherKind
        | Code::NoRoom
        | Code::NotYours
        | Code::UpgradeRequired => words::NOT_TAKEN,
    }
}

/// A plain page that says one thing; without its style where the build can't be read.
pub(super) async fn notice(
    status: u16,
    language: Language,
    title: &str,
    texts: &[&str],
    incoming: &Incoming,
) -> worker::Result<Response> {
    let css = assets::manifest(&incoming.env).await.map_or_else(
        |error| {
            worker::console_error!("reading the manifest: {error}");
            String::new()
        },
        |manifest| Manifest::path(&manifest.pages_css),
    );
    answer::page(status, widget::page::notice(language, title, texts, &css), PAGE_CSP)
}

/// `GET /assets/NAME`
pub(super) async fn asset(name: &str, incoming: &Incoming) -> Result<Response, Failure> {
    file(name, "public, max-age=31536000, immutable", incoming).await
}

/// A built file, kept by whoever asks as `keep` says.
pub(super) async fn file(name: &str, keep: &str, incoming: &Incoming) -> Result<Response, Failure> {
    let kind = content_type(name).ok_or(Failure::new(Code::NotFound))?;
    let headers = [
        ("content-type", kind),
        ("cache-control", keep),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("vary", "accept-encoding"),
    ];
    let brotli = takes_brotli(incoming)?;
    let stored = if brotli { format!("{name}.br") } else { name.to_owned() };
    let mut file = assets::fetch(&incoming.env, &stored).await?;
    if file.status_code() != 200 {
        return Err(Failure::new(Code::NotFound));
    }
    let bytes = file.bytes().await?;
    Ok(if brotli { answer::compressed(bytes, &headers)? } else { answer::plain(bytes, &headers)? })
}

/// `GET /examples/…`: the pages of customers never share the desk's origin.
pub(super) fn examples(path: &str, incoming: &Incoming) -> Result<Response, Failure> {
    let hosts = incoming.env.var("HOSTS").map_err(|_| Failure::new(Code::NotFound))?;
    Ok(answer::see_other(&format!("{}{path}", hosts))?)
}

/// Only what the build names with a hash is served, and by its ending: nothing else in the folder can be asked for.
fn content_type(name: &str) -> Option<&'static str> {
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
    let hashed = name.split('.').count() == 3;
    let kind = match name.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => return None,
    };
    (plain && hashed).then_some(kind)
}

/// Whether the client takes brotli.
pub(super) fn takes_brotli(incoming: &Incoming) -> Result<bool, Failure> {
    let accepted = incoming.request.headers().get("accept-encoding")?.unwrap_or_default();
    Ok(accepted.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        // A weight of zero is a refusal.
        let zero = |weight: &str| {
            weight.strip_prefix("q=").is_some_and(|q| q.bytes().all(|b| matches!(b, b'0' | b'.')))
        };
        parts.next() == Some("br") && !parts.any(zero)
    }))
}
