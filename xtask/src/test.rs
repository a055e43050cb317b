//! `cargo xtask test`: every check and test, counted on the last line.
//!
//! A stage that fails does not keep the next ones from running, except where they need what it makes. How long a
//! stage takes is shown and never judged.

pub mod browser;
pub mod dev_story;
pub mod faults;
pub mod loader;
pub mod native;
pub mod tally;
pub mod ways;
pub mod wrangler;

use std::{env, path::Path, process::ExitCode};

use anyhow::{Context, Result};
use clap::ValueEnum;

use self::{faults::Length, tally::Report};
use crate::{
    build::{self, Profile},
    setup, size,
};

/// The command line.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// More than the usual, or something else
    kind: Option<Kind>,
}

/// Tests that are too long for every time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Only the faults (kill -9, standstill, full disk, lost connections and others), for as long as it takes to meet
    /// what is rare
    Faults,
    /// The browser tests with all their rounds and waits and voices through a relay, and both ways to the wasm32 standard library, from nothing
    Long,
}

/// Runs them.
///
/// # Errors
/// When this program can't find itself; whatever else fails is counted.
pub fn run(options: &Options) -> Result<ExitCode> {
    let mut report = Report::default();
    // Before anything is built: a build may put another file in the place of this program.
    let xtask = env::current_exe().context("finding this program")?;
    match options.kind {
        Some(Kind::Faults) => faults(&mut report),
        kind => stages(&mut report, kind, &xtask),
    }
    println!("{}", report.table());
    println!("{}", report.total());
    Ok(if report.total().failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn stages(report: &mut Report, kind: Option<Kind>, xtask: &Path) {
    let Some(ready) = report.make("setup", setup::for_build) else { return };
    report.check("format", native::format);
    report.check("clippy", native::clippy);
    report.check("clippy for wasm", || native::clippy_for_wasm(&ready));
    report.stage("native tests", native::tests);
    report.stage("loader tests", loader::tests);
    let Some(_) = report.make("release build", || build::make(&ready, Profile::Release)) else { return };
    report.stage("edge tests", || {
        native::edge_tests(&["--lib", "--test", "it", "--test", "story"], Length::Short)
    });
    report.stage("faults", || faults::edge(Length::Short));
    report.check("dev, from start to end", || dev_story::run(xtask));
    report.check("wrangler deploy --dry-run", wrangler::dry_run);
    report.stage("edge tests under wrangler dev", wrangler::story);
    if let Some(chromium) = report.make("Chromium", setup::chromium::program) {
        let length = if kind == Some(Kind::Long) { Length::Long } else { Length::Short };
        report.stage("browser tests", || browser::tests(&chromium, &[], length));
        report.check("sizes", || size::check(&ready, &chromium));
    }
    if kind == Some(Kind::Long) {
        report.stage("ways to the wasm32 standard library", || ways::both(xtask));
    }
}

fn faults(report: &mut Report) {
    let Some(ready) = report.make("setup", setup::for_build) else { return };
    let Some(_) = report.make("release build", || build::make(&ready, Profile::Release)) else { return };
    report.stage("faults of the edge", || faults::edge(Length::Long));
    report.stage("faults in the browser", faults::browser);
}
