//! What comes from no person, from the wire to the counters: taken like everything else, marked, and counted apart.

use std::collections::BTreeMap;

use edge_tests::{
    door::{Door, send},
    sample::{response, settings},
    stored::Object,
    workerd::Workerd,
};
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};

use crate::counters::{PATH, PHONE, count};

/// Responses of one address that nobody wonders at.
const OFFICE: usize = 30;

/// So many that some of them are too many, however chance lets the gate count.
const HAMMERING: usize = 80;

const SCANNER: &str = "Mozilla/5.0 (compatible; Barracuda Link Protection)";

/// Sends a response, which is taken; its id.
async fn tap(edge: &Door, address: &str, agent: &str) -> String {
    let response = response(4);
    let request = edge.respond(&response).header("x-forwarded-for", address).header("user-agent", agent);
    assert_eq!(send(request).await.verdict(), "201");
    response["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn hammering_and_scanners_are_taken_marked_and_counted_apart() {
    let mut edge = Workerd::start_with(settings(json!({})), |config| {
        config.address_header = Some("x-forwarded-for".to_owned());
    });
    let mut hammer = Vec::new();
    for _ in 0..HAMMERING {
        hammer.push(tap(&edge, "192.0.2.1", PHONE).await);
    }
    let neighbour = tap(&edge, "192.0.2.2", PHONE).await;
    let scanner = tap(&edge, "192.0.2.3", SCANNER).await;
    let cookie = edge.signed_in("lead").await;
    let counters: Value = send(edge.get(PATH).header("cookie", &cookie.0)).await.json(200);

    let rows = edge.killed().query(Object::Intake, "SELECT id, coalesce(suspicion, '') FROM responses");
    let suspicions: BTreeMap<&str, &str> = rows
        .iter()
        .map(|row| match row.as_slice() {
            [Cell::Text(id), Cell::Text(suspicion)] => (id.as_str(), suspicion.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    let of = |id: &String| suspicions[id.as_str()];
    assert_eq!((of(&neighbour), of(&scanner)), ("", "scanner"));
    assert_eq!(hammer.iter().position(|id| !of(id).is_empty()).map(|first| first >= OFFICE), Some(true));
    assert_eq!(of(&hammer[HAMMERING - 1]), "hammering");
    let suspected = suspicions.values().filter(|suspicion| !suspicion.is_empty()).count();
    assert_eq!(count(&counters, "suspected", &json!(true)), suspected as u64, "{counters}");
    let others = suspicions.len() - suspected;
    assert_eq!(count(&counters, "suspected", &json!(false)), others as u64, "{counters}");
    assert_eq!(suspicions.len(), HAMMERING + 2);
}
