//! What a visitor who wants to be called is promised.

use edge_tests::{
    answer::Answer,
    door::send,
    sample::{self, settings, with},
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{callback::Offer, time::UnixMillis};
use uuid::Uuid;

use crate::refusal::Wary;

const PATH: &str = "/v1/sites/demo/callbacks/offer";

/// A site that calls Germany and France.
fn calling() -> Value {
    json!({ "callbacks": { "countries": ["DE", "FR"] } })
}

fn question(changes: Value) -> Value {
    with(json!({ "id": sample::response(1)["id"], "zone": "Europe/Berlin" }), changes)
}

async fn ask(edge: &Workerd, changes: Value) -> Answer {
    send(edge.post(PATH, "application/json", question(changes).to_string())).await
}

/// What the clock shows, in minutes after the beginning of an hour.
fn past_the_hour(moment: UnixMillis) -> u64 {
    moment.0 / 60_000 % 60
}

/// The moment now, as ids that are made of it say.
fn now() -> u64 {
    let (seconds, nanoseconds) = Uuid::now_v7().get_timestamp().unwrap().to_unix();
    seconds * 1_000 + u64::from(nanoseconds) / 1_000_000
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_taken_as_it_will_be_called_or_refused_with_a_reason() {
    let edge = Workerd::start(settings(calling()));
    for (typed, want) in [
        ("0151 12345678", "+4915112345678"),
        ("+49 (0)151 / 12345678", "+4915112345678"),
        ("0033 6 12 34 56 78", "+33612345678"),
        ("+٤٩١٥١١٢٣٤٥٦٧٨", "+4915112345678"),
    ] {
        let offer: Offer = ask(&edge, json!({ "number": typed })).await.json(200);
        assert_eq!(offer.number.map(String::from).as_deref(), Some(want), "{typed}");
    }
    for (typed, want) in [
        ("+999123456789012", "422 other-country"),
        ("+43 1 234567", "422 other-country"),
        ("0900 1 234567", "422 costly-number"),
        ("0800 1234567", "422 nobody-at-number"),
        ("112", "422 not-a-number"),
        ("", "422 not-a-number"),
        ("1234567890123456789012345678901234567890", "422 not-a-number"),
        ("0151 CALL ME", "422 not-a-number"),
        ("+4915112345678;ext=12", "422 not-a-number"),
        ("+4915112345678\r\nX-Evil: 1", "422 not-a-number"),
        ("📞📞📞📞📞📞📞", "422 not-a-number"),
    ] {
        assert_eq!(ask(&edge, json!({ "number": typed })).await.verdict(), want, "{typed}");
    }
    let none: Offer = ask(&edge, json!({})).await.json(200);
    assert_eq!(none.number, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn windows_are_hours_by_the_visitors_clocks() {
    let edge = Workerd::start(settings(calling()));
    for (zone, minute) in [
        ("Europe/Berlin", 0),
        ("America/New_York", 0),
        ("Asia/Kolkata", 30),
        ("Asia/Kathmandu", 15),
        ("America/Caracas", 0),
        ("UTC", 0),
        ("Etc/GMT+12", 0),
    ] {
        let offer: Offer = ask(&edge, json!({ "zone": zone })).await.json(200);
        assert!(offer.open_until.is_some() && offer.windows.len() > 70, "{zone}: {}", offer.windows.len());
        for window in &offer.windows {
            assert_eq!((past_the_hour(window.from), window.length().as_secs()), (minute, 3_600), "{zone}");
        }
        let asked = offer.windows[offer.windows.len() / 2];
        let taken: Offer = ask(&edge, json!({ "zone": zone, "window": asked })).await.json(200);
        assert_eq!(taken.window, Some(asked));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_bound_what_is_promised() {
    // Nobody is ever there on this day, and always on every other.
    let today = now() / 86_400_000;
    let weekday = (today + 3) % 7 + 1;
    let others: Vec<u64> = (1..=7).filter(|day| *day != weekday).collect();
    let open = json!([{ "days": others, "from": "00:00", "to": "00:00" }]);
    let hours = json!({ "hours": { "zone": "UTC", "open": open } });
    let edge = Workerd::start(settings(with(calling(), hours)));
    let offer: Offer = ask(&edge, json!({ "zone": "UTC" })).await.json(200);
    if offer.open_until.is_some() {
        // Midnight has passed since the test began.
        return;
    }
    let tomorrow = UnixMillis((today + 1) * 86_400_000);
    assert_eq!(offer.opens_at, Some(tomorrow));
    assert!(offer.windows.iter().all(|window| window.from >= tomorrow) && !offer.windows.is_empty());

    let window = |from: u64, until: u64| json!({ "window": { "from": from, "until": until } });
    let (hour, day) = (3_600_000, 86_400_000);
    for (asked, words) in [
        (window(now(), now() + 1_000), "not there"),
        (window(now() - day, now() - hour), "over"),
        (window(0, 1), "over"),
        (window(now() + hour, now() + hour), "ends before"),
        (window(now() + hour, now()), "ends before"),
        (window(now() + 3_650 * day, now() + 3_651 * day), "two weeks"),
    ] {
        let refused = ask(&edge, asked.clone()).await;
        assert_eq!(refused.verdict(), "422 window-refused", "{asked}");
        assert!(refused.problem().detail.unwrap().contains(words), "{asked} {}", refused.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_question_is_refused() {
    let mut wary = Wary::start();
    for (changes, want) in [
        (json!({ "id": null }), "422 invalid-field"),
        (json!({ "id": "1" }), "422 invalid-field"),
        (json!({ "zone": null }), "422 invalid-field"),
        (json!({ "zone": "../../etc" }), "422 invalid-field"),
        (json!({ "zone": "+01:00" }), "422 invalid-field"),
        (json!({ "number": 4915112345678_u64 }), "422 invalid-field"),
        (json!({ "window": { "from": -1, "until": 1 } }), "422 invalid-field"),
        (json!({ "window": { "from": "2027-03-28T02:30" } }), "422 invalid-field"),
        (json!({ "windows": [] }), "422 invalid-field"),
        (json!({ "number": "1".repeat(1_000) }), "413 body-too-large"),
        (json!({}), "409 no-callbacks"),
    ] {
        let request = wary.edge.post(PATH, "application/json", question(changes).to_string());
        wary.check(request, want).await;
    }
    let request = wary.edge.post(PATH, "application/json", "{");
    wary.check(request, "400 bad-json").await;
    let request = wary.edge.post(PATH, "application/x-www-form-urlencoded", "number=1");
    wary.check(request, "415 unsupported-media-type").await;
    let strict = PATH.replace("demo", "strict");
    let request = wary.edge.post(&strict, "application/json", question(json!({})).to_string());
    wary.check(request, "403 origin-not-allowed").await;
    let request = wary.edge.post(&PATH.replace("demo", "other"), "application/json", "{}");
    wary.check(request, "404 unknown-site").await;
    wary.check(wary.edge.get(PATH), "405 method-not-allowed").await;
    wary.end();

    let edge = Workerd::start(settings(calling()));
    let unknown = ask(&edge, json!({ "zone": "Atlantis/Capital" })).await;
    assert_eq!(unknown.verdict(), "422 invalid-field");
    let limits = json!({ "limits": { "site": { "burst": 9, "per_minute": 9 }, "address": { "burst": 2, "per_minute": 1 } } });
    let edge = Workerd::start(settings(with(calling(), limits)));
    let mut said = Vec::new();
    for _ in 0..3 {
        said.push(ask(&edge, json!({ "number": "112" })).await.verdict());
    }
    assert_eq!(said, ["422 not-a-number", "422 not-a-number", "429 rate-limited"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_country_that_there_is_not_is_called_by_nobody() {
    let edge = Workerd::start(settings(json!({ "callbacks": { "countries": ["ZZ", "DE"] } })));
    let offer: Offer = ask(&edge, json!({ "number": "0151 12345678" })).await.json(200);
    assert_eq!(offer.number.map(String::from).as_deref(), Some("+4915112345678"));
    assert_eq!(ask(&edge, json!({ "number": "+33 6 12 34 56 78" })).await.verdict(), "422 other-country");
    assert!(edge.log().iter().any(|line| line.contains("there is no country ZZ")), "{:?}", edge.log());
}
