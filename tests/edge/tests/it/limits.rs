//! How much is let in.

use edge_tests::{
    door::send,
    sample::{press, response, settings, with},
    stored::Object,
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::settings::Settings;

/// Settings under which a bucket never fills again.
fn limited(site: u32, address: u32) -> Settings {
    let bucket = |burst: u32| json!({ "burst": burst, "per_minute": 0 });
    settings(json!({ "limits": { "site": bucket(site), "address": bucket(address) } }))
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sends_too_much_is_told_when_to_come_back() {
    let mut edge = Workerd::start_with(limited(5, 3), |config| {
        let other = json!({ "site": "other", "limits": { "site": { "burst": 1, "per_minute": 0 } } });
        config.sites.push(settings(other));
        config.address_header = Some("x-forwarded-for".to_owned());
    });
    let tap = async |site: &str, address: &str| {
        let path = format!("/v1/sites/{site}/responses");
        let request = edge.post(&path, "application/json", response(5).to_string());
        send(request.header("origin", "https://shop.example").header("x-forwarded-for", address)).await
    };
    for _ in 0..3 {
        assert_eq!(tap("demo", "192.0.2.1").await.status, 201);
    }
    let refused = tap("demo", "10.0.0.9, 192.0.2.1").await;
    assert_eq!(refused.verdict(), "429 rate-limited");
    let seconds: u32 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    // A page must be able to read when.
    assert_eq!(refused.header("access-control-expose-headers"), Some("retry-after"));
    assert_eq!(refused.header("access-control-allow-origin"), Some("https://shop.example"));

    // Others come in, until the site as a whole has enough; a press is let in or not like a tap.
    assert_eq!(tap("demo", "192.0.2.2").await.status, 201);
    let key = "k".repeat(24).parse().unwrap();
    let press = |address: &str| edge.press(&press(&key, &response(1))).header("x-forwarded-for", address);
    assert_eq!(send(press("192.0.2.1")).await.verdict(), "429 rate-limited");
    assert_eq!(send(press("192.0.2.2")).await.status, 201);
    assert_eq!(tap("demo", "192.0.2.3").await.verdict(), "429 rate-limited");
    assert_eq!(tap("other", "192.0.2.3").await.status, 201, "another site is another site");

    let lines = edge.log().iter().filter(|line| line.contains("429 rate-limited")).count();
    assert!(lines >= 1, "{:?}", edge.log());
    let stored = edge.killed();
    assert_eq!(stored.count(Object::Intake, "responses"), 6);
    assert_eq!(stored.count(Object::Desk, "cases"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tap_is_let_in_once_whatever_comes_of_it() {
    let edge = Workerd::start(limited(100, 4));
    let tap = async |body: &Value| {
        let answer = send(edge.respond(body).header("origin", "https://shop.example")).await;
        assert_eq!(answer.header("access-control-allow-origin"), Some("https://shop.example"));
        answer.verdict()
    };
    let first = response(5);
    let other = with(first.clone(), json!({ "score": 4 }));
    let said =
        [tap(&first).await, tap(&other).await, tap(&other).await, tap(&first).await, tap(&first).await];
    assert_eq!(said, ["201", "409 response-conflict", "409 response-conflict", "200", "429 rate-limited"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_that_of_the_connection_where_no_proxy_is_named() {
    let edge = Workerd::start(limited(100, 2));
    let tap = async |claimed: &str| {
        let body: Value = response(5);
        send(edge.respond(&body).header("x-forwarded-for", claimed)).await.verdict()
    };
    let said = [tap("192.0.2.1").await, tap("192.0.2.2").await, tap("192.0.2.3").await];
    assert_eq!(said, ["201", "201", "429 rate-limited"]);
}
