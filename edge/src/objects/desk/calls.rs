//! The calls that a Desk answers.

use shared::ids::SiteId;
use worker::{Request, Response};

use super::{
    super::call::{read, reply},
    CallError, Desk,
};
use crate::{
    hop::{
        AnswersCall, Call, PressCall, ReadCounters, ReadEmbed, ReadSession, ReadSite, ReadTalk, Respond,
        SayCall, SignInCall, SignOut,
    },
    query::parameter,
};

/// The path of a visitor's socket, behind it `/SITE`; query `key` (digest) and `after`.
pub(crate) const VISITOR_SOCKET: &str = "visitor-socket";
/// The path of an agent's socket, behind it `/SITE`; query `session` (digest).
pub(crate) const AGENT_SOCKET: &str = "agent-socket";

impl Desk {
    /// Answers a call or accepts a socket.
    pub(super) async fn answer(&self, request: &mut Request) -> Result<Response, CallError> {
        let url = request.url()?;
        let unknown = || CallError::Failed(format!("the desk has no call {}", url.path()));
        let (name, site) = url.path().trim_start_matches('/').split_once('/').ok_or_else(unknown)?;
        let site: SiteId = site.parse().map_err(|_| unknown())?;
        let newest = self.adopt_settings(&site)?;
        let answer = match name {
            Respond::NAME => reply::<Respond>(&self.respond(read(request).await?)?),
            PressCall::NAME => reply::<PressCall>(&self.press(read(request).await?)?),
            ReadTalk::NAME => reply::<ReadTalk>(&self.read_talk(&read(request).await?)?),
            SayCall::NAME => reply::<SayCall>(&self.say(read(request).await?)?),
            AnswersCall::NAME => reply::<AnswersCall>(&self.answers(read(request).await?)?),
            ReadCounters::NAME => reply::<ReadCounters>(&self.counters(&newest, read(request).await?).await?),
            ReadSite::NAME => reply::<ReadSite>(&newest.settings),
            ReadEmbed::NAME => {
                let call: ReadEmbed = read(request).await?;
                reply::<ReadEmbed>(&self.read_embed(&newest, &call.variant).await?)
            }
            SignInCall::NAME => reply::<SignInCall>(&self.sign_in(&site, &read(request).await?)?),
            ReadSession::NAME => {
                let call: ReadSession = read(request).await?;
                reply::<ReadSession>(&self.session(&call.session_digest)?)
            }
            SignOut::NAME => {
                let call: SignOut = read(request).await?;
                reply::<SignOut>(&self.sign_out(&call.session_digest)?)
            }
            VISITOR_SOCKET => {
                let after = parameter(&url, "after").unwrap_or(0);
                let key_digest = parameter::<String>(&url, "key").unwrap_or_default();
                self.visitor_socket(&key_digest, after)?.map_or_else(no_entry, Ok)
            }
            AGENT_SOCKET => {
                let session_digest = parameter::<String>(&url, "session").unwrap_or_default();
                self.agent_socket(&session_digest)?.map_or_else(no_entry, Ok)
            }
            _ => return Err(unknown()),
        };
        Ok(answer?)
    }
}

/// The Worker turns this into its own answer.
fn no_entry() -> worker::Result<Response> {
    Response::error("no such key or session", 401)
}
