//! `cargo xtask bench NAME`: how fast something is. No bench judges: they print figures.

pub mod ring;

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use serde::Serialize;

use crate::stamp;

/// The command line.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Which one; without a name they are listed
    name: Option<String>,
    /// Also write the figures to this file
    #[arg(long)]
    json: Option<PathBuf>,
}

/// What a bench gives: its figures by name, in order.
pub(crate) type Figures = Vec<Figure>;

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Figure {
    /// What was measured.
    pub(crate) what: String,
    /// How much.
    pub(crate) value: f64,
    /// Of what.
    pub(crate) unit: &'static str,
}

struct Bench {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result<Figures>,
}

const BENCHES: [Bench; 1] = [Bench {
    name: "ring",
    what: "from the press of \"Talk to us now\" to the frame on an agent's socket",
    run: ring::run,
}];

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
            println!("{name:<12}{what}");
        }
        return Ok(ExitCode::from(if options.name.is_some() { 2 } else { 0 }));
    };
    let figures = (bench.run)()?;
    for Figure { what, value, unit } in &figures {
        println!("{what:<40}{value:>10.1} {unit}");
    }
    if let Some(file) = &options.json {
        stamp::write(file, serde_json::to_vec_pretty(&figures)?)?;
    }
    Ok(ExitCode::SUCCESS)
}
