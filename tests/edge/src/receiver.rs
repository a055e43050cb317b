//! A receiver of webhooks as a site's owner runs one: a real HTTP server, that checks every signature with the official
//! library.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    thread,
};

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};
use standardwebhooks::Webhook;
use tiny_http::{Header, Response, Server};
use tokio::sync::mpsc;

use crate::within;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

/// The server. It answers 204 unless told otherwise.
pub struct Receiver {
    server: Arc<Server>,
    answers: Arc<Mutex<VecDeque<Reply>>>,
    received: mpsc::UnboundedReceiver<Hook>,
}

/// How the receiver answers.
#[derive(Debug, Clone)]
struct Reply {
    status: u16,
    location: Option<String>,
}

/// One request that arrived.
#[derive(Debug, Clone)]
pub struct Hook {
    /// Where it was sent.
    pub path: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: String,
}

impl Receiver {
    /// Starts one on a free port.
    #[must_use]
    pub fn start() -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").unwrap());
        let answers: Arc<Mutex<VecDeque<Reply>>> = Arc::default();
        let (sender, received) = mpsc::unbounded_channel();
        let (serving, planned) = (Arc::clone(&server), Arc::clone(&answers));
        thread::spawn(move || {
            while let Ok(mut request) = serving.recv() {
                let mut body = String::new();
                request.as_reader().read_to_string(&mut body).unwrap();
                let hook = Hook { path: request.url().to_owned(), headers: headers(request.headers()), body };
                let reply =
                    planned.lock().unwrap().pop_front().unwrap_or(Reply { status: 204, location: None });
                let mut response = Response::empty(reply.status);
                if let Some(location) = reply.location {
                    response.add_header(Header::from_bytes("location", location).unwrap());
                }
                // Fails when the edge was killed meanwhile.
                let _gone = request.respond(response);
                if sender.send(hook).is_err() {
                    return;
                }
            }
        });
        Self { server, answers, received }
    }

    /// What the site's settings say of it.
    #[must_use]
    pub fn webhook(&self) -> Value {
        json!({ "url": format!("{}/hooks", self.url()), "secret": SECRET })
    }

    /// Answers the next requests, in order, with these; all behind them with 204.
    pub fn will_answer(&self, statuses: &[u16]) {
        self.answers.lock().unwrap().extend(statuses.iter().map(|&status| Reply { status, location: None }));
    }

    /// Answers the next request by sending it elsewhere.
    pub fn will_redirect(&self, status: u16, path: &str) {
        let location = Some(format!("{}{path}", self.url()));
        self.answers.lock().unwrap().push_back(Reply { status, location });
    }

    /// The next request that arrives; it must be signed well.
    pub async fn next(&mut self) -> Hook {
        let hook = within("a webhook", self.received.recv()).await.unwrap();
        Webhook::new(SECRET).unwrap().verify(hook.body.as_bytes(), &hook.headers).unwrap();
        hook
    }

    /// What arrived and was not asked for yet.
    pub fn rest(&mut self) -> Vec<Hook> {
        std::iter::from_fn(|| self.received.try_recv().ok()).collect()
    }

    fn url(&self) -> String {
        format!("http://{}", self.server.server_addr())
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

impl Hook {
    /// The id that the receiver knows the message by.
    #[must_use]
    pub fn id(&self) -> &str {
        self.headers.get("webhook-id").unwrap().to_str().unwrap()
    }

    /// The body.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// What it is about.
    #[must_use]
    pub fn topic(&self) -> String {
        self.json()["type"].as_str().unwrap().to_owned()
    }
}

fn headers(headers: &[Header]) -> HeaderMap {
    headers
        .iter()
        .map(|header| {
            let name = HeaderName::from_bytes(header.field.as_str().as_str().as_bytes()).unwrap();
            (name, HeaderValue::from_str(header.value.as_str()).unwrap())
        })
        .collect()
}
