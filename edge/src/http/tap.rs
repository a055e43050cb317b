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
    /// Whether it is a page of our own, which shows the question in a frame.
    pub framed: bool,
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
            framed: false,
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
    if !sender.framed && !settings.allows(sender.origin) {
        return Err(Failure::new(Code::OriginNotAllowed));
    }
    if body.len() > MAX_BODY {
        return Err(Failure::detailed(Code::BodyTooLarge, format!("at most {MAX_BODY} bytes")));
    }
    let response = body::response(Encoding::of(sender.content_type)?, body, settings)?;
    check_page(settings, sender.framed, &response)?;
    tap(settings, gate, sender, response, now)
}

/// Refuses what comes out of a frame for another page than one of the site's: the frame was told by its parent, whose
/// origin the browser named, and shows nothing to any other.
///
/// # Errors
/// [`Code::OriginNotAllowed`].
pub fn check_page(settings: &Settings, framed: bool, response: &Response) -> Result<(), Failure> {
    let page = response.page.as_ref().map(|page| page.origin());
    let allowed = !framed || page.is_some_and(|origin| settings.allows(Some(origin)));
    if allowed { Ok(()) } else { Err(Failure::new(Code::OriginNotAllowed)) }
}

/// The tap that brings `response`, unless its sender, or all of them together, send too much.
///
/// # Errors
/// [`Code::RateLimited`].
pub fn tap(
    settings: &Settings,
    gate: &mut Gate,
    sender: Sender<'_>,
    mut response: Response,
    now: UnixMillis,
) -> Result<Tap, Failure> {
    let before = response.answered.take();
    let again = settings.cap.zip(before).is_some_and(|(cap, before)| cap.holds(before, now));
    // Where the page knows nothing, the gate does, for a day at most, which is the shortest cap.
    let visitor = settings.cap.filter(|cap| cap.days > 0).and(sender.agent);
    let arrival = Arrival { site: &settings.site, address: sender.address, response: response.id, visitor };
    let seen = gate
        .pass(&arrival, &settings.limits, now)
        .map_err(|retry_after| Failure::rate_limited(retry_after.seconds()))?;
    Ok(Tap {
        concerns_desk: settings.survey(response.survey.as_ref()).is_unhappy(response.score),
        device: Device::of(sender.agent),
        suspicion: Suspicion::of(sender.agent, seen).or(again.then_some(Suspicion::Again)),
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
            "surveys": [{ "id": "strict", "question": "And this?", "threshold": 4 }],
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
            framed: false,
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
    fn each_survey_has_a_threshold_of_its_own() {
        let check = |survey: &str, score: u8, want: bool| {
            let body = format!(r#"{{"id":"{ID}","score":{score},"survey":"{survey}"}}"#);
            let tap = admit_one(sender(), body.as_bytes()).unwrap();
            assert_eq!(tap.concerns_desk, want, "{survey} {score}");
            assert_eq!(tap.response.survey.unwrap().as_str(), survey);
        };
        check("main", 3, false);
        check("strict", 3, true);
        check("strict", 5, false);
        check("unknown", 2, true);
        check("unknown", 3, false);
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
    fn an_answer_before_the_site_would_ask_again_is_marked() {
        let mut settings = settings();
        settings.limits = shared::intake::Limits::default();
        settings.cap = serde_json::from_str(r#"{"days":30,"dismissed_days":7}"#).unwrap();
        let mut gate = Gate::new([7; 16]);
        let mut check = |id: &str, agent: &'static str, want: Option<Suspicion>| {
            let sender = Sender { agent: Some(agent), ..sender() };
            let tap = admit(&settings, &mut gate, sender, &body(id, 1), UnixMillis(1)).unwrap();
            assert_eq!((tap.suspicion, tap.concerns_desk), (want, true), "{id} {agent}");
        };
        let other = ID.replace("ab", "cd");
        check(ID, PHONE, None);
        check(ID, PHONE, None);
        check(&other, "Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0", None);
        check(&other, PHONE, Some(Suspicion::Again));
    }

    #[test]
    fn what_the_page_knows_of_earlier_answers_counts_for_the_whole_cap() {
        const DAY: u64 = 86_400_000;
        let check = |days: u16, answered: &str, want: Option<Suspicion>| {
            let mut settings = settings();
            settings.cap = (days > 0).then_some(shared::rules::Cap { days, dismissed_days: 0 });
            let body = format!(r#"{{"id":"{ID}","score":1,"answered":{answered}}}"#);
            let now = UnixMillis(400 * DAY);
            let tap = admit(&settings, &mut Gate::new([7; 16]), sender(), body.as_bytes(), now).unwrap();
            assert_eq!((tap.suspicion, tap.response.answered), (want, None), "{days} {answered}");
        };
        let days_ago = |days: u64| ((400 - days) * DAY).to_string();
        check(365, &days_ago(364), Some(Suspicion::Again));
        check(365, &days_ago(365), None);
        check(30, &days_ago(364), None);
        check(0, &days_ago(0), None);
        check(30, "null", None);
    }

    #[test]
    fn a_frame_speaks_for_pages_of_the_site_alone() {
        let check = |page: &str, want: Result<(), Code>| {
            let body = format!(r#"{{"id":"{ID}","score":1{page}}}"#);
            let framed = Sender { origin: Some("https://edge.example"), framed: true, ..sender() };
            let got = admit_one(framed, body.as_bytes());
            assert_eq!(got.map(drop).map_err(|failure| failure.code), want, "{page}");
        };
        check(r#","page":"https://shop.example/pay""#, Ok(()));
        check(r#","page":"https://shop.example""#, Ok(()));
        check(r#","page":"https://shop.example.evil.example/""#, Err(Code::OriginNotAllowed));
        check(r#","page":"https://edge.example/frame/demo""#, Err(Code::OriginNotAllowed));
        check("", Err(Code::OriginNotAllowed));
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
                framed: false,
            },
        );
    }
}
