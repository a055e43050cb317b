//! A provider of mail, made from Postmark's public documentation: the endpoint `/email`, its headers and fields, and what
//! it answers. It knows nothing of who sends.

use std::{
    sync::{Arc, Mutex},
    thread,
};

use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};
use tokio::sync::mpsc;

use crate::within;

const TOKEN: &str = "ed742d75-5a45-49b6-a0a1-5b9ec3dc9e5d";
const SENDER: &str = "help@shop.example";
/// What the documentation lists among the fields of a message, as far as a letter without attachments can have them.
const FIELDS: [&str; 13] = [
    "From",
    "To",
    "Cc",
    "Bcc",
    "Subject",
    "Tag",
    "HtmlBody",
    "TextBody",
    "ReplyTo",
    "TrackOpens",
    "TrackLinks",
    "Metadata",
    "MessageStream",
];

/// The server.
pub struct PostOffice {
    server: Arc<Server>,
    inactive: Arc<Mutex<Vec<String>>>,
    broken: Arc<Mutex<Vec<u16>>>,
    letters: mpsc::UnboundedReceiver<Value>,
}

/// What it does not take: the status, its own number for the reason, and the reason.
type Refusal = (u16, u32, &'static str);

impl PostOffice {
    /// Starts one on a free port.
    #[must_use]
    pub fn start() -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").unwrap());
        let (inactive, broken) = (Arc::<Mutex<Vec<String>>>::default(), Arc::<Mutex<Vec<u16>>>::default());
        let (sender, letters) = mpsc::unbounded_channel();
        let (serving, bounced, fails) = (Arc::clone(&server), Arc::clone(&inactive), Arc::clone(&broken));
        thread::spawn(move || {
            while let Ok(mut request) = serving.recv() {
                let mut body = String::new();
                request.as_reader().read_to_string(&mut body).unwrap();
                let failure =
                    Some(fails.lock().unwrap()).filter(|all| !all.is_empty()).map(|mut all| all.remove(0));
                let (status, answer) = match failure {
                    Some(status) => (status, json!({ "ErrorCode": 100, "Message": "Maintenance" })),
                    None => match read(&request, &body, &bounced.lock().unwrap()) {
                        Ok(letter) => {
                            let to = letter["To"].clone();
                            if sender.send(letter).is_err() {
                                return;
                            }
                            let id = "0a129aee-e1cd-480d-b08d-4f48548ff48d";
                            let taken = json!({
                                "To": to, "SubmittedAt": "2026-01-01T00:00:00Z", "MessageID": id, "ErrorCode": 0, "Message": "OK",
                            });
                            (200, taken)
                        }
                        Err((status, code, message)) => {
                            (status, json!({ "ErrorCode": code, "Message": message }))
                        }
                    },
                };
                let json = Header::from_bytes("content-type", "application/json").unwrap();
                let response = Response::from_string(answer.to_string()).with_status_code(status);
                // Fails when whoever asked is gone.
                let _gone = request.respond(response.with_header(json));
            }
        });
        Self { server, inactive, broken, letters }
    }

    /// What a site's settings say of it.
    #[must_use]
    pub fn settings(&self) -> Value {
        json!({ "url": format!("http://{}", self.server.server_addr()), "token": TOKEN, "from": SENDER })
    }

    /// Takes no mail for an address from now on, because it came back from there.
    pub fn bounces(&self, address: &str) {
        self.inactive.lock().unwrap().push(address.to_owned());
    }

    /// Answers the next requests with these, as it does when it has trouble of its own.
    pub fn will_fail(&self, statuses: &[u16]) {
        self.broken.lock().unwrap().extend(statuses);
    }

    /// The next letter that it takes.
    pub async fn next(&mut self) -> Value {
        within("a letter", self.letters.recv()).await.unwrap()
    }

    /// What it has taken and was not asked for yet.
    pub fn rest(&mut self) -> Vec<Value> {
        std::iter::from_fn(|| self.letters.try_recv().ok()).collect()
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

/// The letter in a request, or what is wrong with that.
fn read(request: &Request, body: &str, inactive: &[String]) -> Result<Value, Refusal> {
    let header = |name: &str| {
        let mut headers = request.headers().iter();
        let found = headers.find(|header| header.field.as_str().as_str().eq_ignore_ascii_case(name));
        found.map(|header| header.value.as_str())
    };
    if (request.method(), request.url()) != (&Method::Post, "/email") {
        return Err((404, 0, "there is no such address"));
    }
    if header("X-Postmark-Server-Token") != Some(TOKEN) {
        return Err((401, 10, "The Server Token you provided is not valid."));
    }
    if [header("Accept"), header("Content-Type")] != [Some("application/json"); 2] {
        return Err((422, 409, "JSON required"));
    }
    let letter: Value = serde_json::from_str(body).map_err(|_| (422, 402, "Invalid JSON"))?;
    let fields = letter.as_object().ok_or((422, 403, "Incompatible JSON"))?;
    if fields.keys().any(|name| !FIELDS.contains(&name.as_str())) {
        return Err((422, 403, "Incompatible JSON"));
    }
    let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let tracks = [Value::Null, json!("None"), json!("HtmlAndText"), json!("HtmlOnly"), json!("TextOnly")];
    if !tracks.contains(&letter["TrackLinks"])
        || !matches!(letter["TrackOpens"], Value::Null | Value::Bool(_))
    {
        return Err((422, 403, "Incompatible JSON"));
    }
    let one_line = text("Subject").len() <= 2_000 && !text("Subject").contains(['\r', '\n']);
    let said = !text("TextBody").is_empty() || !text("HtmlBody").is_empty();
    if text("To").split('@').count() != 2 || !said || !one_line {
        return Err((422, 300, "Invalid email request"));
    }
    if text("From") != SENDER {
        return Err((422, 400, "Sender signature not found"));
    }
    if inactive.iter().any(|address| address == text("To")) {
        return Err((422, 406, "Inactive recipient"));
    }
    Ok(letter)
}
