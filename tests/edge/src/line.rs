//! A connection that stays open from request to request, and may break: what happens to it is the test's to judge.

use std::io::{self, ErrorKind};

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::{answer::Answer, door::Door, raw};

/// The connection.
#[derive(Debug)]
pub struct Line {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Line {
    /// Opens one.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn open(door: &Door) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", door.port())).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, received: Vec::new() })
    }

    /// Sends a response to `demo`, in one piece.
    ///
    /// # Errors
    /// When the connection is broken; so for its siblings.
    pub async fn send(&mut self, response: &Value) -> io::Result<()> {
        let body = response.to_string();
        let request = format!(
            "POST /v1/sites/demo/responses HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.stream.write_all(request.as_bytes()).await
    }

    /// Waits for the next answer.
    pub async fn answer(&mut self) -> io::Result<Answer> {
        loop {
            if let Some((answer, length)) = raw::parse(&self.received) {
                self.received.drain(..length);
                return Ok(answer);
            }
            if self.stream.read_buf(&mut self.received).await? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
    }

    /// Sends a response and waits for the answer.
    pub async fn ask(&mut self, response: &Value) -> io::Result<Answer> {
        self.send(response).await?;
        self.answer().await
    }

    /// Whether nothing has come that was not asked for yet.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.received.is_empty() && rustix::io::ioctl_fionread(&self.stream).unwrap() == 0
    }

    /// Breaks it off, as a machine does whose network goes: the other side learns at once that nobody is there.
    pub fn abort(self) {
        self.stream.set_zero_linger().unwrap();
    }
}
