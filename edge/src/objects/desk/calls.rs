//! The calls that a Desk answers.

use shared::ids::SiteId;
use worker::{Request, Response, Url};

use super::{
    super::call::{read, reply},
    CallError, Desk,
};
use crate::{
    domain::versioned::Versioned,
    hop::{
        AnswersCall, Call, CallNews, CallbackCall, PressCall, ReadCounters, ReadEmbed, ReadProspect,
        ReadSession, ReadSite, ReadTalk, Respond, SayCall, SignInCall, SignOut,
    },
    query::parameter,
};

/// The path of a visitor's socket, behind it `/SITE`; query `key` (digest) and `after`.
pub(crate) const VISITOR_SOCKET: &str = "visitor-socket";
/// The path of an agent's socket, behind it `/SITE`; query `session` (digest).
pub(crate) const AGENT_SOCKET: &str = "agent-socket";
/// The path of a visitor's new file, behind it `/SITE`; query `by` (digest of the key) and `kind`, then what the visitor says: `id`
/// of the message, and `name`. The body is the file in base64.
pub(crate) const VISITOR_FILE: &str = "visitor-file";
/// The path of an agent's; query `by` (digest of the session) and `case` before the same.
pub(crate) const AGENT_FILE: &str = "agent-file";
/// What a file's sender is told of an address that does not say all of it.
pub(crate) const LACKS: &str = "the address lacks response, id or name, or says one wrong";
/// The path of a stored file, behind it `/SITE`; query `digest` (of its secret).
pub(crate) const FILE: &str = "file";
/// The header of the answer to it that says the file's name, in the way of addresses.
pub(crate) const FILE_NAME: &str = "file-name";

impl Desk {
    /// Answers a call or accepts a socket.
    pub(super) async fn answer(&self, request: &mut Request) -> Result<Response, CallError> {
        let url = request.url()?;
        let unknown = || CallError::Failed(format!("the desk has no call {}", url.path()));
        let (name, site) = url.path().trim_start_matches('/').split_once('/').ok_or_else(unknown)?;
        let site: SiteId = site.parse().map_err(|_| unknown())?;
        let newest = self.settings_of(&site)?;
        if let Some(opened) = self.open_socket(name, &url)? {
            return Ok(opened);
        }
        let asked = request.text().await?;
        let answer = match name {
            ReadCounters::NAME => reply::<ReadCounters>(&self.counters(&newest, read(&asked)?).await?)?,
            ReadEmbed::NAME => {
                let ReadEmbed { variant } = read(&asked)?;
                reply::<ReadEmbed>(&self.read_embed(&newest, &variant).await?)?
            }
            VISITOR_FILE | AGENT_FILE => {
                serde_json::to_string(&self.store_file(name == AGENT_FILE, &url, &asked)?)?
            }
            _ => self.answer_at_once(name, &newest, &asked)?.ok_or_else(unknown)?,
        };
        Ok(Response::ok(answer)?)
    }

    /// Accepts a socket or hands out a file, where it is one that is asked for.
    fn open_socket(&self, name: &str, url: &Url) -> Result<Option<Response>, CallError> {
        let opened = match name {
            VISITOR_SOCKET => {
                let key_digest = parameter::<String>(url, "key").unwrap_or_default();
                self.visitor_socket(&key_digest, parameter(url, "after").unwrap_or(0))?
            }
            AGENT_SOCKET => self.agent_socket(&parameter::<String>(url, "session").unwrap_or_default())?,
            FILE => self.file(&parameter::<String>(url, "digest").unwrap_or_default())?,
            _ => return Ok(None),
        };
        Ok(Some(opened.map_or_else(no_entry, Ok)?))
    }

    /// Answers what needs nobody else. Nothing here awaits: the code of a function that does is several times as large.
    fn answer_at_once(
        &self,
        name: &str,
        newest: &Versioned,
        asked: &str,
    ) -> Result<Option<String>, CallError> {
        let answer = match name {
            Respond::NAME => reply::<Respond>(&self.respond(read(asked)?)?),
            PressCall::NAME => reply::<PressCall>(&self.press(read(asked)?)?),
            ReadTalk::NAME => reply::<ReadTalk>(&self.read_talk(&read(asked)?)?),
            SayCall::NAME => reply::<SayCall>(&self.say(read(asked)?)?),
            CallbackCall::NAME => reply::<CallbackCall>(&self.call_asked(read(asked)?)?),
            AnswersCall::NAME => reply::<AnswersCall>(&self.answers(read(asked)?)?),
            CallNews::NAME => reply::<CallNews>(&self.call_told(read(asked)?)?),
            ReadProspect::NAME => reply::<ReadProspect>(&self.prospect(read(asked)?)?),
            ReadSite::NAME => {
                let ReadSite { known } = read(asked)?;
                reply::<ReadSite>(
                    &(known != Some(newest.version)).then(|| (newest.version, newest.settings.clone())),
                )
            }
            SignInCall::NAME => reply::<SignInCall>(&self.sign_in(&newest.settings.site, &read(asked)?)?),
            ReadSession::NAME => {
                let ReadSession { session_digest } = read(asked)?;
                reply::<ReadSession>(&self.session(&session_digest)?)
            }
            SignOut::NAME => {
                let SignOut { session_digest } = read(asked)?;
                reply::<SignOut>(&self.sign_out(&session_digest)?)
            }
            _ => return Ok(None),
        };
        answer.map(Some)
    }
}

/// The Worker turns this into its own answer.
fn no_entry() -> worker::Result<Response> {
    Response::error("no such key or session", 401)
}
