//! Shards that are raised while there are responses, and ids of shards that there are not.

use edge_tests::{
    door::{Door, send},
    ledger::{Difference, Tap, compare},
    sample::{settings, with},
    stored::Object,
    workerd::Workerd,
};
use serde_json::{Value, json};

const RESPONSES: usize = 200;

/// Sends `tap` under an id of an epoch.
async fn verdict(door: &Door, tap: &Tap, epoch: u16) -> String {
    send(door.respond(&with(tap.body(), json!({ "id": in_epoch(tap, epoch) })))).await.verdict()
}

fn in_epoch(tap: &Tap, epoch: u16) -> String {
    if epoch == 0 { tap.id.clone() } else { format!("e{epoch}.{}", tap.id) }
}

fn sharded(shards: Value) -> shared::settings::Settings {
    settings(json!({ "shards": shards }))
}

#[tokio::test(flavor = "multi_thread")]
async fn raised_shards_know_what_was_stored_before() {
    let mut edge = Workerd::start(sharded(json!([1])));
    let mut old: Vec<Tap> = (0..RESPONSES).map(|_| Tap::new(5)).collect();
    for tap in &mut old {
        assert_eq!(verdict(&edge, tap, 0).await, "201");
        assert_eq!(verdict(&edge, tap, 1).await, "422 invalid-field", "there is no epoch 1 yet");
        tap.acknowledged = Some(0);
    }

    edge.replace(sharded(json!([1, 4])));
    let mut new: Vec<Tap> = (0..RESPONSES).map(|_| Tap::new(5)).collect();
    for (old, new) in old.iter().zip(&mut new) {
        assert_eq!(verdict(&edge, old, 0).await, "200", "a replay, wherever new responses go");
        assert_eq!(verdict(&edge, new, 1).await, "201");
        assert_eq!(verdict(&edge, new, 1).await, "200");
        assert_eq!(verdict(&edge, new, 2).await, "422 invalid-field");
        *new = Tap { id: in_epoch(new, 1), acknowledged: Some(0), ..new.clone() };
    }

    let stored = edge.killed();
    assert_eq!(compare(&stored, old.iter().chain(&new)), Difference::default());
    let rows = stored.query_each(Object::Intake, "SELECT id FROM responses");
    let mut objects: Vec<usize> = rows.iter().map(Vec::len).collect();
    objects.sort_unstable();
    assert_eq!(objects.iter().sum::<usize>(), 2 * RESPONSES);
    assert_eq!(objects.last(), Some(&RESPONSES), "the old ones stay where they were");
    assert_eq!(objects.len(), 5, "four new objects beside the old one, and none for what was refused");
    println!("shards: {RESPONSES} responses of before known, {RESPONSES} new ones over {:?}", &objects[..4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_of_no_epoch_reaches_no_object() {
    let mut edge = Workerd::start(settings(json!({})));
    let epochs = [1, 2, 999, u16::MAX];
    for epoch in epochs {
        assert_eq!(verdict(&edge, &Tap::new(1), epoch).await, "422 invalid-field", "epoch {epoch}");
    }
    let stored = edge.killed();
    assert_eq!(stored.query_each(Object::Intake, "SELECT id FROM responses").len(), 0);
    assert_eq!(stored.filled(), [""; 0]);
    println!("shards: ids of {} epochs that are not there refused, nothing stored", epochs.len());
}
