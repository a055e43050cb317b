//! The ring: how long after a press of "Talk to us now" an agent's socket hears of it.
//!
//! Everything real but the browsers: a release build under workerd, presses over HTTP, a signed-in agent's
//! WebSocket. The presses come one after another, as fast as each is heard.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use shared::{
    case::Handoff,
    ids::CaseId,
    talk::{Press, Pressed},
};

use super::{
    Figure,
    agent::Invited,
    list,
    scratch::Scratch,
    tap::{UNHAPPY, tap},
};
use crate::{
    build::{self, Profile},
    paths,
    runtime::{Config, Edge},
    setup,
    sign_in::Token,
    sites,
};

const PRESSES: usize = 50;

/// Measures it.
pub(super) fn run() -> Result<Value> {
    let (build, _) = build::make(&setup::for_build()?, Profile::Release)?;
    let scratch = Scratch::new("ring")?;
    let site = sites::read(&paths::root().join("examples/demo.json"))?;
    let id = site.site.clone();
    let (invited, sign_in) = Invited::to(&id)?;
    let edge =
        Edge::start(Config { sign_ins: vec![sign_in], ..Config::new(build, scratch.path().into(), site) })?;
    let agent = invited.connect(&edge)?;

    let url = format!("{}/v1/sites/{id}/handoffs", edge.url());
    let mut times = Vec::new();
    for _ in 0..PRESSES {
        let press =
            Press { key: Token::fresh()?.talk_key()?, response: tap(UNHAPPY, "https://shop.example/")? };
        let start = Instant::now();
        let pressed = send(&url, &press)?;
        let (ringing, heard) = agent.next_case(|row| row.handoff == Handoff::Ringing)?;
        if pressed != ringing.id {
            bail!("another case rang than was pressed");
        }
        times.push(heard.saturating_duration_since(start));
    }
    list(&figures(times))
}

/// The figures in milliseconds.
fn figures(mut times: Vec<Duration>) -> Vec<Figure> {
    times.sort();
    let at = |index: usize| times.get(index).map_or(f64::NAN, |time| time.as_secs_f64() * 1e3);
    [("median", at(times.len() / 2)), ("maximum", at(times.len().saturating_sub(1)))]
        .map(|(what, value)| Figure {
            what: format!("press to ring, {what} of {}", times.len()),
            value,
            unit: "ms",
        })
        .into()
}

fn send(url: &str, press: &Press) -> Result<CaseId> {
    let mut answer = ureq::post(url)
        .header("Content-Type", "application/json")
        .send(serde_json::to_string(press)?)
        .context("sending a press")?;
    let pressed: Pressed = serde_json::from_str(&answer.body_mut().read_to_string()?)?;
    Ok(pressed.state.case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_worst_are_shown() {
        let figures = figures([30, 10, 20].map(Duration::from_millis).into());
        let shown: Vec<_> = figures.iter().map(|figure| (figure.what.as_str(), figure.value)).collect();
        assert_eq!(shown, [("press to ring, median of 3", 20.0), ("press to ring, maximum of 3", 30.0)]);
    }
}
