//! Bytes as they travel.

use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{child, setup::npm};

/// What a page loads from the edge before anybody does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Load {
    /// How many requests.
    pub requests: usize,
    /// Bytes of their answers, headers included.
    pub bytes: usize,
    /// Bytes of wasm among them.
    pub wasm: usize,
}

/// Gets a path of the edge on `port` as a browser does that takes brotli; gives the bytes of the compressed body.
///
/// # Errors
/// When the edge answers anything but a compressed 200.
pub fn get(port: u16, path: &str) -> Result<usize> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).context("connecting to the edge")?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n"
    )?;
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).with_context(|| format!("reading {path}"))?;
    counted(&raw).with_context(|| format!("getting {path}"))
}

fn counted(raw: &[u8]) -> Result<usize> {
    let end =
        raw.windows(4).position(|four| four == b"\r\n\r\n").context("the answer has no end of its head")?;
    let (head, body) = raw.split_at(end + 4);
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !text.starts_with("http/1.1 200 ") {
        bail!("it is answered with {}", text.lines().next().unwrap_or_default());
    }
    if !text.contains("\r\ncontent-encoding: br\r\n") {
        bail!("it is not compressed by brotli");
    }
    if text.contains("\r\ntransfer-encoding: chunked\r\n") { chunks(body) } else { Ok(body.len()) }
}

/// The bytes in the chunks of a body.
fn chunks(mut body: &[u8]) -> Result<usize> {
    let mut bytes = 0;
    loop {
        let end = body.windows(2).position(|two| two == b"\r\n").context("a chunk has no length")?;
        let (length, rest) = body.split_at(end);
        let length =
            usize::from_str_radix(std::str::from_utf8(length)?, 16).context("reading a chunk's length")?;
        if length == 0 {
            return Ok(bytes);
        }
        bytes += length;
        body = rest.get(length + 4..).context("a chunk is cut off")?;
    }
}

/// Loads a page in Chromium, waits until its question can be tapped and a little longer, and counts what it loaded
/// from `edge`.
///
/// # Errors
/// When Chromium can't be started or the question does not show.
pub fn load(chromium: &Path, page: &str, edge: &str) -> Result<Load> {
    let printed = child::output(npm::node(include_str!("load.mjs")).arg(chromium).args([page, edge]))?;
    serde_json::from_str(&printed).with_context(|| format!("reading what the page loaded: {printed}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_as_they_travel() {
        let check = |head: &str, body: &str, want: Option<usize>| {
            let raw = format!("{head}\r\n\r\n{body}");
            assert_eq!(counted(raw.as_bytes()).ok(), want, "{raw}");
        };
        let ok = "HTTP/1.1 200 OK\r\nContent-Encoding: br";
        check(&format!("{ok}\r\nContent-Length: 3"), "abc", Some(3));
        check(
            &format!("{ok}\r\nTransfer-Encoding: chunked"),
            "3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n",
            Some(13),
        );
        check(&format!("{ok}\r\nTransfer-Encoding: chunked"), "3\r\nab", None);
        check("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", "abc", None);
        check("HTTP/1.1 404 Not Found\r\nContent-Encoding: br", "abc", None);
    }
}
