//! A machine that stands still for a while.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use edge_tests::{
    dice::Dice,
    ledger::{Difference, Tap, compare},
    length::length,
    sample::settings,
    sender,
    stored::Object,
    workerd::Workerd,
};
use futures_util::future::join_all;
use serde_json::json;
use tokio::time::sleep;

/// How long a sender waits for an answer before it tries again on another connection.
const IMPATIENCE: Duration = Duration::from_millis(700);

#[tokio::test(flavor = "multi_thread")]
async fn a_standstill_loses_nothing_and_doubles_nothing() {
    let standstill = length(Duration::from_millis(2_500), Duration::from_secs(10));
    let times = length(1, 3);
    let (mut dice, seed) = Dice::new();
    println!("freeze: WARMLINE_SEED={seed}");
    let mut edge = Workerd::start(settings(json!({})));
    let mut senders = sender::crowd(&mut dice, IMPATIENCE);
    let over = AtomicBool::new(false);
    let load = sender::load(&mut senders, &edge, &over);
    tokio::join!(load, async {
        for _ in 0..times {
            sleep(dice.time_under(Duration::from_secs(1))).await;
            edge.freeze();
            sleep(standstill).await;
            edge.thaw();
        }
        sleep(Duration::from_secs(1)).await;
        over.store(true, Ordering::SeqCst);
    });
    let given_up: usize = senders.iter().map(|sender| sender.broken).sum();
    assert!(given_up >= senders.len(), "nobody lost patience, so that nothing was tried");
    join_all(senders.iter_mut().map(|sender| sender.settle(&edge))).await;
    let taps: Vec<&Tap> = senders.iter().flat_map(|sender| &sender.taps).collect();
    assert!(taps.iter().all(|tap| tap.acknowledged == Some(tap.rev())));
    let stored = edge.killed();
    assert_eq!(compare(&stored, taps.iter().copied()), Difference::default());
    assert_eq!(stored.count(Object::Intake, "responses"), taps.len());
    println!(
        "freeze: {times} x {} s, {given_up} attempts given up and made again, {} responses acknowledged; \
         0 lost, 0 twice",
        standstill.as_secs_f64(),
        taps.len(),
    );
}
