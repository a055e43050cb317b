//! An agent at the desk, as far as a bench needs one: signed in, with an open socket.

use std::{
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use shared::{
    case::{CaseRow, Role},
    desk::{SignIn, ToAgent},
    ids::SiteId,
};
use tokio_tungstenite::tungstenite::{self, Message, client::IntoClientRequest};

use crate::{
    runtime::Edge,
    sign_in::{self, Token},
};

/// How long a frame is waited for; none takes as long unless it was lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody who may sign in.
pub(super) struct Invited {
    site: SiteId,
    token: Token,
}

/// The socket of somebody who has.
pub(super) struct Agent {
    cases: mpsc::Receiver<(CaseRow, Instant)>,
}

impl Invited {
    /// An invitation, and what the edge is told of it.
    pub(super) fn to(site: &SiteId) -> Result<(Self, SignIn)> {
        let (sign_in, token) = sign_in::invite(site, "agent1", "Ana", Role::Agent)?;
        Ok((Self { site: site.clone(), token }, sign_in))
    }

    /// Signs in and opens the socket.
    pub(super) fn connect(&self, edge: &Edge) -> Result<Agent> {
        let cookie = signed_in(&self.token.link(&edge.url(), &self.site))?;
        let mut request = format!("ws://localhost:{}/v1/desk/socket", edge.port()).into_client_request()?;
        request.headers_mut().insert("Cookie", cookie.parse()?);
        request.headers_mut().insert("Origin", edge.url().parse()?);
        let (mut socket, _) = tungstenite::connect(request).context("opening the desk's socket")?;
        let (heard, cases) = mpsc::channel();
        thread::spawn(move || {
            // Ends with the socket, or when nobody listens any more.
            while let Ok(message) = socket.read() {
                let when = Instant::now();
                if let Message::Text(text) = message
                    && let Ok(ToAgent::Case { row, .. }) = serde_json::from_str(&text)
                    && heard.send((row, when)).is_err()
                {
                    return;
                }
            }
        });
        Ok(Agent { cases })
    }
}

impl Agent {
    /// The next case that `wanted` is true of, and when its frame came, which may be before this was asked.
    pub(super) fn next_case(&self, wanted: impl Fn(&CaseRow) -> bool) -> Result<(CaseRow, Instant)> {
        loop {
            let (row, when) = self.cases.recv_timeout(PATIENCE).context("no frame on the desk's socket")?;
            if wanted(&row) {
                return Ok((row, when));
            }
        }
    }
}

/// Uses a sign-in link; gives the cookie.
fn signed_in(link: &str) -> Result<String> {
    let agent: ureq::Agent = ureq::Agent::config_builder().max_redirects(0).build().into();
    let answer = agent.get(link).call().context("signing in")?;
    let cookie = answer.headers().get("Set-Cookie").context("signing in sets no cookie")?.to_str()?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}
