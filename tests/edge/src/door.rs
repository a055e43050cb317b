//! The edge as the world sees it: its address, and what is sent there.

use reqwest::{Client, Method, RequestBuilder, redirect::Policy};
use serde::Serialize;
use serde_json::Value;
use shared::{
    case::CaseRow,
    desk::{FromAgent, ToAgent, Verb},
    ids::{CaseId, TalkKey},
    problem::Refusal,
    talk::{Press, Pressed, ToVisitor},
};

use crate::{PATIENCE, answer::Answer, sample, socket::Socket, within};

/// Where the edge is.
#[derive(Debug, Clone)]
pub struct Door {
    /// Its origin, `http://localhost:PORT`.
    pub origin: String,
    http: Client,
}

/// The cookie of somebody who is signed in, as a browser sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cookie(pub String);

impl Door {
    /// The edge at `origin`.
    #[must_use]
    pub fn new(origin: String) -> Self {
        let http = Client::builder()
            .redirect(Policy::none())
            .timeout(PATIENCE)
            // A connection of before a restart would break the first request after it.
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
        Self { origin, http }
    }

    /// The port that the origin names.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.origin.rsplit(':').next().unwrap().parse().unwrap()
    }

    /// A request in the making.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        self.http.request(Method::from_bytes(method.as_bytes()).unwrap(), format!("{}{path}", self.origin))
    }

    /// A `GET` in the making.
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.request("GET", path)
    }

    /// A `POST` in the making.
    pub fn post(&self, path: &str, content_type: &str, body: impl Into<Vec<u8>>) -> RequestBuilder {
        self.request("POST", path).header("content-type", content_type).body(body.into())
    }

    /// A response to `demo` in the making.
    pub fn respond(&self, response: &Value) -> RequestBuilder {
        self.post("/v1/sites/demo/responses", "application/json", response.to_string())
    }

    /// A press at `demo` in the making.
    pub fn press(&self, press: &impl Serialize) -> RequestBuilder {
        self.post("/v1/sites/demo/handoffs", "application/json", serde_json::to_vec(press).unwrap())
    }

    /// Presses for the first time; the case and the key.
    pub async fn pressed(&self, response: &Value) -> (CaseId, TalkKey) {
        let key = sample::key();
        let press: Press = sample::press(&key, response);
        let pressed: Pressed = send(self.press(&press)).await.json(201);
        (pressed.state.case, key)
    }

    /// An upgrade to a WebSocket in the making, as a plain request: for what is to be refused.
    pub fn upgrade(&self, path: &str) -> RequestBuilder {
        self.get(path)
            .header("connection", "upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
    }

    /// Opens a sign-in link, which must be good.
    pub async fn sign_in(&self, link: &str) -> Cookie {
        let answer = send(self.get(link.strip_prefix(&self.origin).unwrap())).await;
        assert_eq!((answer.status, answer.header("location")), (303, Some("/desk")), "{answer:?}");
        let cookie = answer.header("set-cookie").unwrap();
        Cookie(cookie.split(';').next().unwrap().to_owned())
    }

    /// Opens the desk's socket.
    pub async fn agent(&self, cookie: &Cookie) -> Agent {
        let headers = [("cookie", cookie.0.as_str()), ("origin", self.origin.as_str())];
        let mut socket = Socket::connect(self, "/v1/desk/socket", &headers).await;
        let ToAgent::Snapshot(snapshot) = socket.next().await else { panic!("the first frame is the desk") };
        socket.live();
        Agent { socket, snapshot, last_ref: 0 }
    }

    /// Opens a visitor's socket at `demo`, whose page has every message up to `after`.
    pub async fn visitor(&self, key: &TalkKey, after: u32) -> Socket<ToVisitor> {
        let protocols = format!("warmline.talk.v1, key.{key}");
        let headers = [("sec-websocket-protocol", protocols.as_str())];
        Socket::connect(self, &format!("/v1/sites/demo/talk?after={after}"), &headers).await
    }
}

/// Sends a request and takes the whole answer.
pub async fn send(request: RequestBuilder) -> Answer {
    within("an answer", async {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, body: response.bytes().await.unwrap().to_vec() }
    })
    .await
}

/// An agent with the desk open.
#[derive(Debug)]
pub struct Agent {
    /// Their socket.
    pub socket: Socket<ToAgent>,
    /// The desk as it was when the socket opened.
    pub snapshot: shared::desk::Snapshot,
    last_ref: u32,
}

impl Agent {
    /// Sends a verb; the number that its answer repeats.
    pub async fn ask(&mut self, verb: Verb) -> u32 {
        self.last_ref += 1;
        self.socket.send(&FromAgent { reference: self.last_ref, verb }).await;
        self.last_ref
    }

    /// Waits for the answer to what was asked.
    pub async fn answer(&mut self, asked: u32) -> Result<(), Refusal> {
        self.socket
            .until("the answer to a verb", |frame| match frame {
                ToAgent::Done { reference } if *reference == asked => Some(Ok(())),
                ToAgent::Refused { reference, refusal } if *reference == asked => Some(Err(refusal.clone())),
                _ => None,
            })
            .await
    }

    /// Has a verb carried out.
    pub async fn does(&mut self, verb: Verb) -> Result<(), Refusal> {
        let asked = self.ask(verb).await;
        self.answer(asked).await
    }

    /// Waits until a row shows what is wanted.
    pub async fn row(&mut self, what: &str, wanted: impl Fn(&CaseRow) -> bool) -> CaseRow {
        self.socket
            .until(what, |frame| match frame {
                ToAgent::Case { row, .. } if wanted(row) => Some(row.clone()),
                _ => None,
            })
            .await
    }
}
