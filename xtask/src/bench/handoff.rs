//! From the press to the agent, and what a desk carries: beside a bare echo through an object's socket.
//!
//! Everything real but the browsers: a release build under workerd with its files on disk, presses over HTTP, signed-in
//! agents' WebSockets that ping as consoles do.

mod by_hand;
mod desk;
mod line;
mod talks;

use std::{collections::BTreeMap, time::Duration};

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::{Value, json};
use shared::{desk::Verb, settings::Settings};

use self::{
    desk::{Agent, Desk, ms, pause},
    line::Line,
    talks::Talks,
};
use super::{
    percentile::percentile,
    process::resident_mib,
    scratch::Scratch,
    workerd::{Workerd, write_config},
};
use crate::{
    build::{self, Build, Profile},
    setup,
};

const ECHO: &str = include_str!("handoff/echo.js");
const ECHOES: usize = 2_000;
/// How many agents have the desk open.
const AGENTS: [usize; 3] = [1, 20, 200];
const ROUNDS: usize = 500;
/// The runtime compiles what it runs more often better.
const WARM_UP: usize = 100;
/// The runtime lets an object sleep that heard nothing for ten seconds.
const ASLEEP: Duration = Duration::from_secs(12);
const SLEEPS: usize = 8;
const IDLE: usize = 5_000;

/// The middle and the slow end of many times, in milliseconds.
#[derive(Debug, Clone, Copy, Serialize)]
struct Times {
    p50_ms: f64,
    p99_ms: f64,
}

impl Times {
    fn of(times: &[f64]) -> Self {
        Self { p50_ms: percentile(times, 0.5), p99_ms: percentile(times, 0.99) }
    }
}

/// One time of what is measured many times.
#[derive(Debug, Clone, Copy)]
struct Round {
    number: usize,
    /// Whether it is measured.
    counts: bool,
}

/// The rounds of what takes turns: some to warm up, then those that count.
fn rounds() -> impl Iterator<Item = Round> {
    (0..WARM_UP + ROUNDS).map(|number| Round { number, counts: number >= WARM_UP })
}

/// What a number of agents comes to.
#[derive(Debug, Clone, Copy, Serialize)]
struct Ring {
    /// From the press to the frame on the socket of one of them.
    #[serde(flatten)]
    ring: Times,
    /// The same of an object by hand, which stores and shows and does nothing else.
    by_hand: Times,
    /// From the press to the frame on the last of their sockets.
    last: Times,
    /// From the claim to the name on the visitor's socket.
    claim: Times,
}

/// Measures it.
pub(super) fn run() -> Result<Value> {
    let (build, _) = build::make(&setup::for_build()?, Profile::Release)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(measure(&build))
}

async fn measure(build: &Build) -> Result<Value> {
    println!("{:<44}{:>10}{:>10}", "ms", "p50", "p99");
    let echo = echo().await?;
    row("echo through an object's socket", echo);
    let mut rings = BTreeMap::new();
    for agents in AGENTS {
        let ring = ring(build, agents).await?;
        row(&format!("press -> an agent's socket, {agents} agents"), ring.ring);
        row("the same by hand: one INSERT, then the sockets", ring.by_hand);
        row(&format!("press -> the last agent's socket, {agents} agents"), ring.last);
        row(&format!("claim -> name at the visitor's, {agents} agents"), ring.claim);
        rings.insert(agents.to_string(), ring);
    }
    let hibernated = hibernated(build).await?;
    row("press -> an agent's socket, after hibernation", hibernated);
    let talks = talks::measure(build).await?;
    row("message -> agent, 1,000 talks, one a second each", talks.times);
    let Talks { sent, lost, twice, .. } = &talks;
    println!("of {sent} messages lost {lost}, twice {twice}");
    let kib = idle(build).await?;
    println!("memory for each of {IDLE} idle sockets {kib:.1} KiB");
    if let Some(awake) = rings.get("1") {
        println!("p50 after hibernation / p50 awake {:.2}", hibernated.p50_ms / awake.ring.p50_ms);
    }
    if let Some(ring) = rings.get("200") {
        println!("p99 of a ring with 200 agents / p99 of the echo {:.2}", ring.ring.p99_ms / echo.p99_ms);
        println!("p99 of the same by hand / p99 of the echo {:.2}", ring.by_hand.p99_ms / echo.p99_ms);
    }
    Ok(json!({
        "echo": echo, "ring": rings, "hibernated": hibernated, "talks": talks, "idle_socket_kib": kib,
    }))
}

fn row(what: &str, times: Times) {
    println!("{what:<44}{:>10.2}{:>10.2}", times.p50_ms, times.p99_ms);
}

async fn echo() -> Result<Times> {
    let scratch = Scratch::new("echo")?;
    let (config, port) = write_config(scratch.path(), &scratch.path().join("objects"), ECHO)?;
    let _workerd = Workerd::start(&config, port, None)?;
    let mut line = Line::open(&format!("http://127.0.0.1:{port}/"), &[], false).await?;
    let mut times = Vec::new();
    for number in 0..WARM_UP + ECHOES {
        let sent = line.send(&json!({ "t": "say", "number": number, "text": "How long will it take?" }))?;
        let (came, ()) = line.until(|_| Some(())).await?;
        if number >= WARM_UP {
            times.push(ms(sent, came));
        }
    }
    Ok(Times::of(&times))
}

/// Presses one after another, each claimed and closed before the next.
async fn ring(build: &Build, count: usize) -> Result<Ring> {
    let desk = Desk::start(build, "ring", count)?;
    let mut agents: Vec<Agent> = Vec::new();
    for number in 0..count {
        agents.push(desk.agent(number).await?);
    }
    let settings = desk.settings()?;
    let (mut rings, mut lasts, mut claims) = (Vec::new(), Vec::new(), Vec::new());
    for Round { number: round, counts } in rounds() {
        let handoff = desk.press()?;
        let mut heard = Vec::new();
        for agent in &mut agents {
            heard.push(ms(handoff.pressed, agent.rung(handoff.case).await?));
        }
        // Who is looked at takes turns: the first to open a socket is the first to be told.
        if counts {
            rings.extend(heard.get(round % count));
            lasts.push(heard.iter().copied().fold(0.0, f64::max));
        }
        let mut visitor = desk.visitor(&handoff.key).await?;
        let owner = agents.get_mut(round % count).context("nobody is there")?;
        let asked = owner.ask(Verb::Claim { case: handoff.case })?;
        let named = |text: &str| text.contains(r#""agent":{"#).then_some(());
        let came = visitor.until(named).await?.0;
        if counts {
            claims.push(ms(asked, came));
        }
        owner.resolves(handoff.case, &settings).await?;
    }
    drop((agents, desk));
    let by_hand = by_hand::measure(count).await?;
    Ok(Ring { ring: Times::of(&rings), by_hand, last: Times::of(&lasts), claim: Times::of(&claims) })
}

/// The first press after a long silence, in which the agent's console only pings. The desk is one that was awake before, and
/// the silence is all that there is between it and [`ring`].
async fn hibernated(build: &Build) -> Result<Times> {
    let desk = Desk::start(build, "hibernated", 1)?;
    let mut agent = desk.agent(0).await?;
    let settings = desk.settings()?;
    for _ in 0..WARM_UP {
        story(&desk, &mut agent, &settings).await?;
    }
    let mut times = Vec::new();
    for _ in 0..SLEEPS {
        pause(ASLEEP + shared::presence::GONE_AFTER).await;
        times.push(story(&desk, &mut agent, &settings).await?);
    }
    Ok(Times::of(&times))
}

/// A press that is claimed and closed; gives how long it took to the agent.
async fn story(desk: &Desk, agent: &mut Agent, settings: &Settings) -> Result<f64> {
    let handoff = desk.press()?;
    let took = ms(handoff.pressed, agent.rung(handoff.case).await?);
    agent.does(Verb::Claim { case: handoff.case }).await?;
    agent.resolves(handoff.case, settings).await?;
    Ok(took)
}

/// Memory in KiB for each of many sockets on which nothing happens.
async fn idle(build: &Build) -> Result<f64> {
    let desk = Desk::start(build, "idle", 1)?;
    let handoff = desk.press()?;
    let mut lines = vec![desk.visitor(&handoff.key).await?];
    let before = resident_mib(desk.pid()?)?;
    for _ in 0..IDLE {
        lines.push(desk.visitor(&handoff.key).await?);
    }
    let after = resident_mib(desk.pid()?)?;
    drop(lines);
    // As many as there are is exact.
    Ok((after - before) * 1024.0 / IDLE as f64)
}
