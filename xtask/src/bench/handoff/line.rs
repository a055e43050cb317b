//! A socket to the edge, as pages and consoles have one: what comes is kept with the moment at which it came.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt, stream::SplitSink};
use shared::{
    presence::PING_EVERY,
    talk::{PING, PONG},
};
use tokio::{
    net::TcpStream,
    sync::mpsc::{self, UnboundedReceiver, UnboundedSender},
    task::JoinHandle,
    time,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest, http::HeaderName},
};

/// How long a frame is waited for; none takes as long unless it was lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open socket.
#[derive(Debug)]
pub(super) struct Line {
    outgoing: UnboundedSender<String>,
    incoming: UnboundedReceiver<(Instant, String)>,
    tasks: [JoinHandle<()>; 2],
}

impl Drop for Line {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

impl Line {
    /// Opens one. It proves that it lives, as a console does, where it `pings`.
    pub(super) async fn open(url: &str, headers: &[(&str, &str)], pings: bool) -> Result<Self> {
        let mut request = url.replacen("http", "ws", 1).into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().insert(HeaderName::from_bytes(name.as_bytes())?, value.parse()?);
        }
        let (socket, _) = connect_async(request).await.with_context(|| format!("opening {url}"))?;
        // Small frames, one at a time: waiting for more to send would be what is measured.
        if let MaybeTlsStream::Plain(tcp) = socket.get_ref() {
            tcp.set_nodelay(true)?;
        }
        let (sink, mut stream) = socket.split();
        let (heard, incoming) = mpsc::unbounded_channel();
        let (outgoing, to_send) = mpsc::unbounded_channel();
        let reads = tokio::spawn(async move {
            while let Some(Ok(message)) = stream.next().await {
                let now = Instant::now();
                if let Message::Text(text) = message
                    && text != PONG
                    && heard.send((now, text.to_string())).is_err()
                {
                    return;
                }
            }
        });
        let writes = tokio::spawn(write(sink, to_send, pings));
        Ok(Self { outgoing, incoming, tasks: [reads, writes] })
    }

    /// Sends a frame; gives when.
    pub(super) fn send(&self, frame: &impl serde::Serialize) -> Result<Instant> {
        let text = serde_json::to_string(frame)?;
        let now = Instant::now();
        self.outgoing.send(text).ok().context("a socket is gone")?;
        Ok(now)
    }

    /// The next frame of which `wanted` makes something, and when it came, which may be before this was asked.
    pub(super) async fn until<T>(
        &mut self,
        mut wanted: impl FnMut(&str) -> Option<T>,
    ) -> Result<(Instant, T)> {
        loop {
            let (when, text) = match time::timeout(PATIENCE, self.incoming.recv()).await {
                Ok(Some(frame)) => frame,
                Ok(None) => bail!("a socket was closed"),
                Err(_) => bail!("no frame came"),
            };
            if let Some(found) = wanted(&text) {
                return Ok((when, found));
            }
        }
    }

    /// What has come and was not asked for.
    pub(super) fn rest(&mut self) -> Vec<(Instant, String)> {
        core::iter::from_fn(|| self.incoming.try_recv().ok()).collect()
    }
}

async fn write(
    mut sink: SplitSink<WebSocketStream<MaybeTlsStream<TcpStream>>, Message>,
    mut to_send: UnboundedReceiver<String>,
    pings: bool,
) {
    let mut beat = time::interval(PING_EVERY);
    loop {
        let text = tokio::select! {
            text = to_send.recv() => text,
            _ = beat.tick(), if pings => Some(PING.to_owned()),
        };
        let Some(text) = text else { return };
        if sink.send(Message::text(text)).await.is_err() {
            return;
        }
    }
}
