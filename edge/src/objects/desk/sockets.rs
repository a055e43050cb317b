//! The sockets of a Desk. They hibernate: what must be known of one rides in its attachment, what it is found by are
//! its tags.

use js_sys::JsString;
use serde::{Deserialize, Serialize};
use shared::{
    desk::{Session, ToAgent},
    ids::{AgentId, CaseId},
    talk::ToVisitor,
    time::UnixMillis,
};
use wasm_bindgen::prelude::*;
use worker::{Response, WebSocket, WebSocketPair};

use super::Desk;
use crate::domain::case::Case;

#[wasm_bindgen]
extern "C" {
    /// `WebSocket`, which the `worker` crate gives only texts of ours.
    type Receiver;

    #[wasm_bindgen(method, catch)]
    fn send(this: &Receiver, text: &JsString) -> Result<(), JsValue>;
}

/// Who is at the other end of a socket.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Peer {
    /// The visitor of a case.
    Visitor {
        /// Which one.
        case: CaseId,
    },
    /// A member of the team.
    Agent {
        /// Who.
        session: Session,
        /// Digest of the session's token, to see whether it still lives.
        session_digest: String,
        /// When the socket opened.
        since: UnixMillis,
    },
}

/// The tag of every agent's socket.
pub(super) const AGENTS: &str = "agents";

impl Peer {
    /// The peer of a socket that [`Desk::accept`] accepted.
    pub(super) fn of(socket: &WebSocket) -> worker::Result<Option<Self>> {
        // As a text, because the crate's own conversion makes a map of a struct, which it can't read back.
        let Some(text) = socket.deserialize_attachment::<String>()? else { return Ok(None) };
        Ok(serde_json::from_str(&text).ok())
    }

    fn tags(&self) -> Vec<String> {
        match self {
            Self::Visitor { case } => vec![visitor_tag(*case)],
            Self::Agent { session, session_digest, .. } => {
                vec![AGENTS.to_owned(), agent_tag(&session.agent.id), session_tag(session_digest)]
            }
        }
    }
}

fn visitor_tag(case: CaseId) -> String {
    format!("case:{case}")
}

fn agent_tag(agent: &AgentId) -> String {
    format!("agent:{agent}")
}

fn session_tag(session_digest: &str) -> String {
    format!("session:{session_digest}")
}

impl Desk {
    /// Accepts a socket for `peer` and returns both ends' answer; `protocol` is the subprotocol that was agreed on.
    pub(super) fn accept(
        &self,
        peer: &Peer,
        protocol: Option<&str>,
    ) -> worker::Result<(WebSocket, Response)> {
        let pair = WebSocketPair::new()?;
        let tags = peer.tags();
        let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
        self.state.accept_websocket_with_tags(&pair.server, &tags);
        pair.server.serialize_attachment(serde_json::to_string(peer)?)?;
        let mut response = Response::from_websocket(pair.client)?;
        if let Some(protocol) = protocol {
            response.headers_mut().set("sec-websocket-protocol", protocol)?;
        }
        Ok((pair.server, response))
    }

    /// Sends a frame to every agent.
    pub(super) fn to_agents(&self, frame: &ToAgent) {
        send(&self.state.get_websockets_with_tag(AGENTS), frame);
    }

    /// Sends a frame to every socket of one agent.
    pub(super) fn to_agent(&self, agent: &AgentId, frame: &ToAgent) {
        send(&self.state.get_websockets_with_tag(&agent_tag(agent)), frame);
    }

    /// Sends a frame to every socket of those who have a say in a case.
    pub(super) fn to_talkers(&self, case: &Case, frame: &ToAgent) {
        for agent in [&case.owner, &case.second].into_iter().flatten() {
            self.to_agent(&agent.id, frame);
        }
    }

    /// Sends a frame to every socket of a case's visitor.
    pub(super) fn to_visitor(&self, case: CaseId, frame: &ToVisitor) {
        send(&self.state.get_websockets_with_tag(&visitor_tag(case)), frame);
    }

    /// Closes every socket of a session.
    pub(super) fn close_session(&self, session_digest: &str) {
        for socket in self.state.get_websockets_with_tag(&session_tag(session_digest)) {
            end(&socket, 4401, "signed out");
        }
    }
}

/// Sends one frame to one socket.
pub(super) fn send_one<F: Serialize>(socket: &WebSocket, frame: &F) {
    send(core::slice::from_ref(socket), frame);
}

/// Closes a socket with a reason; one that is closed already needs none.
pub(super) fn end(socket: &WebSocket, code: u16, reason: &str) {
    if let Err(error) = socket.close(Some(code), Some(reason)) {
        worker::console_warn!("desk: closing a socket: {error}");
    }
}

/// A socket that is gone gets nothing and is no failure: its other end asks for what it missed when it is back.
fn send<F: Serialize>(sockets: &[WebSocket], frame: &F) {
    if sockets.is_empty() {
        return;
    }
    match serde_json::to_string(frame) {
        Ok(text) => {
            // A text becomes the platform's own once, not once for each socket.
            let text = JsString::from(text);
            for socket in sockets {
                let socket: &JsValue = socket.as_ref();
                let _gone = socket.unchecked_ref::<Receiver>().send(&text);
            }
        }
        Err(error) => worker::console_error!("desk: writing a frame: {error}"),
    }
}
