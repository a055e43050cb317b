//! Ten thousand worlds keep every promise, and each planted mistake breaks one in some of them.
//!
//! `WARMLINE_SEEDS=1000000` runs more of them, `WARMLINE_SEED=N` one alone.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a broken expectation is to end the test"
)]

use std::{env, thread};

use simulator::{Bug, World};

const SEEDS: u64 = 10_000;

fn variable(name: &str) -> Option<u64> {
    env::var(name).ok().map(|value| value.parse().unwrap())
}

/// The first seed, among those from `seeds` on that are `step` apart, whose world breaks a promise, and which.
fn broken(seeds: impl Iterator<Item = u64>, bug: Option<Bug>) -> Option<(u64, String)> {
    seeds.into_iter().find_map(|seed| World::new(seed, bug).run().err().map(|broken| (seed, broken)))
}

#[test]
fn every_world_keeps_its_promises() {
    let seeds = match variable("WARMLINE_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..variable("WARMLINE_SEEDS").unwrap_or(SEEDS),
    };
    let halves = u64::try_from(thread::available_parallelism().map_or(1, usize::from)).unwrap();
    let found: Vec<_> = thread::scope(|scope| {
        let parts: Vec<_> = (0..halves)
            .map(|part| {
                let seeds = seeds.clone().filter(move |seed| seed % halves == part);
                scope.spawn(move || broken(seeds, None))
            })
            .collect();
        parts.into_iter().filter_map(|part| part.join().unwrap()).collect()
    });
    if let Some((seed, promise)) = found.into_iter().min() {
        panic!(
            "{promise}\n\nonce more: WARMLINE_SEED={seed} cargo test -p simulator --test seeds every_world"
        );
    }
}

/// Worlds that once broke a promise, far behind the others.
const BROKEN_ONCE: [u64; 1] = [124_122];

#[test]
fn worlds_that_were_broken_once_are_mended() {
    assert_eq!(broken(BROKEN_ONCE.into_iter(), None), None);
}

#[test]
fn each_planted_mistake_is_found() {
    for bug in Bug::ALL {
        let Some((seed, promise)) = broken(0..SEEDS, Some(bug)) else {
            panic!("{bug:?} breaks no promise in {SEEDS} worlds");
        };
        println!("{bug:?}: seed {seed}: {promise}");
    }
}
