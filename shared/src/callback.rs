//! Calling visitors back: what a site decides about it, what can be promised, and how a promise stands.

mod offer;
mod promise;

use core::{fmt, str::FromStr, time::Duration};
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::{
    offer::{Offer, OfferAsked},
    promise::{CallPromise, Phase, Unreached},
};
use crate::{
    ids::{AgentId, IdError, is_token_byte, string_id},
    phone::{Country, PhoneNumber},
    text::Text,
};

/// How a site calls its visitors back. A site without any does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Callbacks {
    /// The countries that it calls; a number that is typed without a calling code is one of the first. None means that
    /// nobody is called.
    #[serde(default)]
    pub countries: Vec<Country>,
    /// How often it tries.
    #[serde(default)]
    pub attempts: Attempts,
    /// How long it waits between two attempts, in seconds.
    #[serde(default = "default_pause_s")]
    pub pause_s: u32,
    /// Who connects agent and visitor. Where it is left out, agents dial themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephony: Option<Telephony>,
}

/// An account with Twilio, or with somebody who speaks as Twilio does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Telephony {
    /// Where the provider's interface is, if it is not Twilio's own; checked when it is used, because what is allowed
    /// depends on where the edge runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<2_000>>,
    /// The account.
    pub account: AccountId,
    /// Its secret, with which both sides sign.
    pub token: Text<200>,
    /// The number that agents and visitors see; the provider must know it as the site's own.
    pub from: PhoneNumber,
    /// Where the agents are called.
    pub agents: BTreeMap<AgentId, PhoneNumber>,
}

string_id!(
    /// A provider's name for an account: 1 to 64 of `A-Z`, `a-z`, `0-9`, `-` and `_`.
    AccountId,
    "an account is 1 to 64 of A-Z, a-z, 0-9, - and _",
    |raw| (1..=64).contains(&raw.len()) && raw.bytes().all(is_token_byte)
);
string_id!(
    /// One attempt to call, named by us so that nobody can guess it: 22 to 64 of `A-Z`, `a-z`, `0-9`, `-` and `_`.
    CallId,
    "a call is 22 to 64 of A-Z, a-z, 0-9, - and _",
    |raw| (22..=64).contains(&raw.len()) && raw.bytes().all(is_token_byte)
);

/// How often somebody is tried: 1 to 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Attempts(u8);

/// A number that is no count of attempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptsError;

impl fmt::Display for AttemptsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("attempts are 1 to 9")
    }
}

impl Default for Attempts {
    fn default() -> Self {
        Self(3)
    }
}

impl TryFrom<u8> for Attempts {
    type Error = AttemptsError;

    fn try_from(n: u8) -> Result<Self, AttemptsError> {
        if (1..=9).contains(&n) { Ok(Self(n)) } else { Err(AttemptsError) }
    }
}

impl From<Attempts> for u8 {
    fn from(attempts: Attempts) -> Self {
        attempts.0
    }
}

fn default_pause_s() -> u32 {
    900
}

impl Default for Callbacks {
    fn default() -> Self {
        Self {
            countries: Vec::new(),
            attempts: Attempts::default(),
            pause_s: default_pause_s(),
            telephony: None,
        }
    }
}

impl Callbacks {
    /// How long it waits between two attempts.
    #[must_use]
    pub fn pause(&self) -> Duration {
        Duration::from_secs(self.pause_s.into())
    }

    /// Whether a provider connects `agent` with visitors.
    #[must_use]
    pub fn bridges(&self, agent: &AgentId) -> bool {
        self.telephony.as_ref().is_some_and(|telephony| telephony.agents.contains_key(agent))
    }
}

impl Telephony {
    /// Where the provider's interface is.
    #[must_use]
    pub fn url(&self) -> &str {
        self.url.as_ref().map_or("https://api.twilio.com", Text::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callbacks_are_read_with_their_defaults_or_refused_with_words() {
        let read = |json: &str| serde_json::from_str::<Callbacks>(json).map_err(|error| error.to_string());
        let least = read(r#"{"countries":["DE"]}"#).unwrap();
        assert_eq!(
            (u8::from(least.attempts), least.pause(), least.telephony),
            (3, Duration::from_mins(15), None)
        );
        let account =
            r#"{"account":"AC1","token":"secret","from":"+4930123456","agents":{"ana":"+49301234567"}}"#;
        let full = read(&format!(r#"{{"attempts":9,"pause_s":60,"telephony":{account}}}"#)).unwrap();
        assert_eq!(full.telephony.unwrap().url(), "https://api.twilio.com");
        let refused = |json: &str, want: &str| {
            let got = read(json);
            assert!(got.as_ref().is_err_and(|words| words.contains(want)), "{json}: {got:?}");
        };
        refused(r#"{"countries":["de"]}"#, "a country is");
        refused(r#"{"countries":["DEU"]}"#, "a country is");
        refused(r#"{"attempts":0}"#, "attempts are");
        refused(r#"{"attempts":10}"#, "attempts are");
        refused(r#"{"country":["DE"]}"#, "unknown field");
        for bad in
            ["4930123456", "+0301234567", "+49", "+4930123456789012", "+49 30 123456", "+4930123456;ext=1"]
        {
            refused(
                &format!(r#"{{"telephony":{{"account":"AC1","token":"s","from":"{bad}","agents":{{}}}}}}"#),
                "a phone number is",
            );
        }
        refused(
            r#"{"telephony":{"account":"../AC1","token":"s","from":"+4930123456","agents":{}}}"#,
            "an account is",
        );
    }
}
