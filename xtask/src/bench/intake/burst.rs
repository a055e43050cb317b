//! An unhappy visitor among many happy ones: how soon an agent's socket hears of them.

use std::{
    fmt, thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use serde::Serialize;
use shared::response::Response;

use crate::{
    bench::{
        agent::{Agent, Invited},
        percentile::percentile,
        scratch::Scratch,
        site::site,
        tap::{Sender, UNHAPPY, tap},
        wrk::{Load, Mood, Wrk},
    },
    build::Build,
    runtime::{Config, Edge},
    say,
};

/// How long each half is measured.
const TIME: Duration = Duration::from_secs(8);
/// The load is under way before it counts.
const LEAD: Duration = Duration::from_secs(1);
/// Between one unhappy tap and the next.
const PAUSE: Duration = Duration::from_millis(20);
/// After so many, the edge is taken to be down.
const ATTEMPTS: u32 = 100;
const CONNECTIONS: u32 = 64;

/// Both halves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Burst {
    alone: Heard,
    in_burst: Heard,
    /// Happy taps that were accepted meanwhile, a second.
    happy_rps: f64,
}

/// How long it took from the unhappy tap to the frame.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Heard {
    taps: usize,
    /// Attempts beyond the first: a connection broke off, or the edge had too much to do.
    repeats: u32,
    p50_ms: f64,
    p99_ms: f64,
}

/// Measures it.
pub(super) fn measure(wrk: &Wrk, build: &Build) -> Result<Burst> {
    let scratch = Scratch::new("burst")?;
    let site = site("demo")?;
    let id = site.site.clone();
    let (invited, sign_in) = Invited::to(&id)?;
    let config = Config::new(build.clone(), scratch.path().into(), site);
    let edge = Edge::start(Config { sign_ins: vec![sign_in], ..config })?;
    let agent = invited.connect(&edge)?;
    let url = format!("http://127.0.0.1:{}", edge.port());
    let sender = Sender::to(&url, &id);

    say("unhappy taps alone, then among happy ones");
    let alone = listen(&agent, &sender, "alone")?;
    let happy = {
        let (wrk, url) = (wrk.clone(), format!("{url}/v1/sites/{id}/responses"));
        thread::spawn(move || wrk.run(&url, Load::Taps(Mood::Happy), CONNECTIONS, LEAD + TIME + LEAD))
    };
    thread::sleep(LEAD);
    let in_burst = listen(&agent, &sender, "burst")?;
    let Ok(happy) = happy.join() else { bail!("the burst broke off") };
    Ok(Burst { alone, in_burst, happy_rps: happy?.rps() })
}

/// Sends unhappy taps one after another, each when the last is heard; their pages, under `name`, tell them apart.
fn listen(agent: &Agent, sender: &Sender, name: &str) -> Result<Heard> {
    let (mut times, mut repeats) = (Vec::new(), 0);
    let start = Instant::now();
    while start.elapsed() < TIME {
        let page = format!("/{name}/{}", times.len());
        let tap = tap(UNHAPPY, &format!("https://shop.example{page}"))?;
        let sent = Instant::now();
        repeats += deliver(sender, &tap)?;
        let (_, heard) = agent.next_case(|row| row.page.as_ref().is_some_and(|at| at.path() == page))?;
        times.push(heard.saturating_duration_since(sent).as_secs_f64() * 1e3);
        thread::sleep(PAUSE);
    }
    Ok(Heard {
        taps: times.len(),
        repeats,
        p50_ms: percentile(&times, 0.5),
        p99_ms: percentile(&times, 0.99),
    })
}

/// Sends a tap as a page does: again under the same id until it is acknowledged. Gives how often it was repeated.
fn deliver(sender: &Sender, tap: &Response) -> Result<u32> {
    for repeats in 0..ATTEMPTS {
        match sender.send(tap) {
            Ok(200 | 201) => return Ok(repeats),
            Ok(429 | 503) | Err(_) => thread::sleep(PAUSE),
            Ok(status) => bail!("an unhappy tap was answered by {status}"),
        }
    }
    bail!("an unhappy tap was not acknowledged in {ATTEMPTS} attempts");
}

impl fmt::Display for Burst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ("unhappy tap to agent", "taps", "p50 ms", "p99 ms", "repeats");
        writeln!(f, "{:<28}{:>8}{:>10}{:>10}{:>9}", head.0, head.1, head.2, head.3, head.4)?;
        for (name, heard) in [("alone", self.alone), ("in a burst", self.in_burst)] {
            let Heard { taps, repeats, p50_ms, p99_ms } = heard;
            writeln!(f, "{name:<28}{taps:>8}{p50_ms:>10.2}{p99_ms:>10.2}{repeats:>9}")?;
        }
        writeln!(f, "{:<28}{:>8.0}", "happy taps a second", self.happy_rps)
    }
}
