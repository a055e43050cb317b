//! A request byte by byte, for what a client library would not send.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::{answer::Answer, door::Door, within};

/// Sends `head`, without its last empty line, and then `body`, while it reads. The answer may come before the body is
/// through; the rest of it is nobody's concern then.
pub async fn exchange(door: &Door, head: &str, body: &[u8]) -> Answer {
    let stream = TcpStream::connect(("localhost", door.port())).await.unwrap();
    let (mut reader, mut writer) = stream.into_split();
    let request =
        [format!("{head}\r\nhost: localhost\r\nconnection: close\r\n\r\n").as_bytes(), body].concat();
    let writing = tokio::spawn(async move {
        // Fails when the edge has heard enough.
        let _heard_enough = writer.write_all(&request).await;
        writer
    });
    let mut received = Vec::new();
    let answer = within("an answer", async {
        loop {
            if let Some((answer, _)) = parse(&received) {
                return answer;
            }
            let read = reader.read_buf(&mut received).await.unwrap();
            assert_ne!(read, 0, "the answer stops at {:?}", String::from_utf8_lossy(&received));
        }
    })
    .await;
    writing.abort();
    answer
}

/// `body` as chunks of 64 KiB, whose sum is not announced.
#[must_use]
pub fn chunked(body: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::new();
    for chunk in body.chunks(64 * 1024) {
        encoded.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        encoded.extend_from_slice(chunk);
        encoded.extend_from_slice(b"\r\n");
    }
    encoded.extend_from_slice(b"0\r\n\r\n");
    encoded
}

/// The first answer in `received` and its length there, once it is whole.
pub(crate) fn parse(received: &[u8]) -> Option<(Answer, usize)> {
    let end = received.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&received[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let mut headers = HeaderMap::new();
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap();
        headers
            .append(HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_str(value).unwrap());
    }
    let length: usize = headers.get("content-length").unwrap().to_str().unwrap().parse().unwrap();
    let whole = end + 4 + length;
    let body = received.get(end + 4..whole)?.to_vec();
    Some((Answer { status, headers, body }, whole))
}
