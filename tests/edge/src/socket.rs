//! A WebSocket that is read frame by frame, as typed values.

use std::{collections::VecDeque, fmt::Debug, sync::Arc};

use futures_util::{
    SinkExt as _, StreamExt as _,
    stream::{SplitSink, SplitStream},
};
use serde::{Serialize, de::DeserializeOwned};
use shared::{
    desk::ToAgent,
    presence::PING_EVERY,
    talk::{PING, PONG, ToVisitor},
};
use tokio::{net::TcpStream, sync::Mutex, task::JoinHandle, time};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{client::IntoClientRequest as _, http::HeaderName, protocol::frame::coding::CloseCode},
};

pub use tokio_tungstenite::tungstenite::Message;

use crate::{door::Door, within};

/// A frame from the edge.
pub trait Frame: DeserializeOwned + Debug {
    /// Checks that it may come behind what was `seen` on the same socket.
    fn follow(&self, seen: &mut Option<u32>);
}

impl Frame for ToVisitor {
    fn follow(&self, _seen: &mut Option<u32>) {}
}

impl Frame for ToAgent {
    /// The changes that a desk shows are numbered without gaps from the snapshot on.
    fn follow(&self, seen: &mut Option<u32>) {
        match self {
            Self::Snapshot(snapshot) => *seen = Some(snapshot.seq),
            Self::Case { seq, .. } => {
                assert_eq!(seen.map(|last| last + 1), Some(*seq), "a change follows the last one");
                *seen = Some(*seq);
            }
            Self::Message { .. }
            | Self::Messages { .. }
            | Self::Done { .. }
            | Self::Refused { .. }
            | Self::Member(_)
            | Self::Seen { .. }
            | Self::Typing { .. }
            | Self::Ice { .. }
            | Self::Signal { .. }
            | Self::Cue => {}
        }
    }
}

/// An open socket. What is read while waiting for something else stays to be read.
#[derive(Debug)]
pub struct Socket<In> {
    sink: Arc<Mutex<SplitSink<Stream, Message>>>,
    stream: SplitStream<Stream>,
    /// The subprotocol that the edge chose.
    pub protocol: Option<String>,
    unread: VecDeque<In>,
    seen: Option<u32>,
    life: Option<JoinHandle<()>>,
}

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

impl<In> Drop for Socket<In> {
    fn drop(&mut self) {
        if let Some(life) = self.life.take() {
            life.abort();
        }
    }
}

impl<In: Frame> Socket<In> {
    /// Opens one; the edge must agree.
    pub async fn connect(door: &Door, path: &str, headers: &[(&str, &str)]) -> Self {
        let url = format!("{}{path}", door.origin.replacen("http", "ws", 1));
        let mut request = url.into_client_request().unwrap();
        for (name, value) in headers {
            request
                .headers_mut()
                .insert(HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        let (stream, response) = within("a socket", connect_async(request)).await.unwrap();
        let protocol = response.headers().get("sec-websocket-protocol");
        let protocol = protocol.map(|protocol| protocol.to_str().unwrap().to_owned());
        let (sink, stream) = stream.split();
        let sink = Arc::new(Mutex::new(sink));
        Self { sink, stream, protocol, unread: VecDeque::new(), seen: None, life: None }
    }

    /// Proves from now on that somebody is there, as a console does.
    pub fn live(&mut self) {
        let sink = Arc::clone(&self.sink);
        self.life = Some(tokio::spawn(async move {
            let mut beat = time::interval(PING_EVERY);
            // A socket that is gone needs no proof.
            while sink.lock().await.send(Message::text(PING)).await.is_ok() {
                beat.tick().await;
            }
        }));
    }

    /// Proves nothing any more, as a machine that was killed, while the socket stays open.
    pub fn fall_silent(&mut self) {
        if let Some(life) = self.life.take() {
            life.abort();
        }
    }

    /// Sends a frame.
    pub async fn send(&mut self, frame: &impl Serialize) {
        self.send_text(serde_json::to_string(frame).unwrap()).await;
    }

    /// Sends whatever text.
    pub async fn send_text(&mut self, text: impl Into<String>) {
        self.send_message(Message::text(text.into())).await;
    }

    /// Sends whatever there is in the protocol.
    pub async fn send_message(&mut self, message: Message) {
        within("room in a socket", async { self.sink.lock().await.send(message).await }).await.unwrap();
    }

    /// The next frame.
    pub async fn next(&mut self) -> In {
        if let Some(frame) = self.unread.pop_front() {
            return frame;
        }
        self.read("a frame").await
    }

    /// The first frame, read already or to come, of which `wanted` makes something; it is taken, all others stay.
    pub async fn until<T>(&mut self, what: &str, mut wanted: impl FnMut(&In) -> Option<T>) -> T {
        let found =
            self.unread.iter().enumerate().find_map(|(at, frame)| wanted(frame).map(|found| (at, found)));
        if let Some((at, found)) = found {
            self.unread.remove(at);
            return found;
        }
        loop {
            let frame = self.read(what).await;
            if let Some(found) = wanted(&frame) {
                return found;
            }
            self.unread.push_back(frame);
        }
    }

    /// What was read while something else was waited for.
    pub fn take_unread(&mut self) -> Vec<In> {
        self.unread.drain(..).collect()
    }

    /// Asks the platform whether the socket lives; what comes before its answer stays to be read.
    pub async fn ping(&mut self) {
        self.send_text(PING).await;
        loop {
            let text = self.read_any_text("a pong").await;
            if text == PONG {
                return;
            }
            let frame = self.parse(&text);
            self.unread.push_back(frame);
        }
    }

    /// Code and reason with which the edge closes the socket; frames before it are skipped.
    pub async fn closed(&mut self) -> (u16, String) {
        loop {
            match within("the end of a socket", self.stream.next()).await {
                Some(Ok(Message::Close(Some(frame)))) => {
                    return (frame.code.into(), frame.reason.to_string());
                }
                Some(Ok(Message::Close(None))) | None => return (CloseCode::Status.into(), String::new()),
                Some(Ok(_)) => {}
                Some(Err(error)) => panic!("the socket broke instead of being closed: {error}"),
            }
        }
    }

    async fn read(&mut self, what: &str) -> In {
        let text = self.read_text(what).await;
        self.parse(&text)
    }

    fn parse(&mut self, text: &str) -> In {
        let frame: In = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        frame.follow(&mut self.seen);
        frame
    }

    /// The next text that is no answer to a ping.
    async fn read_text(&mut self, what: &str) -> String {
        loop {
            let text = self.read_any_text(what).await;
            if text != PONG {
                return text;
            }
        }
    }

    async fn read_any_text(&mut self, what: &str) -> String {
        match within(what, self.stream.next()).await {
            Some(Ok(Message::Text(text))) => text.to_string(),
            other => panic!("waited for {what}, and got {other:?}"),
        }
    }
}
