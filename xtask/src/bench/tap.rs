//! Taps that the benches send themselves, one by one.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow};
use shared::{
    ids::{CaseId, SiteId},
    response::Response,
    score::Steps,
    time::UnixMillis,
};

/// Far more than any answer takes that is still of use to a page.
const PATIENCE: Duration = Duration::from_secs(30);

/// The score of a happy visitor.
pub(super) const HAPPY: u8 = 4;
/// The score of an unhappy one.
pub(super) const UNHAPPY: u8 = 2;

/// A new response, as a page makes it.
pub(super) fn tap(score: u8, page: &str) -> Result<Response> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970")?;
    let mut random = [0; 10];
    getrandom::fill(&mut random).context("reading randomness")?;
    // A case's id and a response's have the same shape: a UUIDv7.
    let id = CaseId::new(UnixMillis(u64::try_from(now.as_millis())?), &random).to_string();
    Ok(Response {
        id: id.parse().map_err(|error| anyhow!("{id}: {error}"))?,
        rev: 0,
        score: score.try_into().map_err(|error| anyhow!("score {score}: {error}"))?,
        steps: Some(Steps::FIVE),
        survey: None,
        page: Some(page.to_owned().try_into().map_err(|error| anyhow!("{page}: {error}"))?),
        locale: Some("en".parse().map_err(|error| anyhow!("{error}"))?),
        reason: None,
        comment: None,
        facts: Default::default(),
        answered: None,
    })
}

/// What sends taps over connections that it keeps.
#[derive(Debug, Clone)]
pub(super) struct Sender {
    agent: ureq::Agent,
    url: String,
}

impl Sender {
    /// A sender to a site of the edge at `edge`, an address without a path.
    pub(super) fn to(edge: &str, site: &SiteId) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE));
        Self { agent: config.build().into(), url: format!("{edge}/v1/sites/{site}/responses") }
    }

    /// Sends one; gives the status.
    pub(super) fn send(&self, tap: &Response) -> Result<u16> {
        let mut answer = self
            .agent
            .post(&self.url)
            .header("Content-Type", "text/plain;charset=UTF-8")
            .send(serde_json::to_string(tap)?)
            .context("sending a tap")?;
        // Read to its end, so that the connection can be used again.
        answer.body_mut().read_to_vec().context("reading a receipt")?;
        Ok(answer.status().as_u16())
    }
}
