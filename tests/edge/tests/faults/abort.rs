//! A page that goes while others wait for what it shares with them.

use std::time::Duration;

use edge_tests::{
    dice::Dice,
    ledger::{Difference, Tap, compare},
    length::length,
    line::Line,
    sample::settings,
    stored::Object,
    within,
    workerd::Workerd,
};
use futures_util::future::join_all;
use serde_json::json;
use tokio::time::Instant;

/// How many send in the same moment as the one that goes.
const RIDERS: usize = 4;

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_takes_nobody_along() {
    let times = length(100, 1_000);
    let (mut dice, seed) = Dice::new();
    println!("abort: WARMLINE_SEED={seed}");
    let mut edge = Workerd::start(settings(json!({})));
    let mut riders = Vec::new();
    for _ in 0..RIDERS {
        riders.push(Line::open(&edge).await.unwrap());
    }
    let (mut taps, mut gone) = (Vec::new(), Vec::new());
    let mut slowest = Duration::ZERO;
    for _ in 0..times {
        let mut goer = Line::open(&edge).await.unwrap();
        let (goes, rides) = (Tap::new(5), [(); RIDERS].map(|()| Tap::new(5)));
        // The others wait behind who comes first, and share what the second opened: either may go.
        let ahead = usize::from(dice.percent(50));
        // By a reset, as when a network goes, or by an orderly end, as when a page is closed.
        let reset = dice.percent(50);
        let patience = dice.time_under(Duration::from_millis(2));
        let sent = Instant::now();
        for (number, (line, tap)) in riders.iter_mut().zip(&rides).enumerate() {
            if number == ahead {
                goer.send(&goes.body()).await.unwrap();
            }
            line.send(&tap.body()).await.unwrap();
        }
        let ride = join_all(riders.iter_mut().map(async |line| {
            let answer = within("the answer to a rider", line.answer()).await.unwrap();
            assert_eq!(answer.verdict(), "201");
            sent.elapsed()
        }));
        let (took, ()) = tokio::join!(ride, async {
            spin(sent + patience).await;
            if reset { goer.abort() } else { drop(goer) }
        });
        slowest = took.into_iter().fold(slowest, Duration::max);
        gone.push(goes);
        taps.extend(rides.map(|tap| Tap { acknowledged: Some(0), ..tap }));
    }
    let stored = edge.killed();
    assert_eq!(compare(&stored, taps.iter().chain(&gone)), Difference::default());
    let kept = stored.count(Object::Intake, "responses") - taps.len();
    println!(
        "abort: {times} went, {kept} of their taps were stored; 0 of {} riders lost, the slowest waited {} ms",
        taps.len(),
        slowest.as_millis(),
    );
}

/// Waits for a moment more exactly than timers do.
async fn spin(until: Instant) {
    while Instant::now() < until {
        tokio::task::yield_now().await;
    }
}
