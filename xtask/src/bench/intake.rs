//! The intake: what a tap costs, and what is left of that under load.
//!
//! - [`cells`]: our release build beside Workers written by hand, over 1 to 256 connections.
//! - [`flood`]: whether a site notices that another one in the same process is flooded.
//! - [`burst`]: how soon an agent sees an unhappy visitor while many happy ones tap.
//!
//! Load and edge share one machine, so that all figures are lower than an edge on its own would have them. That
//! hits all variants alike; compare rows of one run.

mod burst;
mod cells;
mod contender;
mod flood;
mod pace;
mod syncs;

use anyhow::Result;
use serde_json::Value;

use super::wrk::Wrk;
use crate::{
    build::{self, Profile},
    setup::{self, measure},
};

/// Measures it.
pub(super) fn run() -> Result<Value> {
    let wrk = Wrk::new(measure::wrk()?);
    let (build, _) = build::make(&setup::for_build()?, Profile::Release)?;
    let rows = cells::measure(&wrk, &build)?;
    println!("{rows}");
    let flood = flood::measure(&build)?;
    println!("{flood}");
    let burst = burst::measure(&wrk, &build)?;
    print!("{burst}");

    let mut figures = serde_json::to_value(rows.figures())?;
    if let Some(figures) = figures.as_object_mut() {
        figures.insert("ratios".to_owned(), serde_json::to_value(rows.ratios())?);
        figures.insert("flood".to_owned(), serde_json::to_value(flood)?);
        figures.insert("burst".to_owned(), serde_json::to_value(burst)?);
    }
    Ok(figures)
}
