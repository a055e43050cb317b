//! `cargo xtask bench NAME`: how fast something is. No bench judges: they print figures.

pub mod handoff;
pub mod intake;
pub mod memory;
pub mod page;

mod agent;
mod percentile;
mod process;
mod scratch;
mod site;
mod tap;
mod workerd;
mod wrk;

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use serde_json::Value;

use crate::stamp;

/// The command line.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Which one; without a name they are listed
    name: Option<String>,
    /// Also write the figures to this file
    #[arg(long)]
    json: Option<PathBuf>,
    /// How often `page` visits each page; each pair of its host page's own figures is visited three times as often
    #[arg(long, default_value_t = 17)]
    runs: u32,
}

struct Bench {
    name: &'static str,
    what: &'static str,
    /// Prints what it finds as it finds it, and gives all of it for `--json`.
    run: fn(&Options) -> Result<Value>,
}

const BENCHES: [Bench; 4] = [
    Bench {
        name: "handoff",
        what: "from the press of \"Talk to us now\" to the agents, and what a desk carries, beside a bare echo",
        run: |_| handoff::run(),
    },
    Bench {
        name: "intake",
        what: "taps a second beside Workers written by hand, two sites in a flood, cases in a burst",
        run: |_| intake::run(),
    },
    Bench {
        name: "intake-memory",
        what: "a shard with a million responses: its taps, its memory, its restart",
        run: |_| memory::run(),
    },
    Bench {
        name: "page",
        what: "a host page with the widget beside one with five buttons of its own, in a real Chromium",
        run: |options| page::run(options.runs),
    },
];

/// Runs one.
///
/// # Errors
/// When it can't measure, or the file can't be written.
pub fn run(options: &Options) -> Result<ExitCode> {
    let Some(bench) = BENCHES.iter().find(|bench| options.name.as_deref() == Some(bench.name)) else {
        if let Some(unknown) = &options.name {
            eprintln!("there is no bench `{unknown}`; there are:");
        }
        for Bench { name, what, .. } in BENCHES {
            println!("{name:<16}{what}");
        }
        return Ok(ExitCode::from(if options.name.is_some() { 2 } else { 0 }));
    };
    let figures = (bench.run)(options)?;
    if let Some(file) = &options.json {
        stamp::write(file, serde_json::to_vec_pretty(&figures)?)?;
    }
    Ok(ExitCode::SUCCESS)
}
