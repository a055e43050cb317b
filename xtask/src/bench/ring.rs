//! The ring: how long after a press of "Talk to us now" an agent's socket hears of it.
//!
//! Everything real but the browsers: a release build under workerd, presses over HTTP, a signed-in agent's
//! WebSocket. The presses come one after another, as fast as each is heard.

use std::{
    fs, thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result, bail};
use shared::{
    case::{Handoff, Role},
    desk::ToAgent,
    ids::{CaseId, SiteId},
    response::Response,
    score::Score,
    talk::{Press, Pressed},
    time::UnixMillis,
};
use tungstenite::{Message, client::IntoClientRequest};

use super::{Figure, Figures};
use crate::{
    build::{self, Profile},
    paths,
    runtime::{Config, Edge},
    setup,
    sign_in::{self, Token},
    sites,
};

const PRESSES: usize = 50;

/// Measures it.
pub(super) fn run() -> Result<Figures> {
    let (build, _) = build::make(&setup::for_build()?, Profile::Release)?;
    let data = paths::target().join("warmline/ring");
    if data.exists() {
        fs::remove_dir_all(&data).context("removing what the last run stored")?;
    }
    let site = sites::read(&paths::root().join("examples/demo.json"))?;
    let id = site.site.clone();
    let (sign_in, token) = sign_in::invite(&id, "agent1", "Ana", Role::Agent)?;
    let edge = Edge::start(Config { sign_ins: vec![sign_in], ..Config::new(build, data, site) })?;

    let cookie = signed_in(&token.link(&edge.url(), &id))?;
    let mut request = format!("ws://localhost:{}/v1/desk/socket", edge.port()).into_client_request()?;
    request.headers_mut().insert("Cookie", cookie.parse()?);
    request.headers_mut().insert("Origin", edge.url().parse()?);
    let (mut socket, _) = tungstenite::connect(request).context("opening the desk's socket")?;

    let mut times = Vec::new();
    for _ in 0..PRESSES {
        let press = press()?;
        let start = Instant::now();
        let sent = send(&edge, &id, press);
        let (ringing, heard) = loop {
            if let Message::Text(text) = socket.read().context("reading from the desk's socket")?
                && let ToAgent::Case { row, .. } = serde_json::from_str(&text)?
                && row.handoff == Handoff::Ringing
            {
                break (row.id, start.elapsed());
            }
        };
        let Ok(pressed) = sent.join() else { bail!("a press broke off") };
        if pressed? != ringing {
            bail!("another case rang than was pressed");
        }
        times.push(heard);
    }
    Ok(figures(times))
}

/// The figures in milliseconds.
fn figures(mut times: Vec<Duration>) -> Figures {
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

/// Uses a sign-in link; gives the cookie.
fn signed_in(link: &str) -> Result<String> {
    let agent: ureq::Agent = ureq::Agent::config_builder().max_redirects(0).build().into();
    let answer = agent.get(link).call().context("signing in")?;
    let cookie = answer.headers().get("Set-Cookie").context("signing in sets no cookie")?.to_str()?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

fn press() -> Result<Press> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970")?;
    let mut random = [0; 10];
    getrandom::fill(&mut random).context("reading randomness")?;
    // A case's id and a response's have the same shape: a UUIDv7.
    let id = CaseId::new(UnixMillis(u64::try_from(now.as_millis())?), &random).to_string();
    Ok(Press {
        key: Token::fresh()?.talk_key()?,
        response: Response {
            id: id.parse().map_err(|error| anyhow::anyhow!("{id}: {error}"))?,
            rev: 0,
            score: Score::COOL,
            steps: None,
            survey: None,
            page: None,
            locale: None,
            reason: None,
            comment: None,
        },
    })
}

fn send(edge: &Edge, site: &SiteId, press: Press) -> thread::JoinHandle<Result<CaseId>> {
    let url = format!("{}/v1/sites/{site}/handoffs", edge.url());
    thread::spawn(move || {
        let body = serde_json::to_string(&press)?;
        let mut answer = ureq::post(&url)
            .header("Content-Type", "application/json")
            .send(body)
            .context("sending a press")?;
        let pressed: Pressed = serde_json::from_str(&answer.body_mut().read_to_string()?)?;
        Ok(pressed.state.case)
    })
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
