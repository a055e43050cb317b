//! What the widget costs a page: the example checkout with the snippet beside the same page with five buttons in its
//! own HTML, which post on a tap. That page is the limit: no widget can cost less.
//!
//! A real Chromium visits them in turns, each visit in a browser context of its own, once as fast as the machine is
//! and once over slow 4G with a processor four times slower. All ratios are of visits of the same turn.

mod noise;
mod own;
mod table;
mod visits;

use std::{
    io::Read as _,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use self::visits::Visits;
use super::{scratch::Scratch, site::site};
use crate::{
    build::{self, Profile},
    child::Child,
    paths,
    runtime::{Config, Edge},
    setup::{self, chromium},
};

/// How many pairs of the host page's own figures there are for each turn of the others: they differ by less.
const PAIRS: u32 = 3;

/// Measures it over so many turns.
pub(super) fn run(runs: u32) -> Result<Value> {
    let (build, _) = build::make(&setup::for_build()?, Profile::Release)?;
    let chromium = chromium::program()?;
    let scratch = Scratch::new("page")?;
    let edge = Edge::start(Config::new(build, scratch.path().into(), site("demo")?))?;

    let mut node = Command::new("node");
    node.arg(paths::root().join("xtask/src/bench/page/measure.mjs"))
        .arg(edge.url())
        .arg(chromium)
        .args([runs, runs * PAIRS].map(|count| count.to_string()))
        .current_dir(paths::root())
        .stdout(Stdio::piped());
    let mut node = Child::spawn(&mut node)?;
    let mut lines = String::new();
    if let (Some(mut stdout), _) = node.take_output() {
        stdout.read_to_string(&mut lines).context("reading what was measured")?;
    }
    let status = node.wait()?;
    if !status.success() {
        bail!("visiting the pages failed ({status})");
    }
    let visits = Visits::parse(&lines)?;
    let compared = table::compare(&visits);
    table::print(&compared, &visits);
    let own = own::own(&visits);
    own::print(&own);
    let felt = noise::felt(&visits);
    noise::print(&felt);
    Ok(json!({ "runs": runs, "compared": compared, "own": own, "host page": felt }))
}
