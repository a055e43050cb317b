//! The people at a desk, as far as a bench needs them.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use shared::{
    case::Role,
    desk::{FromAgent, SignIn, Verb},
    ids::{CaseId, SiteId, TalkKey},
    page_errors::PageErrors,
    settings::Settings,
    talk::{Press, Pressed},
};

use super::line::Line;
use crate::{
    bench::{
        scratch::Scratch,
        site::site,
        tap::{UNHAPPY, tap},
    },
    build::Build,
    runtime::{Config, Edge},
    sign_in::{self, Token},
};

/// A running edge with people who may sign in.
pub(super) struct Desk {
    /// The edge.
    pub(super) edge: Edge,
    site: SiteId,
    tokens: Vec<Token>,
    http: ureq::Agent,
    _scratch: Scratch,
}

/// An agent with an open socket.
#[derive(Debug)]
pub(super) struct Agent {
    /// The socket.
    pub(super) line: Line,
    asked: u32,
}

/// A press that was answered.
pub(super) struct Handoff {
    /// The case.
    pub(super) case: CaseId,
    /// The visitor's key.
    pub(super) key: TalkKey,
    /// When the press was sent.
    pub(super) pressed: Instant,
}

impl Desk {
    /// Starts one that `agents` may sign in at, each of whom talks with any number of visitors at once.
    pub(super) fn start(build: &Build, name: &str, agents: usize) -> Result<Self> {
        let scratch = Scratch::new(name)?;
        let demo = Settings { talks_at_once: u8::MAX, webhooks: Vec::new(), ..site("demo")? };
        let site = demo.site.clone();
        let invited: Vec<(SignIn, Token)> = (0..agents)
            .map(|n| sign_in::invite(&site, &format!("agent{n}"), &format!("Agent {n}"), Role::Agent))
            .collect::<Result<_>>()?;
        let (sign_ins, tokens) = invited.into_iter().unzip();
        let config = Config { sign_ins, ..Config::new(build.clone(), scratch.path().into(), demo) };
        let edge = Edge::start(config)?;
        let http = ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build().into();
        Ok(Self { edge, site, tokens, http, _scratch: scratch })
    }

    /// Signs in the agent `number` and opens their socket.
    pub(super) async fn agent(&self, number: usize) -> Result<Agent> {
        let token = self.tokens.get(number).context("no such agent")?;
        let origin = self.edge.url();
        let answer = self.http.get(token.link(&origin, &self.site)).call().context("signing in")?;
        let cookie = answer.headers().get("Set-Cookie").context("signing in sets no cookie")?.to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default();
        let headers = [("cookie", cookie), ("origin", origin.as_str())];
        let mut line = Line::open(&format!("{origin}/v1/desk/socket"), &headers, true).await?;
        line.until(|text| text.starts_with(r#"{"t":"snapshot""#).then_some(())).await?;
        Ok(Agent { line, asked: 0 })
    }

    /// Presses "Talk to us now" over a connection that is kept.
    pub(super) fn press(&self) -> Result<Handoff> {
        let press = fresh_press()?;
        let body = serde_json::to_string(&press)?;
        let url = format!("{}/v1/sites/{}/handoffs", self.edge.url(), self.site);
        let pressed = Instant::now();
        let mut answer = self.http.post(&url).header("Content-Type", "application/json").send(body)?;
        let text = answer.body_mut().read_to_string()?;
        ensure!(answer.status() == 201, "a press was answered {}: {text}", answer.status());
        let answer: Pressed = serde_json::from_str(&text)?;
        Ok(Handoff { case: answer.state.case, key: press.key, pressed })
    }

    /// Opens the socket of a visitor.
    pub(super) async fn visitor(&self, key: &TalkKey) -> Result<Line> {
        let protocols = format!("warmline.talk.v1, key.{key}");
        let url = format!("{}/v1/sites/{}/talk?after=0", self.edge.url(), self.site);
        let mut line = Line::open(&url, &[("sec-websocket-protocol", &protocols)], false).await?;
        line.until(|text| text.starts_with(r#"{"t":"state""#).then_some(())).await?;
        Ok(line)
    }

    /// What its site's owner decides.
    pub(super) fn settings(&self) -> Result<Settings> {
        site("demo")
    }

    /// The process.
    pub(super) fn pid(&self) -> Result<u32> {
        self.edge.pid().context("the edge does not run")
    }
}

impl Agent {
    /// Asks for something; gives when.
    pub(super) fn ask(&mut self, verb: Verb) -> Result<Instant> {
        self.asked = self.asked.wrapping_add(1);
        self.line.send(&FromAgent { reference: self.asked, verb })
    }

    /// Has something done.
    pub(super) async fn does(&mut self, verb: Verb) -> Result<()> {
        self.ask(verb)?;
        let done = format!(r#"{{"t":"done","ref":{}}}"#, self.asked);
        let refused = format!(r#""ref":{},"#, self.asked);
        let is_answer = |text: &str| {
            let refused = text.starts_with(r#"{"t":"refused""#) && text.contains(&refused);
            (text == done).then_some(true).or(refused.then_some(false))
        };
        let (_, done) = self.line.until(is_answer).await?;
        ensure!(done, "the desk refused");
        Ok(())
    }

    /// When the ring of `case` came.
    pub(super) async fn rung(&mut self, case: CaseId) -> Result<Instant> {
        let (id, ringing) = (format!(r#""id":"{case}""#), r#""handoff":"ringing""#);
        Ok(self.line.until(|text| (text.contains(&id) && text.contains(ringing)).then_some(())).await?.0)
    }

    /// Closes a case.
    pub(super) async fn resolves(&mut self, case: CaseId, settings: &Settings) -> Result<()> {
        let first = |entries: &[shared::settings::Entry]| entries.first().map(|entry| entry.id.clone());
        let resolution = shared::case::Resolution {
            outcome: first(&settings.outcomes).context("the site has no outcome")?,
            root_cause: first(&settings.root_causes).context("the site has no root cause")?,
            note: None,
        };
        self.does(Verb::Resolve { case, resolution }).await
    }
}

/// A press of a visitor who was never there before.
pub(super) fn fresh_press() -> Result<Press> {
    Ok(Press {
        key: Token::fresh()?.talk_key()?,
        response: tap(UNHAPPY, "https://shop.example/")?,
        page_errors: PageErrors::default(),
    })
}

/// What a frame says, as JSON.
pub(super) fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// Milliseconds from `start` to `end`.
pub(super) fn ms(start: Instant, end: Instant) -> f64 {
    end.saturating_duration_since(start).as_secs_f64() * 1e3
}

/// A while.
pub(super) async fn pause(time: Duration) {
    tokio::time::sleep(time).await;
}
