//! The same tap several times at once.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use edge_tests::{
    dice::Dice,
    door::Door,
    ledger::{Difference, Tap, compare},
    length::length,
    line::Line,
    sample::settings,
    stored::Object,
    within,
    workerd::Workerd,
};
use serde_json::{Value, json};

const CONNECTIONS: usize = 64;

/// What is sent, and how far that went.
struct Work {
    bodies: Vec<Value>,
    /// Numbers of bodies, copies of one next to each other, so that they are under way at the same time.
    requests: Vec<usize>,
    next: AtomicUsize,
}

/// What came of a request: the body's number and the answer, or none where the connection broke. workerd closes a
/// connection from which it did not read for 5 seconds, whatever waits there; when all are busy, that happens.
type Outcome = (usize, Option<String>);

/// Sends one request after another until there are no more; one that had no answer again.
async fn connection(door: Door, work: Arc<Work>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let mut line = Line::open(&door).await.unwrap();
    while let Some(&number) = work.requests.get(work.next.fetch_add(1, Ordering::Relaxed)) {
        loop {
            let answer = within("an answer", line.ask(&work.bodies[number])).await;
            outcomes.push((number, answer.as_ref().ok().map(|answer| answer.verdict())));
            if answer.is_ok() {
                break;
            }
            line = Line::open(&door).await.unwrap();
        }
    }
    outcomes
}

#[tokio::test(flavor = "multi_thread")]
async fn each_tap_is_created_once() {
    let (mut dice, seed) = Dice::new();
    println!("together: WARMLINE_SEED={seed}");
    let mut edge = Workerd::start(settings(json!({})));
    let mut taps: Vec<Tap> = (0..length(2_000, 20_000)).map(|_| Tap::new(5)).collect();
    let mut requests = Vec::new();
    for number in 0..taps.len() {
        requests.extend((0..=dice.under(5)).map(|_| number));
    }
    let bodies = taps.iter().map(Tap::body).collect();
    let work = Arc::new(Work { bodies, requests, next: AtomicUsize::new(0) });
    let connections: Vec<_> =
        (0..CONNECTIONS).map(|_| tokio::spawn(connection((*edge).clone(), Arc::clone(&work)))).collect();

    let (mut created, mut unknown) = (vec![0; taps.len()], vec![0; taps.len()]);
    for connection in connections {
        for (number, verdict) in connection.await.unwrap() {
            match verdict.as_deref() {
                Some("201") => created[number] += 1,
                Some("200") => {}
                Some(other) => panic!("{}: {other}", work.bodies[number]),
                None => unknown[number] += 1,
            }
            taps[number].acknowledged = Some(0);
        }
    }
    for (number, tap) in taps.iter().enumerate() {
        // Where a connection broke, it may have taken the one 201 along.
        let once = created[number] == 1 || (created[number] == 0 && unknown[number] > 0);
        assert!(once, "{tap:?} was created {} times", created[number]);
    }
    let stored = edge.killed();
    assert_eq!(compare(&stored, &taps), Difference::default());
    assert_eq!(stored.count(Object::Intake, "responses"), taps.len());
    println!(
        "together: {} responses sent {} times over {CONNECTIONS} connections, {} answers of 201, {} connections \
         broke; 0 lost, 0 twice",
        taps.len(),
        work.requests.len(),
        created.iter().sum::<u32>(),
        unknown.iter().sum::<u32>(),
    );
}
