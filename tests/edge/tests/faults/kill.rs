//! `kill -9` at any moment under load.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use edge_tests::{
    PATIENCE,
    dice::Dice,
    ledger::{Difference, Tap, compare},
    length::length,
    sample::settings,
    sender::{self, Sender},
    stored::Object,
    workerd::Workerd,
};
use futures_util::future::join_all;
use serde_json::json;
use tokio::time::sleep;

use crate::cases;

/// How long it runs at most between two kills.
const LIFE: Duration = Duration::from_millis(1_000);

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_and_nothing_is_there_twice() {
    let kills = length(20, 500);
    let (mut dice, seed) = Dice::new();
    println!("kill: WARMLINE_SEED={seed}");
    let mut edge = Workerd::start(settings(json!({})));
    let mut senders = sender::crowd(&mut dice, PATIENCE);
    let mut unanswered = 0;
    let mut lived = Duration::ZERO;
    for kill in 1..=kills {
        let life = dice.time_under(LIFE);
        let over = AtomicBool::new(false);
        let door = (*edge).clone();
        let load = sender::load(&mut senders, &door, &over);
        tokio::join!(load, async {
            sleep(life).await;
            over.store(true, Ordering::SeqCst);
            edge.kill();
        });
        assert!(senders.iter().all(|sender| sender.broken == 0), "a connection broke before kill {kill}");
        lived += life;
        unanswered += senders.iter().filter(|sender| sender.is_waiting()).count();
        assert_eq!(compare(&edge.stored(), taps(&senders)), Difference::default(), "after kill {kill}");
        edge.resume();
    }
    assert!(unanswered > 0, "no kill ever hit a request");
    let sent: u32 = taps(&senders).map(|tap| tap.attempts).sum();
    let sent_in_a_second = f64::from(sent) / lived.as_secs_f64();
    // What was sent last before a kill is sent again, and once stored.
    join_all(senders.iter_mut().map(|sender| sender.settle(&edge))).await;
    let cases = cases::check(&mut edge, taps(&senders)).await;
    let stored = edge.stored();
    assert_eq!(compare(&stored, taps(&senders)), Difference::default());
    assert_eq!(stored.count(Object::Intake, "responses"), taps(&senders).count());
    println!(
        "kill: {kills} kills, {} acknowledged of {} responses, {unanswered} cut off and sent again, {cases} cases; \
         {sent_in_a_second:.0} sent a second; 0 lost, 0 twice",
        senders.iter().map(|sender| sender.answered).sum::<usize>(),
        taps(&senders).count(),
    );
}

fn taps(senders: &[Sender]) -> impl Iterator<Item = &Tap> {
    senders.iter().flat_map(|sender| &sender.taps)
}
