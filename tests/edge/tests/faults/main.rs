//! What happens to machines, networks and disks, done to a real workerd under load: one file a fault.
//!
//! The short form runs with every `cargo xtask test`, the long one with `cargo xtask test faults`. Each test prints a
//! line of what it did. `WARMLINE_SEED` repeats what was left to chance. A test that can't be run here prints
//! `skipped: ` and why.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a broken expectation is to end the test, and a test says what it did"
)]

mod abort;
mod cases;
mod disk_full;
mod freeze;
mod fsync;
mod kill;
mod shards;
mod story;
mod together;
