//! What the Worker asks of the objects, and they of each other: typed calls over `fetch`, because the platform's own
//! calls are refused to a class that is written in Rust (see ARCHITECTURE.md).
//!
//! A call is `POST https://object/NAME/SITE` with its JSON; the answer is the JSON of `Reply`.

mod error;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use shared::{
    callback::CallId,
    desk::Session,
    ids::{ClientId, SiteId, TalkKey},
    intake::Shard,
    language::Language,
    mail::EmailAddress,
    page_errors::PageErrors,
    phone::PhoneNumber,
    problem::Refusal,
    response::Response,
    settings::Settings,
    talk::{Message, Prospect, TalkState},
    text::MessageText,
    time::Span,
};

use crate::domain::{
    callback::News,
    delivery::Handover,
    embed::Variant,
    intake::{Taken, Tap},
    session::SignInError,
    tally::Counted,
};
pub use error::CallError;

/// One question to an object, and the type of its answer.
pub trait Call: Serialize + DeserializeOwned {
    /// The answer.
    type Reply: Serialize + DeserializeOwned;
    /// The word in the address.
    const NAME: &'static str;

    /// Takes `next` along in this call, where that is possible; else gives it back.
    fn join(&mut self, next: Self) -> Option<Self> {
        Some(next)
    }
}

/// To an Intake: store these responses.
#[derive(Debug, Serialize, Deserialize)]
pub struct Submit {
    /// The site that they belong to.
    pub site: SiteId,
    /// The responses, in the order of their arrival.
    pub taps: Vec<Tap>,
}

impl Call for Submit {
    /// How each of them was taken.
    type Reply = Vec<Taken>;
    const NAME: &'static str = "submit";
}

/// How many responses there were in the hours from `from` up to, not including, `to` (whole hours since the Unix
/// epoch): an Intake tells of its own, a Desk of all shards'.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct ReadCounters {
    /// The first hour.
    pub from: u32,
    /// The hour behind the last one.
    pub to: u32,
}

impl Call for ReadCounters {
    type Reply = Vec<Counted>;
    const NAME: &'static str = "read-counters";
}

/// To a Desk: these responses concern you; each may be new, changed or known.
#[derive(Debug, Serialize, Deserialize)]
pub struct Respond {
    /// The responses.
    pub responses: Vec<Response>,
}

impl Call for Respond {
    type Reply = ();
    const NAME: &'static str = "respond";

    fn join(&mut self, next: Self) -> Option<Self> {
        self.responses.extend(next.responses);
        None
    }
}

/// To a Desk: "Talk to us now" was pressed.
#[derive(Debug, Serialize, Deserialize)]
pub struct PressCall {
    /// The response that the press belongs to.
    pub response: Response,
    /// Digest of the visitor's key.
    pub key_digest: String,
    /// What went wrong in the page before.
    pub page_errors: PageErrors,
}

/// How a Desk took a press.
#[derive(Debug, Serialize, Deserialize)]
pub struct PressTaken {
    /// Whether it was the first.
    pub first: bool,
    /// The conversation as it stands.
    pub state: TalkState,
}

impl Call for PressCall {
    type Reply = Result<PressTaken, Refusal>;
    const NAME: &'static str = "press";
}

/// To a Desk: the conversation of the visitor with this key.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadTalk {
    /// Digest of the visitor's key.
    pub key_digest: String,
    /// Whether the visitor is shown what was said.
    pub shown: bool,
}

/// A conversation, whole.
#[derive(Debug, Serialize, Deserialize)]
pub struct Talk {
    /// How it stands.
    pub state: TalkState,
    /// Its messages, in order.
    pub messages: Vec<Message>,
    /// Where answers go when the visitor leaves.
    pub answers_to: Option<EmailAddress>,
}

impl Call for ReadTalk {
    type Reply = Result<Talk, Refusal>;
    const NAME: &'static str = "read-talk";
}

/// To a Desk: the visitor with this key writes.
#[derive(Debug, Serialize, Deserialize)]
pub struct SayCall {
    /// Digest of the visitor's key.
    pub key_digest: String,
    /// The page's id of the message.
    pub id: ClientId,
    /// What was typed.
    pub text: MessageText,
}

impl Call for SayCall {
    type Reply = Result<(), Refusal>;
    const NAME: &'static str = "say";
}

/// To a Desk: the visitor with this key says where answers go.
#[derive(Debug, Serialize, Deserialize)]
pub struct AnswersCall {
    /// The key.
    pub key: TalkKey,
    /// There; none is nowhere.
    pub address: Option<EmailAddress>,
}

impl Call for AnswersCall {
    type Reply = Result<(), Refusal>;
    const NAME: &'static str = "answers";
}

/// To a Desk: the visitor with this key would like to be called, or would rather write after all.
#[derive(Debug, Serialize, Deserialize)]
pub struct CallbackCall {
    /// Digest of the visitor's key.
    pub key_digest: String,
    /// Where; none is nowhere.
    pub number: Option<PhoneNumber>,
    /// When, as the site's hours allow it.
    pub window: Option<Span>,
}

impl Call for CallbackCall {
    type Reply = Result<TalkState, Refusal>;
    const NAME: &'static str = "callback";
}

/// To a Desk: something is heard of a call.
#[derive(Debug, Serialize, Deserialize)]
pub struct CallNews {
    /// Of which one.
    pub call: CallId,
    /// What.
    pub news: News,
}

impl Call for CallNews {
    type Reply = ();
    const NAME: &'static str = "call-news";
}

/// To a Desk: what a visitor can count on who has not pressed yet. Where a language is named, a visitor may soon wish to talk
/// in it, and an agent may hear that.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadProspect(pub Option<Language>);

impl Call for ReadProspect {
    type Reply = Prospect;
    const NAME: &'static str = "read-prospect";
}

/// To a Desk: the settings in force, unless they are of the version that is known already.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadSite {
    /// That version.
    pub known: Option<u32>,
}

impl Call for ReadSite {
    type Reply = Option<(u32, Settings)>;
    const NAME: &'static str = "read-site";
}

/// To a Desk: one of the site's embeds, made from the settings in force.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadEmbed {
    /// Which one.
    pub variant: Variant,
}

/// An embed as it travels.
#[derive(Debug, Serialize, Deserialize)]
pub struct EmbedFacts {
    /// Digest of what it is before it is compressed.
    pub hash: String,
    /// Brotli-compressed, in base64.
    pub body: String,
}

impl Call for ReadEmbed {
    type Reply = EmbedFacts;
    const NAME: &'static str = "read-embed";
}

/// To a Desk: somebody opened a sign-in link.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignInCall {
    /// Digest of the link's token.
    pub link_digest: String,
    /// Digest of the token that the new session shall have.
    pub session_digest: String,
}

impl Call for SignInCall {
    type Reply = Result<(), SignInError>;
    const NAME: &'static str = "sign-in";
}

/// To a Desk: whose session is this?
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadSession {
    /// Digest of the session's token.
    pub session_digest: String,
}

impl Call for ReadSession {
    type Reply = Option<Session>;
    const NAME: &'static str = "read-session";
}

/// To a Desk: end this session, and close its sockets.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignOut {
    /// Digest of the session's token.
    pub session_digest: String,
}

impl Call for SignOut {
    type Reply = ();
    const NAME: &'static str = "sign-out";
}

/// To a Courier: deliver this.
impl Call for Handover {
    type Reply = ();
    const NAME: &'static str = "deliver";
}

/// The name of the Intake that is a shard of a site.
#[must_use]
pub fn intake_name(site: &SiteId, shard: Shard) -> String {
    format!("{site}/e{}/{}", shard.epoch, shard.number)
}
