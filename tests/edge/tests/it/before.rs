//! What the team knows of an order from earlier cases.

use edge_tests::{
    door::send,
    sample::{response, settings, with},
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{desk::Verb, response::Receipt};

#[tokio::test(flavor = "multi_thread")]
async fn earlier_cases_of_an_order_are_shown_with_it() {
    let edge = Workerd::start(settings(json!({})));
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    let of = |order: Option<&str>, score: u8| {
        let facts = order.map_or(json!({}), |order| json!({ "order": order }));
        with(response(score), json!({ "facts": facts }))
    };
    let mut taps = async |response: Value| {
        let _: Receipt = send(edge.respond(&response)).await.json(201);
        ana.row("the case", |row| row.page.as_ref().map(|page| page.as_str()) == response["page"].as_str())
            .await
    };
    let first = taps(of(Some("4711"), 1)).await;
    assert_eq!(first.before, []);
    assert_eq!(taps(of(Some("4712"), 1)).await.before, []);
    let second = taps(of(Some("4711"), 2)).await;
    assert_eq!(second.before.iter().map(|before| before.opened_at).collect::<Vec<_>>(), [first.opened_at]);
    assert_eq!(second.before[0].resolution, None);
    assert_eq!(taps(of(None, 1)).await.before, []);

    let case = first.id;
    let resolution = json!({ "outcome": "put-right", "root_cause": "card-declined", "note": "The bank." });
    let resolution: shared::case::Resolution = serde_json::from_value(resolution).unwrap();
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    assert_eq!(ana.does(Verb::Resolve { case, resolution: resolution.clone() }).await, Ok(()));
    let (pressed, _) = edge.pressed(&of(Some("4711"), 1)).await;
    let rings = ana.row("the ring", |row| row.id == pressed && row.is_ringing()).await;
    let before: Vec<_> =
        rings.before.iter().map(|before| (u8::from(before.score), before.resolution.clone())).collect();
    assert_eq!(before, [(2, None), (1, Some(resolution))], "the newest first");
    // A console that comes later knows it too.
    let later = edge.agent(&edge.signed_in("agent2").await).await.snapshot;
    let row = later.cases.iter().find(|row| row.id == pressed).unwrap();
    assert_eq!(row.before, rings.before);
}
