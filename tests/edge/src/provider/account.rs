//! Who may order a call, how an order is written, and how requests are signed.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use hmac::{Hmac, Mac as _};
use sha1::Sha1;

use super::{Call, twiml};

/// An account with its secret.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its name.
    pub sid: String,
    /// What both sides sign with.
    pub token: String,
}

/// An error as the provider answers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The answer's status.
    pub status: u16,
    /// The number in the dictionary of errors.
    pub code: u32,
    /// Words.
    pub message: String,
}

fn refused<T>(status: u16, code: u32, message: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { status, code, message: message.into() })
}

impl Default for Account {
    fn default() -> Self {
        Self {
            sid: "AC0123456789abcdef0123456789abcdef".to_owned(),
            token: "a-token&of=the+account".to_owned(),
        }
    }
}

impl Account {
    /// Whether somebody orders a call of this account.
    ///
    /// # Errors
    /// As the provider answers.
    pub fn check(
        &self,
        post: bool,
        path: &str,
        authorization: Option<String>,
        content_type: Option<String>,
    ) -> Result<(), Refusal> {
        if path != format!("/2010-04-01/Accounts/{}/Calls.json", self.sid) {
            return refused(404, 20_404, format!("The requested resource {path} was not found"));
        }
        let basic = BASE64_STANDARD.encode(format!("{}:{}", self.sid, self.token));
        if authorization.as_deref() != Some(&format!("Basic {basic}")) {
            return refused(401, 20_003, "Authenticate");
        }
        if !post {
            return refused(405, 20_004, "Method not allowed");
        }
        if content_type.as_deref() != Some("application/x-www-form-urlencoded") {
            return refused(415, 20_415, "Unsupported media type");
        }
        Ok(())
    }

    /// The header that proves who sends `fields` to `address`: the full address, then each parameter's name and value,
    /// sorted by name, without anything between; HMAC-SHA1 with the token; Base64.
    #[must_use]
    pub fn signature(&self, address: &str, fields: &[(String, String)]) -> String {
        let sorted: BTreeMap<&str, &str> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let data = sorted.into_iter().fold(address.to_owned(), |data, (name, value)| data + name + value);
        let mut mac = Hmac::<Sha1>::new_from_slice(self.token.as_bytes()).unwrap();
        mac.update(data.as_bytes());
        BASE64_STANDARD.encode(mac.finalize().into_bytes())
    }
}

/// The call that an order's body describes.
///
/// # Errors
/// As the provider answers.
pub fn read(body: &str, earlier: usize) -> Result<Call, Refusal> {
    const KNOWN: [&str; 12] = [
        "To",
        "From",
        "Url",
        "Twiml",
        "ApplicationSid",
        "Method",
        "Timeout",
        "TimeLimit",
        "Record",
        "StatusCallback",
        "StatusCallbackEvent",
        "StatusCallbackMethod",
    ];
    let mut sent = BTreeMap::new();
    for (name, value) in form_urlencoded::parse(body.as_bytes()).into_owned() {
        if !KNOWN.contains(&name.as_str()) || sent.insert(name.clone(), value).is_some() {
            return refused(400, 20_001, format!("what is {name}?"));
        }
    }
    let get = |name: &str| sent.get(name).map(String::as_str);
    for (name, missing, invalid) in [("To", 21_201, 21_211), ("From", 21_213, 21_212)] {
        let Some(number) = get(name) else {
            return refused(400, missing, format!("No '{name}' number is specified"));
        };
        if !twiml::is_number(number) {
            return refused(400, invalid, format!("Invalid '{name}' Phone Number: {number}"));
        }
    }
    let Some(twiml) = get("Twiml").filter(|_| get("Url").is_none() && get("ApplicationSid").is_none()) else {
        return refused(400, 21_205, "Url parameter is required.");
    };
    // A second beyond what the documentation allows is as wrong as a word.
    if get("Timeout").is_some_and(|timeout| !timeout.parse::<u16>().is_ok_and(|seconds| seconds <= 600)) {
        return refused(400, 20_001, "Timeout");
    }
    if get("StatusCallback").is_none_or(|address| !twiml::is_address(address)) {
        return refused(400, 21_609, "Invalid StatusCallback");
    }
    let event = get("StatusCallbackEvent").unwrap_or("completed");
    if !["initiated", "ringing", "answered", "completed"].contains(&event) {
        return refused(400, 21_626, "Invalid StatusCallbackEvent");
    }
    if get("StatusCallbackMethod").is_some_and(|method| method != "POST") {
        return refused(400, 20_001, "this server tells by POST alone");
    }
    match twiml::read(twiml) {
        Ok(dial) => Ok(Call { sid: format!("CA{earlier:032x}"), dial, sent }),
        Err(why) => refused(400, 12_100, format!("Document parse failure: {why}")),
    }
}
