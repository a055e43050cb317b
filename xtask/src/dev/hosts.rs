//! The examples as customers' sites: a second port, and so another origin than the edge's.
//!
//! A page of an example holds the snippet as a customer would paste it, with `{{edge}}` where the edge's origin
//! belongs; that is filled in when the page is served.

use std::{
    convert::Infallible,
    fs, io,
    net::TcpListener,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, LOCATION},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::runtime;

use crate::{paths, runtime::port};

/// The server of the examples.
#[derive(Debug)]
pub struct Hosts {
    port: u16,
}

/// What a path stands for.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    /// A list of the examples.
    Index,
    /// Another path.
    Elsewhere(String),
    /// A file below the examples.
    File(PathBuf),
    Nothing,
}

type Answer = Response<Full<Bytes>>;

impl Hosts {
    /// Serves the examples on the port after `edge_port`, or on a free one where that is taken, with snippets that
    /// load from `edge`.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(edge_port: u16, edge: String) -> Result<Self> {
        let next = edge_port.checked_add(1).and_then(|port| Some((port, port::listen(port).ok()?)));
        let (port, listeners) = match next {
            Some(found) => found,
            None => {
                let port = port::free()?;
                (port, port::listen(port)?)
            }
        };
        serve(listeners, edge)?;
        Ok(Self { port })
    }

    /// Its origin.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }
}

/// Serves on a thread of its own for as long as the process lives.
fn serve(listeners: Vec<TcpListener>, edge: String) -> Result<()> {
    let runtime =
        runtime::Builder::new_current_thread().enable_io().build().context("serving the examples")?;
    let edge: &'static str = edge.leak();
    for listener in listeners {
        listener.set_nonblocking(true).context("serving the examples")?;
        let _entered = runtime.enter();
        let listener = tokio::net::TcpListener::from_std(listener).context("serving the examples")?;
        runtime.spawn(accept(listener, edge));
    }
    thread::spawn(move || runtime.block_on(std::future::pending::<()>()));
    Ok(())
}

async fn accept(listener: tokio::net::TcpListener, edge: &'static str) {
    loop {
        // What can't be accepted, or goes away while we answer, is no failure of ours.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let service = service_fn(move |request: Request<Incoming>| async move {
            Ok::<_, Infallible>(answer(request.method(), request.uri().path(), edge))
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

fn answer(method: &Method, path: &str, edge: &str) -> Answer {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return page(StatusCode::METHOD_NOT_ALLOWED, "text/plain", "the examples are there to be read\n");
    }
    let examples = paths::root().join("examples");
    match target(path) {
        Target::Index => match index(&examples) {
            Ok(list) => page(StatusCode::OK, "text/html; charset=utf-8", list),
            Err(error) => page(StatusCode::INTERNAL_SERVER_ERROR, "text/plain", format!("{error}\n")),
        },
        Target::Elsewhere(path) => {
            let mut answer = page(StatusCode::FOUND, "text/plain", "");
            if let Ok(path) = HeaderValue::try_from(path) {
                answer.headers_mut().insert(LOCATION, path);
            }
            answer
        }
        Target::File(path) => match read(&examples, &path) {
            Some(content) => file(&path, content, edge),
            None => page(StatusCode::NOT_FOUND, "text/plain", "no such example\n"),
        },
        Target::Nothing => page(StatusCode::NOT_FOUND, "text/plain", "no such page\n"),
    }
}

fn file(path: &Path, content: Vec<u8>, edge: &str) -> Answer {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let content = if kind.subtype() == "html" { filled(content, edge) } else { content };
    let charset = if kind.type_() == "text" { "; charset=utf-8" } else { "" };
    page(StatusCode::OK, &format!("{kind}{charset}"), content)
}

fn target(path: &str) -> Target {
    let Some(rest) = path.strip_prefix("/examples/") else {
        return if path == "/" || path == "/examples" { Target::Index } else { Target::Nothing };
    };
    let (folder, file) = rest.rsplit_once('/').unwrap_or(("", rest));
    // Nothing but plain names: no way up, no second root, no hidden file.
    let plain = |name: &str| {
        !name.starts_with('.') && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    let folders = || folder.split('/');
    if rest.is_empty() {
        Target::Index
    } else if !rest.contains('/') && plain(rest) {
        Target::Elsewhere(format!("{path}/"))
    } else if folders().any(str::is_empty) || !folders().all(plain) || !plain(file) {
        Target::Nothing
    } else {
        Target::File(Path::new(folder).join(if file.is_empty() { "index.html" } else { file }))
    }
}

/// A file's content, if it lies in `folder` also after every link was followed.
fn read(folder: &Path, path: &Path) -> Option<Vec<u8>> {
    let file = folder.join(path).canonicalize().ok()?;
    let inside = file.starts_with(folder.canonicalize().ok()?) && file.is_file();
    inside.then(|| fs::read(file).ok()).flatten()
}

fn filled(content: Vec<u8>, edge: &str) -> Vec<u8> {
    match String::from_utf8(content) {
        Ok(text) => text.replace("{{edge}}", edge).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

fn index(examples: &Path) -> io::Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(examples)? {
        let entry = entry?;
        if entry.path().join("index.html").is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    let links: String =
        names.iter().map(|name| format!("<li><a href=\"/examples/{name}/\">{name}</a></li>\n")).collect();
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\"><title>Examples</title>\n<h1>Examples</h1>\n<ul>\n{links}</ul></html>\n"
    ))
}

fn page(status: StatusCode, kind: &str, content: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(Full::new(content.into()));
    *answer.status_mut() = status;
    if let Ok(kind) = HeaderValue::from_str(kind) {
        answer.headers_mut().insert(CONTENT_TYPE, kind);
    }
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_the_examples() {
        let check = |path: &str, want: Target| assert_eq!(target(path), want, "{path}");
        check("/", Target::Index);
        check("/examples/", Target::Index);
        check("/examples/checkout", Target::Elsewhere("/examples/checkout/".into()));
        check("/examples/checkout/", Target::File("checkout/index.html".into()));
        check("/examples/checkout/img/cup.svg", Target::File("checkout/img/cup.svg".into()));
        for bad in [
            "/etc/passwd",
            "/examples/../Cargo.toml",
            "/examples/checkout/../../Cargo.toml",
            "/examples/checkout/%2e%2e/x",
            "/examples/checkout/..%2f..%2fCargo.toml",
            "/examples//etc/passwd",
            "/examples/checkout//etc/passwd",
            "/examples/checkout/.git",
            "/examples/a\\..\\b/c",
        ] {
            check(bad, Target::Nothing);
        }
    }

    #[test]
    fn links_do_not_lead_out() {
        let folder = tempfile::tempdir().unwrap();
        let examples = folder.path().join("examples");
        fs::create_dir_all(examples.join("shop")).unwrap();
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        fs::write(examples.join("shop/index.html"), "page").unwrap();
        std::os::unix::fs::symlink(folder.path(), examples.join("out")).unwrap();
        assert_eq!(read(&examples, Path::new("shop/index.html")), Some(b"page".to_vec()));
        assert_eq!(read(&examples, Path::new("out/secret.txt")), None);
        assert_eq!(read(&examples, Path::new("shop")), None);
    }
}
