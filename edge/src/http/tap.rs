//! `POST /v1/sites/SITE/responses`: what is checked of a tap before it may go on to its shard, and how it is answered.
//!
//! Everything here is a pure function, called once for each tap from `entry/entry.js` through [`glue`].

#[cfg(target_arch = "wasm32")]
mod glue;

use shared::{
    response::{MAX_BODY, Receipt, Response},
    settings::Settings,
    time::UnixMillis,
};

use super::{
    body::{self, Encoding},
    problem::{Code, Failure},
};
use crate::domain::{
    device::Device,
    intake::{Taken, Tap},
    limit::{Arrival, Gate},
    suspicion::Suspicion,
};

/// The headers that say something of a request's sender, in the order of [`Sender::of`].
pub const SENDER_HEADERS: [&str; 3] = ["origin", "content-type", "user-agent"];

/// What a request says of its sender, beside its body.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sender<'a> {
    /// `Origin`.
    pub origin: Option<&'a str>,
    /// `Content-Type`.
    pub content_type: Option<&'a str>,
    /// `User-Agent`.
    pub agent: Option<&'a str>,
    /// The client's address.
    pub address: Option<&'a str>,
}

impl<'a> Sender<'a> {
    /// Reads a line each for the [`SENDER_HEADERS`] and one for the client's address; a line is empty where there is
    /// nothing. Of several addresses the last one counts, which the nearest proxy wrote.
    #[must_use]
    pub fn of(lines: &'a str) -> Self {
        let mut lines = lines.split('\n').map(|line| Some(line).filter(|line| !line.is_empty()));
        let mut next = || lines.next().flatten();
        Self {
            origin: next(),
            content_type: next(),
            agent: next(),
            address: next().and_then(|all| all.rsplit(',').next()).map(str::trim),
        }
    }
}

/// Checks a tap on the site of `settings`.
///
/// # Errors
/// What is wrong with it; [`Code::RateLimited`].
pub fn admit(
    settings: &Settings,
    gate: &mut Gate,
    sender: Sender<'_>,
    body: &[u8],
    now: UnixMillis,
) -> Result<Tap, Failure> {
    if !settings.allows(sender.origin) {
        return Err(Failure::new(Code::OriginNotAllowed));
    }
    if body.len() > MAX_BODY {
        return Err(Failure::detailed(Code::BodyTooLarge, format!("at most {MAX_BODY} bytes")));
    }
    let response = body::response(Encoding::of(sender.content_type)?, body, settings.survey.steps)?;
    tap(settings, gate, sender, response, now)
}

/// The tap that brings `response`, unless its sender, or all of them together, send too much.
///
/// # Errors
/// [`Code::RateLimited`].
pub fn tap(
    settings: &Settings,
    gate: &mut Gate,
    sender: Sender<'_>,
    response: Response,
    now: UnixMillis,
) -> Result<Tap, Failure> {
    let arrival = Arrival { site: &settings.site, address: sender.address, response: response.id };
    let responses = gate
        .pass(&arrival, &settings.limits, now)
        .map_err(|retry_after| Failure::rate_limited(retry_after.seconds()))?;
    Ok(Tap {
        concerns_desk: settings.is_unhappy(response.score),
        device: Device::of(sender.agent),
        suspicion: Suspicion::of(sender.agent, responses),
        response,
    })
}

/// The status and receipt of what was taken.
///
/// # Errors
/// [`Code::ResponseConflict`].
pub fn receipt(taken: Taken) -> Result<(u16, Receipt), Failure> {
    match taken {
        Taken::First(receipt) => Ok((201, receipt)),
        Taken::Known(receipt) => Ok((200, receipt)),
        Taken::Conflict => Err(Failure::new(Code::ResponseConflict)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01931d1e-7a3c-7c5d-8f2a-0123456789ab";
    const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                         Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    fn settings() -> Settings {
        serde_json::from_value(serde_json::json!({
            "site": "demo", "name": "Demo", "origins": ["https://shop.example"], "outcomes": [], "root_causes": [],
            "survey": { "id": "main", "question": "How is it going?" }, "shards": [1, 4],
            "limits": { "site": { "burst": 3, "per_minute": 0 }, "address": { "burst": 2, "per_minute": 0 } },
        }))
        .unwrap()
    }

    fn sender() -> Sender<'static> {
        Sender {
            origin: Some("https://shop.example"),
            content_type: Some("text/plain"),
            agent: Some(PHONE),
            address: Some("192.0.2.1"),
        }
    }

    fn body(id: &str, score: u8) -> Vec<u8> {
        format!(r#"{{"id":"{id}","score":{score}}}"#).into_bytes()
    }

    fn admit_one(sender: Sender<'_>, body: &[u8]) -> Result<Tap, Failure> {
        admit(&settings(), &mut Gate::new([7; 16]), sender, body, UnixMillis(1))
    }

    #[test]
    fn a_tap_is_what_its_request_says() {
        let tap = admit_one(sender(), &body(ID, 2)).unwrap();
        assert_eq!((tap.concerns_desk, tap.device, tap.suspicion), (true, Device::Phone, None));
        let tap = admit_one(Sender { agent: None, ..sender() }, &body(&format!("e1.{ID}"), 5)).unwrap();
        assert_eq!((tap.concerns_desk, tap.suspicion), (false, Some(Suspicion::Bot)));
    }

    #[test]
    fn what_is_wrong_with_a_request_is_said() {
        let check = |sender: Sender<'_>, body: &[u8], want: Code| {
            assert_eq!(admit_one(sender, body).map_err(|failure| failure.code), Err(want));
        };
        let good = body(ID, 1);
        check(Sender { origin: Some("https://evil.example"), ..sender() }, &good, Code::OriginNotAllowed);
        check(Sender { origin: None, ..sender() }, &good, Code::OriginNotAllowed);
        check(Sender { content_type: None, ..sender() }, &good, Code::UnsupportedMediaType);
        check(sender(), b"{", Code::BadJson);
        check(sender(), &[b' '; MAX_BODY + 1], Code::BodyTooLarge);
    }

    #[test]
    fn too_much_is_too_much_of_a_sender_and_of_a_site() {
        let mut gate = Gate::new([7; 16]);
        let mut passes = |address: &str| {
            let sender = Sender { address: Some(address), ..sender() };
            match admit(&settings(), &mut gate, sender, &body(ID, 1), UnixMillis(1)) {
                Ok(_) => true,
                Err(Failure { code: Code::RateLimited, retry_after_s: Some(1..), .. }) => false,
                Err(other) => panic!("{other:?}"),
            }
        };
        let passed = ["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.2"].map(&mut passes);
        assert_eq!(passed, [true, true, false, true, false]);
    }

    #[test]
    fn senders_are_read_from_lines() {
        let check = |lines: &str, want: Sender<'_>| assert_eq!(Sender::of(lines), want, "{lines:?}");
        check("", Sender::default());
        check("\n\n\n", Sender::default());
        check(
            "a\nb\nc\n10.0.0.1, 192.0.2.7",
            Sender {
                origin: Some("a"),
                content_type: Some("b"),
                agent: Some("c"),
                address: Some("192.0.2.7"),
            },
        );
    }
}
