//! Calls through Twilio, or through somebody who speaks as
//! [Twilio does](https://www.twilio.com/docs/voice/api/call-resource): the agent's telephone is rung first, and when it
//! is picked up, the visitor's.
//!
//! The provider tells what comes of it by requests of its own ([`news`]), each signed with the account's secret
//! ([`is_signed`]): one when the agent's side ends, and for the visitor's side one when it is answered and one when it
//! ends.

#[cfg(test)]
mod tests;

use core::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use form_urlencoded::Serializer;
use hmac::{Hmac, Mac as _};
use serde::Deserialize;
use sha1::Sha1;
use shared::{
    callback::{CallId, Telephony, Unreached},
    ids::SiteId,
    phone::PhoneNumber,
};

use super::target::{Reach, Target, TargetError};
use crate::domain::callback::News;

/// How long the agent's telephone rings, in seconds: a voice mail, which would be connected with the visitor, answers
/// later, and the agent has just asked for the call.
const RINGS_AGENT: u8 = 15;
/// How long the visitor's telephone rings, in seconds.
const RINGS_VISITOR: u8 = 30;

/// What the provider tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leg {
    /// The agent's side of a call.
    Agent,
    /// The visitor's side, as it goes on.
    Visitor,
    /// The visitor's side, once it is over. The answer is what the agent hears then.
    Ended,
}

/// A word that names no [`Leg`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegError;

impl fmt::Display for LegError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a side of a call is agent, visitor or ended")
    }
}

impl Leg {
    /// The word in the address that the provider calls.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Visitor => "visitor",
            Self::Ended => "ended",
        }
    }
}

impl FromStr for Leg {
    type Err = LegError;

    fn from_str(word: &str) -> Result<Self, LegError> {
        [Self::Agent, Self::Visitor, Self::Ended].into_iter().find(|leg| leg.word() == word).ok_or(LegError)
    }
}

/// One call to be made.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// Its name.
    pub call: &'a CallId,
    /// The site.
    pub site: &'a SiteId,
    /// Who is rung first.
    pub agent: &'a PhoneNumber,
    /// Who is rung then.
    pub visitor: &'a PhoneNumber,
    /// Where the edge is reached from outside: `https://` and its host.
    pub origin: &'a str,
}

/// A request to the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordering {
    /// Where to, by POST.
    pub target: Target,
    /// Its headers.
    pub headers: [(&'static str, String); 3],
    /// Its body.
    pub body: String,
}

/// What the provider says to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ordered {
    /// It is about to ring the agent.
    Taken {
        /// Its own name for the call, for the log.
        sid: String,
    },
    /// It takes no order just now.
    Busy,
    /// It takes this order never: the account, its secret or a number is not what the settings say.
    Refused {
        /// Its answer's status.
        status: u16,
        /// The number under which its documentation explains why.
        code: Option<u32>,
    },
}

/// Where the provider tells what comes of a side of a call.
#[must_use]
pub fn address(origin: &str, site: &SiteId, call: &CallId, leg: Leg) -> String {
    format!("{origin}{}", path(site, call, leg))
}

fn path(site: &SiteId, call: &CallId, leg: Leg) -> String {
    format!("/v1/sites/{site}/calls/{call}/{}", leg.word())
}

/// The request that begins a call.
///
/// # Errors
/// When the provider's address is none that may be called.
pub fn order(telephony: &Telephony, order: Order<'_>, reach: Reach) -> Result<Ordering, TargetError> {
    let Telephony { account, token, from, .. } = telephony;
    let base = telephony.url().trim_end_matches('/');
    let target = Target::parse(&format!("{base}/2010-04-01/Accounts/{account}/Calls.json"), reach)?;
    let address = |leg| address(order.origin, order.site, order.call, leg);
    let rings = RINGS_AGENT.to_string();
    let body = Serializer::new(String::new())
        .append_pair("To", order.agent.as_str())
        .append_pair("From", from.as_str())
        .append_pair("Timeout", &rings)
        .append_pair("Twiml", &connect(order.visitor, from, &address(Leg::Visitor), &address(Leg::Ended)))
        .append_pair("StatusCallback", &address(Leg::Agent))
        .append_pair("StatusCallbackEvent", "completed")
        .append_pair("StatusCallbackMethod", "POST")
        .finish();
    let headers = [
        ("content-type", "application/x-www-form-urlencoded".to_owned()),
        ("user-agent", concat!("Warmline/", env!("CARGO_PKG_VERSION")).to_owned()),
        ("authorization", format!("Basic {}", STANDARD.encode(format!("{account}:{token}")))),
    ];
    Ok(Ordering { target, headers, body })
}

/// What the provider does when the agent has picked up. It is not recorded. The agent hears the visitor's telephone
/// ring, because nothing is answered before the visitor is there.
fn connect(visitor: &PhoneNumber, from: &PhoneNumber, goes_on: &str, ended: &str) -> String {
    let (goes_on, ended) = (escaped(goes_on), escaped(ended));
    format!(
        r#"<Response><Dial callerId="{from}" timeout="{RINGS_VISITOR}" record="do-not-record" action="{ended}" method="POST"><Number statusCallback="{goes_on}" statusCallbackEvent="answered" statusCallbackMethod="POST">{visitor}</Number></Dial></Response>"#
    )
}

/// What the agent hears when the visitor's side is over: nothing, the call ends.
pub const NOTHING_MORE: &str = "<Response><Hangup/></Response>";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// What an answer to an order means. Its words may hold what was sent, so they are not kept.
#[must_use]
pub fn ordered(status: u16, body: &str) -> Ordered {
    #[derive(Deserialize)]
    struct Answer {
        sid: Option<String>,
        code: Option<u32>,
    }
    let answer: Option<Answer> = serde_json::from_str(body).ok();
    let (sid, code) = answer.map(|answer| (answer.sid, answer.code)).unwrap_or_default();
    match (status, sid) {
        (200..=299, Some(sid)) => Ordered::Taken { sid: sid.chars().take(64).collect() },
        (408 | 429 | 500..=599, _) => Ordered::Busy,
        (_, _) => Ordered::Refused { status, code },
    }
}

/// Whether somebody who knows the account's secret has sent `fields` to `address`: the header is the Base64 of the
/// HMAC-SHA1 over the address, and behind it all names with their values, sorted.
#[must_use]
pub fn is_signed(telephony: &Telephony, address: &str, fields: &[(String, String)], header: &str) -> bool {
    let Ok(signature) = STANDARD.decode(header) else { return false };
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(telephony.token.as_str().as_bytes()) else { return false };
    let mut sorted: Vec<&(String, String)> = fields.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    mac.update(address.as_bytes());
    for (name, value) in sorted {
        mac.update(name.as_bytes());
        mac.update(value.as_bytes());
    }
    mac.verify_slice(&signature).is_ok()
}

/// What a request of the provider means for a callback, if anything: a side that only goes on changes nothing, nor does
/// a word that is not in the documentation.
#[must_use]
pub fn news(leg: Leg, fields: &[(String, String)]) -> Option<News> {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    match (leg, field(if leg == Leg::Ended { "DialCallStatus" } else { "CallStatus" })?) {
        (Leg::Agent, "busy" | "no-answer" | "failed" | "canceled") => Some(News::NotBegun),
        // The agent has hung up. Where the visitor had answered by then, that is known already, or counts later.
        (Leg::Agent, "completed") => Some(News::Missed(Unreached::NoAnswer)),
        (Leg::Visitor, "in-progress" | "completed") | (Leg::Ended, "answered" | "completed") => {
            Some(News::Answered)
        }
        (Leg::Visitor | Leg::Ended, "busy") => Some(News::Missed(Unreached::Busy)),
        (Leg::Visitor | Leg::Ended, "no-answer" | "canceled") => Some(News::Missed(Unreached::NoAnswer)),
        (Leg::Visitor | Leg::Ended, "failed") => Some(News::Missed(Unreached::Failed)),
        (Leg::Agent | Leg::Visitor | Leg::Ended, _) => None,
    }
}
