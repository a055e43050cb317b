//! The harness of the edge's tests: it runs the built edge in a real workerd, with a fresh data folder and a free
//! port for each test, and speaks to it as pages, consoles and webhook receivers do, over real connections.
//!
//! What it serves is the build that `cargo xtask test` makes; `WARMLINE_PROFILE=dev` takes that of `cargo xtask dev`.
//!
//! *Invariants:* a test waits for what it wants to see, and never for a time to pass; how slow the machine is decides
//! nothing. What is waited for in vain ends the test after [`PATIENCE`], with the name of what was missing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "everything here runs in tests: a broken expectation is to end them, and they wait for one kind of frame"
)]

pub mod answer;
pub mod dice;
pub mod disk;
pub mod door;
pub mod golden;
pub mod ledger;
pub mod length;
pub mod line;
pub mod post_office;
pub mod provider;
pub mod raw;
pub mod receiver;
pub mod sample;
pub mod sender;
pub mod socket;
pub mod stored;
pub mod workerd;

use std::{future::Future, time::Duration};

/// How long anything may take. Far more than it needs: slowness is no failure.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Waits for `future`; `what` is what a test misses when it never ends.
pub async fn within<T>(what: &str, future: impl Future<Output = T>) -> T {
    match tokio::time::timeout(PATIENCE, future).await {
        Ok(value) => value,
        Err(_) => panic!("waited in vain for {what}"),
    }
}

/// Looks again and again until there is something to see.
pub async fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    within(what, async {
        loop {
            if let Some(seen) = look() {
                return seen;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await
}
