//! A thousand conversations at once, with a message a second in each.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use anyhow::Result;
use serde_json::Value;
use shared::{desk::Verb, ids::ClientId, talk::FromVisitor, text::Text};

use super::{
    Times,
    desk::{Agent, Desk, json, ms, pause},
    line::Line,
};
use crate::build::Build;

const TALKS: usize = 1_000;
const AGENTS: usize = 20;
const SECONDS: u32 = 10;
/// What has not come by then is lost; on a busy machine much is late.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came of them.
#[derive(Debug, serde::Serialize)]
pub(super) struct Talks {
    /// From the visitor's frame to the agent's.
    #[serde(flatten)]
    pub(super) times: Times,
    /// How many messages were sent.
    pub(super) sent: usize,
    /// How many of them never came.
    pub(super) lost: usize,
    /// How many came more than once.
    pub(super) twice: usize,
}

/// Measures them.
pub(super) async fn measure(build: &Build) -> Result<Talks> {
    let desk = Desk::start(build, "talks", AGENTS)?;
    let mut agents = Vec::new();
    for number in 0..AGENTS {
        agents.push(desk.agent(number).await?);
    }
    let mut visitors: Vec<Line> = Vec::new();
    for (number, agent) in (0..TALKS).zip((0..AGENTS).cycle()) {
        let handoff = desk.press()?;
        let Some(agent) = agents.get_mut(agent) else { continue };
        agent.does(Verb::Claim { case: handoff.case }).await?;
        visitors.push(desk.visitor(&handoff.key).await?);
        if number % 50 == 0 {
            agents.iter_mut().for_each(|agent| drop(agent.line.rest()));
        }
    }
    agents.iter_mut().for_each(|agent| drop(agent.line.rest()));

    let mut sent: BTreeMap<String, Instant> = BTreeMap::new();
    let gap = Duration::from_secs(1) / u32::try_from(TALKS)?;
    let words = Text::new("How long will it take?").map_err(|error| anyhow::anyhow!("{error}"))?;
    let begin = Instant::now();
    for round in 0..SECONDS {
        for (number, visitor) in visitors.iter().enumerate() {
            let due = begin + Duration::from_secs(round.into()) + gap * u32::try_from(number)?;
            pause(due.saturating_duration_since(Instant::now())).await;
            let id = format!("message-{round}-{number}");
            let say = FromVisitor::Say { id: client_id(&id)?, text: words.clone() };
            sent.insert(id, visitor.send(&say)?);
        }
    }
    let mut came = Came::default();
    let late = Instant::now() + PATIENCE;
    while came.of.len() < sent.len() && Instant::now() < late {
        pause(Duration::from_millis(500)).await;
        came.note(&sent, &mut agents);
    }
    Ok(Talks {
        times: Times::of(&came.times),
        sent: sent.len(),
        lost: sent.len().saturating_sub(came.of.len()),
        twice: came.of.values().filter(|count| **count > 1).count(),
    })
}

fn client_id(id: &str) -> Result<ClientId> {
    id.parse().map_err(|error| anyhow::anyhow!("{id}: {error}"))
}

/// What of the messages has come so far.
#[derive(Default)]
struct Came {
    /// How often each did.
    of: BTreeMap<String, u32>,
    times: Vec<f64>,
}

impl Came {
    fn note(&mut self, sent: &BTreeMap<String, Instant>, agents: &mut [Agent]) {
        for (when, text) in agents.iter_mut().flat_map(|agent| agent.line.rest()) {
            // Rows have no message in them, only the frame of one has.
            let frame = json(&text).unwrap_or_default();
            let id = frame.pointer("/message/id").and_then(Value::as_str);
            if let Some((id, start)) = id.and_then(|id| sent.get_key_value(id)) {
                self.times.push(ms(*start, when));
                *self.of.entry(id.clone()).or_default() += 1;
            }
        }
    }
}
