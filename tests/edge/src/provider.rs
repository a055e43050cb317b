//! A provider of telephone calls, made from Twilio's public documentation: the call resource, the `<Dial>` verb with its
//! `<Number>`, status callbacks and how requests are signed. It knows nothing of who orders.

pub mod account;
pub mod twiml;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    thread,
};

use account::{Account, Refusal};
use serde_json::{Value, json};
use tiny_http::{Header, Method, Response, Server};
use twiml::Dial;

/// The server.
pub struct Provider {
    server: Arc<Server>,
    account: Account,
    calls: Arc<Mutex<Vec<Call>>>,
    broken: Arc<Mutex<Option<u16>>>,
}

/// A call that was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The provider's name for it.
    pub sid: String,
    /// What was sent, each parameter once.
    pub sent: BTreeMap<String, String>,
    /// What happens when the first telephone is picked up.
    pub dial: Dial,
}

/// What becomes of one side of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Somebody picks up, talks, and the call ends.
    Talks,
    /// The line is busy.
    Busy,
    /// Nobody picks up.
    NoAnswer,
    /// The number can't be called.
    Failed,
}

/// A request that the provider makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where to, by POST.
    pub address: String,
    /// The fields of the form.
    pub fields: Vec<(String, String)>,
    /// The header `X-Twilio-Signature`.
    pub signature: String,
}

impl Provider {
    /// Starts one on a free port.
    #[must_use]
    pub fn start() -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").unwrap());
        let (account, calls, broken) =
            (Account::default(), Arc::<Mutex<Vec<Call>>>::default(), Arc::<Mutex<Option<u16>>>::default());
        let (serving, known, taken, fails) =
            (Arc::clone(&server), account.clone(), Arc::clone(&calls), Arc::clone(&broken));
        thread::spawn(move || {
            while let Ok(mut request) = serving.recv() {
                let mut body = String::new();
                request.as_reader().read_to_string(&mut body).unwrap();
                let header = |name: &str| {
                    let found = request
                        .headers()
                        .iter()
                        .find(|header| header.field.as_str().as_str().eq_ignore_ascii_case(name));
                    found.map(|header| header.value.as_str().to_owned())
                };
                let mut calls = taken.lock().unwrap();
                let (status, answer) = match *fails.lock().unwrap() {
                    Some(status) => (status, Value::Null),
                    None => {
                        let post = *request.method() == Method::Post;
                        let checked = known
                            .check(post, request.url(), header("Authorization"), header("Content-Type"))
                            .and_then(|()| account::read(&body, calls.len()));
                        match checked {
                            Ok(call) => (201, call_resource(&known, &mut calls, call)),
                            Err(Refusal { status, code, message }) => {
                                let help = format!("https://www.twilio.com/docs/errors/{code}");
                                let error = json!({ "code": code, "message": message, "more_info": help, "status": status });
                                (status, error)
                            }
                        }
                    }
                };
                drop(calls);
                let json = Header::from_bytes("content-type", "application/json").unwrap();
                let response = Response::from_string(answer.to_string()).with_status_code(status);
                // Fails when whoever asked is gone.
                let _gone = request.respond(response.with_header(json));
            }
        });
        Self { server, account, calls, broken }
    }

    /// What a site's settings say of it, with where its agents are called.
    #[must_use]
    pub fn settings(&self, agents: &Value) -> Value {
        let Account { sid, token } = &self.account;
        let url = format!("http://{}", self.server.server_addr());
        json!({ "url": url, "account": sid, "token": token, "from": "+4930111111", "agents": agents })
    }

    /// Answers everything with this status from now on, as it does when it has trouble of its own.
    pub fn break_down(&self, status: u16) {
        *self.broken.lock().unwrap() = Some(status);
    }

    /// The calls that were ordered.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    /// What the provider tells when a call goes like this, in the order in which it tells it.
    #[must_use]
    pub fn goes(&self, call: &Call, first: Side, second: Side) -> Vec<Told> {
        let Dial { number, action, status_callback, caller_id } = &call.dial;
        let from = call.sent["From"].as_str();
        let parent = [
            ("CallSid", call.sid.as_str()),
            ("From", from),
            ("To", &call.sent["To"]),
            ("Direction", "outbound-api"),
        ];
        let child_sid = call.sid.replacen("CA", "CAc", 1);
        let caller = caller_id.as_deref().unwrap_or(from);
        let child = [
            ("CallSid", child_sid.as_str()),
            ("ParentCallSid", &call.sid),
            ("From", caller),
            ("To", number),
            ("Direction", "outbound-dial"),
        ];
        let mut told = Vec::new();
        if first == Side::Talks {
            if second == Side::Talks {
                told.push(self.tell(
                    status_callback,
                    &child,
                    &[("CallStatus", "in-progress"), ("SequenceNumber", "2")],
                ));
            }
            let mut dialled = vec![
                ("CallStatus", "in-progress"),
                ("DialCallSid", child_sid.as_str()),
                ("DialCallStatus", second.status()),
            ];
            if second == Side::Talks {
                dialled.push(("DialCallDuration", "61"));
            }
            told.push(self.tell(action, &parent, &dialled));
        }
        let ended = [("CallStatus", first.status()), ("CallDuration", "75"), ("SequenceNumber", "3")];
        told.push(self.tell(&call.sent["StatusCallback"], &parent, &ended));
        told
    }

    fn tell(&self, address: &str, of_call: &[(&str, &str)], more: &[(&str, &str)]) -> Told {
        let always = [
            ("AccountSid", self.account.sid.as_str()),
            ("ApiVersion", "2010-04-01"),
            ("CallbackSource", "call-progress-events"),
        ];
        let fields: Vec<(String, String)> = of_call
            .iter()
            .chain(&always)
            .chain(more)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Told { address: address.to_owned(), signature: self.account.signature(address, &fields), fields }
    }
}

/// Keeps a call and shows it as the documentation does.
fn call_resource(account: &Account, calls: &mut Vec<Call>, call: Call) -> Value {
    let shown = json!({
        "sid": call.sid,
        "account_sid": account.sid,
        "api_version": "2010-04-01",
        "to": call.sent["To"],
        "from": call.sent["From"],
        "status": "queued",
        "direction": "outbound-api",
        "price": null,
        "duration": null,
        "uri": format!("/2010-04-01/Accounts/{}/Calls/{}.json", account.sid, call.sid),
    });
    calls.push(call);
    shown
}

impl Side {
    fn status(self) -> &'static str {
        match self {
            Self::Talks => "completed",
            Self::Busy => "busy",
            Self::NoAnswer => "no-answer",
            Self::Failed => "failed",
        }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.server.unblock();
    }
}
