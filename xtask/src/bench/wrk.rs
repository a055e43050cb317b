//! wrk, which holds a number of connections busy: on each, the next request goes out when the last is answered.
//!
//! One thread of it is enough for what one event loop can answer. The script beside this file makes the taps,
//! checks the answers and prints what it found.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{child, paths};

/// What is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Load {
    /// The address as it is; 200 is expected.
    Get,
    /// Taps, each with an id of its own; 201 is expected.
    Taps(Mood),
}

/// How the visitors feel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// All of them happy.
    Happy,
    /// One in twenty is unhappy, as on a shop's good day.
    Mixed,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub(super) struct Outcome {
    answers: f64,
    others: f64,
    broken: f64,
    seconds: f64,
    /// The middle of the times to an answer.
    pub(super) p50_ms: f64,
    /// What one in a hundred takes longer than.
    pub(super) p99_ms: f64,
}

impl Outcome {
    /// Answers with the expected status.
    pub(super) fn accepted(&self) -> f64 {
        self.answers - self.others
    }

    /// The same a second.
    pub(super) fn rps(&self) -> f64 {
        self.accepted() / self.seconds
    }

    /// Answers with another status, and requests without an answer.
    pub(super) fn failed(&self) -> f64 {
        self.others + self.broken
    }
}

/// wrk, ready to run.
#[derive(Debug, Clone)]
pub(super) struct Wrk {
    program: PathBuf,
    script: PathBuf,
}

impl Wrk {
    /// The `program` with the script of taps.
    pub(super) fn new(program: PathBuf) -> Self {
        Self { program, script: paths::root().join("xtask/src/bench/taps.lua") }
    }

    /// Sends `load` to `url` over `connections` connections for a while.
    pub(super) fn run(&self, url: &str, load: Load, connections: u32, time: Duration) -> Result<Outcome> {
        let mut run = [0; 2];
        getrandom::fill(&mut run).context("reading randomness")?;
        let (good, unhappy_every) = match load {
            Load::Get => ("200", "0"),
            Load::Taps(Mood::Happy) => ("201", "0"),
            Load::Taps(Mood::Mixed) => ("201", "20"),
        };
        let mut wrk = Command::new(&self.program);
        wrk.args(["--threads=1", "--timeout=30s"])
            .arg(format!("--connections={connections}"))
            .arg(format!("--duration={}s", time.as_secs()))
            .arg(format!("--script={}", script(&self.script)?))
            .args([url, "--", good, &u16::from_ne_bytes(run).to_string(), unhappy_every]);
        read(&child::output(&mut wrk)?)
    }
}

fn script(path: &Path) -> Result<&str> {
    path.to_str().context("the checkout's path is not UTF-8")
}

/// The last line of what wrk printed is the script's.
fn read(printed: &str) -> Result<Outcome> {
    let line = printed.lines().next_back().unwrap_or_default();
    serde_json::from_str(line).with_context(|| format!("reading what wrk printed:\n{printed}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_expected_status_counts() {
        let outcome = read(
            "Running 2s test\n{\"answers\":100,\"others\":20,\"broken\":1,\"seconds\":2.0,\"p50_ms\":1.5,\"p99_ms\":9}\n",
        )
        .unwrap();
        assert_eq!((outcome.accepted(), outcome.rps(), outcome.failed()), (80.0, 40.0, 21.0));
        assert!(read("unable to connect\n").unwrap_err().to_string().contains("unable to connect"));
    }
}
