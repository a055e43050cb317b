//! The counters of all shards, as the desk adds them up.

use edge_tests::{
    door::send,
    sample::{response, settings, with},
    stored::Object,
    workerd::Workerd,
};
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};
use shared::response::Receipt;

pub(crate) const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                     Version/18.0 Mobile/15E148 Safari/604.1";
pub(crate) const PATH: &str = "/v1/desk/counters";

/// How many responses are counted whose `field` is `value`.
pub(crate) fn count(counters: &Value, field: &str, value: &Value) -> u64 {
    let all = counters["counters"].as_array().unwrap();
    let of_value = all.iter().filter(|counted| counted["key"][field] == *value);
    of_value.map(|counted| counted["count"].as_u64().unwrap()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_is_counted_where_it_belongs() {
    let mut edge = Workerd::start_with(settings(json!({ "shards": [4] })), |config| {
        config.address_header = Some("x-forwarded-for".to_owned());
    });
    let mut sent = Vec::new();
    for n in 0_u8..40 {
        let response =
            with(response(1 + n % 5), json!({ "page": "https://shop.example/pay", "locale": "en" }));
        let request = edge.respond(&response).header("x-forwarded-for", format!("192.0.2.{n}"));
        let request = if n % 2 == 0 { request.header("user-agent", PHONE) } else { request };
        let _: Receipt = send(request).await.json(201);
        sent.push(response);
    }
    // A changed mind moves, and counts once; so does what comes twice.
    for first in &sent[..8] {
        let changed = with(first.clone(), json!({ "rev": 1, "score": 5, "reason": "other" }));
        for status in [200, 200] {
            let _: Receipt = send(edge.respond(&changed)).await.json(status);
        }
    }

    assert_eq!(send(edge.get(PATH)).await.verdict(), "401 no-session");
    let cookie = edge.signed_in("lead").await;
    let read =
        async |query: &str| send(edge.get(&format!("{PATH}{query}")).header("cookie", &cookie.0)).await;
    let counters: Value = read("").await.json(200);
    // Of the eight, two each had said 1 and 2 and 3, and one each 4 and 5.
    for (score, want) in [(1, 6), (2, 6), (3, 6), (4, 7), (5, 15)] {
        assert_eq!(count(&counters, "score", &json!(score)), want, "{score} in {counters}");
    }
    for (field, value, want) in [
        ("page", json!("/pay"), 40),
        ("locale", json!("en"), 40),
        ("reason", json!("other"), 8),
        ("device", json!("phone"), 20),
        ("suspected", json!(true), 20),
    ] {
        assert_eq!(count(&counters, field, &value), want, "{field} in {counters}");
    }
    assert_eq!(read("?from=7&to=7").await.verdict(), "422 invalid-field");
    assert_eq!(read("?from=7&to=8").await.json::<Value>(200)["counters"], json!([]));

    // A table that would put what is stored out of reach is not taken over.
    edge.replace(settings(json!({ "shards": [1] })));
    let _: Receipt = send(edge.respond(&with(sent[0].clone(), json!({ "rev": 2 })))).await.json(200);
    let cookie = edge.signed_in("agent1").await;
    let again: Value = send(edge.get(PATH).header("cookie", &cookie.0)).await.json(200);
    assert_eq!(count(&again, "page", &json!("/pay")), 40);
    assert!(edge.log().iter().any(|line| line.contains("the shards of demo stay")), "{:?}", edge.log());

    let stored = edge.killed();
    let suspected = stored.query(Object::Intake, "SELECT id FROM responses WHERE suspicion = 'bot'");
    assert_eq!(suspected.len(), 20, "who says nothing of itself is stored, and marked");
    let counted = stored.query(Object::Intake, "SELECT sum(count) FROM counters");
    let total: i64 = counted.iter().map(|row| if let Cell::Integer(sum) = row[0] { sum } else { 0 }).sum();
    assert_eq!((counted.len(), total), (4, 40), "every shard has its own");
}
