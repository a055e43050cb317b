//! Shards that are raised while there are responses, and while they come; and ids of shards that there are not.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use edge_tests::{
    PATIENCE,
    dice::Dice,
    door::{Door, send},
    ledger::{Difference, Tap, compare},
    length::length,
    sample::{settings, with},
    sender::{self, Sender},
    stored::Object,
    workerd::Workerd,
};
use futures_util::future::join_all;
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};
use tokio::time::sleep;

const RESPONSES: usize = 200;

/// Sends `tap` under an id of an epoch.
async fn verdict(door: &Door, tap: &Tap, epoch: u16) -> String {
    send(door.respond(&with(tap.body(), json!({ "id": tap.clone().in_epoch(epoch).id })))).await.verdict()
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
        *new = Tap { acknowledged: Some(0), ..new.clone().in_epoch(1) };
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
async fn raised_under_load_nothing_is_lost_and_all_is_counted_once() {
    let (mut dice, seed) = Dice::new();
    println!("shards: WARMLINE_SEED={seed}");
    let part = length(Duration::from_secs(1), Duration::from_secs(20));
    let mut edge = Workerd::start(sharded(json!([1])));
    let (door, over) = ((*edge).clone(), Arc::new(AtomicBool::new(false)));
    let loaded = |mut crowd: Vec<Sender>| {
        let (door, over) = (door.clone(), Arc::clone(&over));
        tokio::spawn(async move {
            sender::load(&mut crowd, &door, &over).await;
            crowd
        })
    };
    let before = loaded(sender::crowd(&mut dice, PATIENCE));
    let mut newer = sender::crowd(&mut dice, PATIENCE);
    newer.iter_mut().for_each(|sender| sender.epoch = 1);
    sleep(part).await;
    edge.replace(sharded(json!([1, 4])));
    // Pages that were open before go on under their ids, and others come that were given the new table.
    let after = loaded(newer);
    sleep(part).await;
    over.store(true, Ordering::SeqCst);
    let (before, after) = tokio::join!(before, after);
    let mut senders = before.unwrap();
    let broken: usize = senders.iter().map(|sender| sender.broken).sum();
    assert!(broken > 0, "the restart hit no request");
    senders.extend(after.unwrap());
    join_all(senders.iter_mut().map(|sender| sender.settle(&edge))).await;

    let cookie = edge.signed_in("lead").await;
    let counters: Value = send(edge.get("/v1/desk/counters").header("cookie", &cookie.0)).await.json(200);
    let taps: Vec<&Tap> = senders.iter().flat_map(|sender| &sender.taps).collect();
    let stored = edge.killed();
    assert_eq!(compare(&stored, taps.iter().copied()), Difference::default());
    let rows = stored.query(Object::Intake, "SELECT score FROM responses");
    assert_eq!(rows.len(), taps.len());
    let (mut scores, mut counted) = (BTreeMap::<i64, u64>::new(), BTreeMap::<i64, u64>::new());
    for row in rows {
        let Cell::Integer(score) = row[0] else { panic!("{row:?}") };
        *scores.entry(score).or_default() += 1;
    }
    for counter in counters["counters"].as_array().unwrap() {
        *counted.entry(counter["key"]["score"].as_i64().unwrap()).or_default() +=
            counter["count"].as_u64().unwrap();
    }
    assert_eq!(counted, scores, "what is counted is what is there");
    let of_new = taps.iter().filter(|tap| tap.id.starts_with("e1.")).count();
    println!(
        "shards: raised under load, {broken} attempts cut off and made again; {} responses, {of_new} of them in the new \
         table, 0 lost, 0 twice, all counted",
        taps.len(),
    );
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
