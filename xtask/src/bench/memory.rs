//! A shard that holds a million responses, beside an empty one.
//!
//! As many of them as fit into three minutes go through the edge, over 64 connections, in four parts of the same length:
//! memory that grew with the rows would be more after each. The rest is written by a small Worker that opens the same
//! object while the edge is down: copies of a stored row under ids of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use shared::ids::SiteId;

use super::{
    percentile::percentile,
    process,
    scratch::Scratch,
    site::site,
    tap::{HAPPY, Sender, tap},
    workerd::{Workerd, write_config},
    wrk::{Load, Mood, Wrk},
};
use crate::{
    build::{self, Build, Profile},
    runtime::{Config, Edge},
    say,
    setup::{self, measure},
};

const RESPONSES: f64 = 1e6;
const CONNECTIONS: u32 = 64;
/// What the pace is foretold from.
const PROBE: Duration = Duration::from_secs(4);
/// How long taps go through the edge at most.
const THROUGH_THE_EDGE: f64 = 180.0;
/// In how many parts.
const PARTS: u32 = 4;
/// How many rows the filler writes for one request.
const CHUNK: f64 = 10_000.0;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(3);
const RESTARTS: usize = 5;
const FILL: &str = include_str!("memory/fill.js");

/// An edge with one site, the same in all but what it holds.
struct Shard {
    edge: Edge,
    site: SiteId,
    _scratch: Scratch,
}

/// What came of sending taps.
struct Loaded {
    /// How many were accepted.
    through: f64,
    /// Resident memory after each part, in MiB.
    resident: Vec<f64>,
}

/// Measures it.
pub(super) fn run() -> Result<Value> {
    let wrk = Wrk::new(measure::wrk()?);
    let (build, _) = build::make(&setup::for_build()?, Profile::Release)?;
    let (mut empty, mut full) = (Shard::new("empty", &build)?, Shard::new("full", &build)?);
    for shard in [&empty, &full] {
        shard.tap_once()?;
    }
    let (empty_before, before) = (empty.resident_mib()?, full.resident_mib()?);

    let Loaded { through, resident } = full.load(&wrk)?;
    let missing = RESPONSES - through;
    if missing > 0.0 {
        say(format_args!("writing the other {missing:.0} responses into the file"));
        full.edge.stop();
        fill(&full.data().join("objects"), missing)?;
        full.edge.resume()?;
        full.tap_once()?;
    }

    say("single taps into the empty and the full shard, in turns");
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (shard, times) in [&empty, &full].into_iter().zip(&mut times) {
            times.push(wrk.run(&shard.url(), Load::Taps(Mood::Happy), 1, ROUND)?.p50_ms);
        }
    }
    let [empty_p50, full_p50] = times.map(|times| percentile(&times, 0.5));
    let after = full.resident_mib()?;
    let empty_after = empty.resident_mib()?;

    say("killing and starting both");
    let (empty_restart, full_restart) = (empty.restart_ms()?, full.restart_ms()?);

    println!("{:<48}{through:>12.0}", "responses through the edge");
    println!("{:<48}{:>12.0}", "responses written into the file", missing.max(0.0));
    for (part, mib) in (1..).zip(&resident) {
        println!("{:<48}{mib:>12.2}", format!("resident memory after {part} of {PARTS} parts of them, MiB"));
    }
    println!("{:<48}{:>12}{:>12}", "", "empty", "full");
    for (what, empty, full) in [
        ("a tap over one connection, p50 ms", empty_p50, full_p50),
        ("resident memory at first, MiB", empty_before, before),
        ("after all, MiB", empty_after, after),
        ("kill to first ack, ms", empty_restart, full_restart),
    ] {
        println!("{what:<48}{empty:>12.2}{full:>12.2}");
    }
    Ok(json!({
        "responses_through_the_edge": through,
        "responses_written": missing.max(0.0),
        "p50_ms": { "empty": empty_p50, "full": full_p50 },
        "resident_mib": {
            "before": before, "after_parts": resident, "after": after,
            "empty_before": empty_before, "empty_after": empty_after,
        },
        "restart_ms": { "empty": empty_restart, "full": full_restart },
    }))
}

impl Shard {
    fn new(name: &str, build: &Build) -> Result<Self> {
        let scratch = Scratch::new(name)?;
        let settings = site("demo")?;
        let site = settings.site.clone();
        let edge = Edge::start(Config::new(build.clone(), scratch.path().into(), settings))?;
        Ok(Self { edge, site, _scratch: scratch })
    }

    fn data(&self) -> &Path {
        &self.edge.config().data
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/v1/sites/{}/responses", self.edge.port(), self.site)
    }

    fn resident_mib(&self) -> Result<f64> {
        process::resident_mib(self.edge.pid().context("the edge has ended")?)
    }

    fn tap_once(&self) -> Result<()> {
        let sender = Sender::to(&format!("http://127.0.0.1:{}", self.edge.port()), &self.site);
        let status = sender.send(&tap(HAPPY, "https://shop.example/checkout/thank-you")?)?;
        if status != 201 {
            bail!("a tap was answered by {status}");
        }
        Ok(())
    }

    /// Sends taps until there are enough or the time is over.
    fn load(&self, wrk: &Wrk) -> Result<Loaded> {
        let load = Load::Taps(Mood::Happy);
        let probe = wrk.run(&self.url(), load, CONNECTIONS, PROBE)?;
        let seconds = ((RESPONSES - probe.accepted()) / probe.rps()).clamp(1.0, THROUGH_THE_EDGE);
        say(format_args!("sending taps for {seconds:.0} s, {:.0} a second", probe.rps()));
        let mut loaded = Loaded { through: probe.accepted(), resident: Vec::new() };
        for _ in 0..PARTS {
            let time = Duration::from_secs_f64((seconds / f64::from(PARTS)).ceil());
            loaded.through += wrk.run(&self.url(), load, CONNECTIONS, time)?.accepted();
            loaded.resident.push(self.resident_mib()?);
        }
        Ok(loaded)
    }

    /// From the start, right after a crash, to the first tap that is acknowledged; the middle of some.
    fn restart_ms(&mut self) -> Result<f64> {
        let mut times = Vec::new();
        for _ in 0..RESTARTS {
            self.edge.kill();
            let start = Instant::now();
            self.edge.resume()?;
            self.tap_once()?;
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        Ok(percentile(&times, 0.5))
    }
}

/// Writes `count` responses into the one object of Intake under `objects`.
fn fill(objects: &Path, count: f64) -> Result<()> {
    let object = only_object(&objects.join("warmline-intake"))?;
    let scratch = Scratch::new("fill")?;
    let (config, port) = write_config(scratch.path(), objects, FILL)?;
    let workerd = Workerd::start(&config, port, None)?;
    let (mut left, mut stored) = (count, 0.0);
    while left > 0.0 {
        let chunk = left.min(CHUNK).ceil();
        let mut answer = ureq::post(format!("{}/{object}/{chunk:.0}", workerd.url()))
            .send_empty()
            .context("filling a shard")?;
        stored = answer.body_mut().read_to_string()?.parse().context("reading how many there are")?;
        left -= chunk;
    }
    if stored < RESPONSES {
        bail!("the full shard holds only {stored} responses");
    }
    Ok(())
}

/// The id of the object whose file lies in `folder`.
fn only_object(folder: &Path) -> Result<String> {
    let mut ids = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let file: PathBuf = entry?.path();
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        if file.extension().is_some_and(|extension| extension == "sqlite") && stem != "metadata" {
            ids.push(stem);
        }
    }
    match ids.as_slice() {
        [id] => Ok(id.clone()),
        others => bail!("{} holds {} objects instead of one", folder.display(), others.len()),
    }
}
