//! The Desk of a site: settings, cases, conversations, sessions, and the sockets of agents and visitors.

mod agent;
mod answers;
mod callbacks;
mod calls;
mod counters;
mod cue;
mod deliveries;
mod embed;
mod files;
mod floor;
mod moment;
mod settings;
mod sockets;
mod talk;
mod voice;
mod work;
mod zlib;

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use shared::{
    talk::{MAX_FRAME, PING, PONG},
    time::UnixMillis,
};
use worker::{
    DurableObject, Env, Request, Response, State, WebSocket, WebSocketIncomingMessage,
    WebSocketRequestResponsePair, durable_object,
};

use self::{floor::Floor, moment::Moment, sockets::Peer};
use super::{
    call::{self, CallError},
    clock,
    storage::ObjectSql,
    wake::Wake,
};
use crate::{
    domain::versioned::Versioned,
    store::{migrate::migrate, schema, sql::StoreError},
};

pub(crate) use self::{
    calls::{AGENT_FILE, AGENT_SOCKET, FILE, FILE_NAME, LACKS, VISITOR_FILE, VISITOR_SOCKET},
    zlib::inflate,
};

/// The desk of one site.
#[durable_object]
pub struct Desk {
    state: State,
    env: Env,
    sql: ObjectSql,
    wake: Wake,
    opened: Result<(), StoreError>,
    settings: RefCell<Option<Rc<Versioned>>>,
    floor: RefCell<Option<Floor>>,
    moment: RefCell<Option<Rc<Moment>>>,
    /// When an agent last heard that somebody may come.
    cued_at: Cell<Option<UnixMillis>>,
    /// Since when the object is awake.
    since: UnixMillis,
}

impl DurableObject for Desk {
    fn new(state: State, env: Env) -> Self {
        let sql = ObjectSql::new(&state.storage());
        let opened = migrate(&sql, schema::desk::MIGRATIONS);
        match WebSocketRequestResponsePair::new(PING, PONG) {
            Ok(pair) => state.set_websocket_auto_response(&pair),
            Err(error) => worker::console_error!("desk: pings will wake the object: {error:?}"),
        }
        let wake = Wake::new(state.storage());
        let (settings, floor, moment) = (RefCell::default(), RefCell::default(), RefCell::default());
        let (cued_at, since) = (Cell::default(), clock::now());
        Self { state, env, sql, wake, opened, settings, floor, moment, cued_at, since }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        if let Err(error) = &self.opened {
            return call::failed(error);
        }
        let answer = self.answer(&mut request).await;
        match (answer, self.wake.settle().await) {
            (Ok(response), Ok(())) => Ok(response),
            (Err(error), _) => call::failed(&error),
            (Ok(_), Err(error)) => call::failed(&CallError::from(error)),
        }
    }

    async fn alarm(&self) -> worker::Result<Response> {
        self.wake.rang();
        if self.opened.is_ok()
            && let Err(error) = self.at_alarm().await
        {
            worker::console_error!("desk: at the alarm: {error}");
            self.wake.soon().await;
        }
        if let Err(error) = self.wake.settle().await {
            worker::console_error!("desk: setting the alarm: {error}");
        }
        Response::empty()
    }

    async fn websocket_message(
        &self,
        socket: WebSocket,
        message: WebSocketIncomingMessage,
    ) -> worker::Result<()> {
        let Some(peer) = Peer::of(&socket)? else {
            return socket.close(Some(1011), Some("the desk does not know this socket"));
        };
        let text = match message {
            WebSocketIncomingMessage::Binary(_) => {
                worker::console_warn!("desk: refused a binary frame");
                return socket.close(Some(1003), Some("frames are JSON texts"));
            }
            WebSocketIncomingMessage::String(text) if text.len() > MAX_FRAME => {
                worker::console_warn!("desk: refused a frame of {} bytes", text.len());
                return socket.close(Some(1009), Some("a frame is 64 KiB at most"));
            }
            WebSocketIncomingMessage::String(text) => text,
        };
        let outcome = match &peer {
            Peer::Visitor { case } => self.visitor_frame(&socket, *case, &text),
            Peer::Agent { session, session_digest, .. } => {
                self.agent_frame(&socket, session, session_digest, &text)
            }
        };
        let settled = self.wake.settle().await.map_err(CallError::from);
        if let Err(error) = outcome.and(settled) {
            worker::console_error!("desk: carrying out a frame: {error}");
            return socket.close(Some(1011), Some("the desk could not do that; reconnect and try again"));
        }
        Ok(())
    }

    async fn websocket_close(
        &self,
        socket: WebSocket,
        _code: usize,
        _reason: String,
        _was_clean: bool,
    ) -> worker::Result<()> {
        self.left(&socket);
        self.wake.settle().await
    }

    async fn websocket_error(&self, socket: WebSocket, _error: worker::Error) -> worker::Result<()> {
        self.left(&socket);
        self.wake.settle().await
    }
}
