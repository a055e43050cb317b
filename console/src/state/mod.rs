//! The desk as the console knows it: a plain value that frames, the agent and time change, and nothing else.
//!
//! [`Desk::apply`] takes what the Desk says, [`Desk::act`] what the agent wants, and the functions of
//! [`connection`] what happens to the socket; each answers with what has to be done outside.
//!
//! *Invariants:* no clock, no randomness and no browser in here. A case that somebody else owns is in no list
//! of this agent. Only conversations of own cases are kept. A verb is sent only while the link is up, so
//! nothing waits for an answer that cannot come.

use std::collections::BTreeMap;

use shared::{
    case::{CaseRow, Channel},
    desk::{FromAgent, Session, Verb},
    files::{FileName, Files},
    ids::{AgentId, CaseId, ClientId},
    presence::Member,
    route::IceServer,
    settings::Entry,
    text::Label,
};

mod answers;
pub mod callback;
pub mod clock;
mod colleagues;
mod connection;
mod copy;
pub mod cue;
pub mod files;
mod frames;
mod intents;
pub mod link;
pub mod look;
pub mod notice;
pub mod talk;
#[cfg(test)]
pub(crate) mod tests;
pub mod voice;
pub mod wrap_up;

pub use intents::{Intent, Toward};

use clock::Clock;
use cue::Cue;
use link::Link;
use notice::Notice;
use talk::Talk;
use voice::OnCall;

/// Everything that the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desk {
    /// Whether somebody is signed in.
    pub access: Access,
    /// The connection.
    pub link: Link,
    /// The site and its lists; `None` until the first snapshot.
    pub house: Option<House>,
    /// The case whose conversation is on the screen.
    pub open: Option<CaseId>,
    /// The row of the queue that the keyboard is on.
    pub chosen: Option<CaseId>,
    /// What the agent should be told.
    pub notice: Option<Notice>,
    /// That a visitor may soon wish to talk.
    pub cue: Option<Cue>,
    cases: BTreeMap<CaseId, CaseRow>,
    talks: BTreeMap<CaseId, Talk>,
    /// The number of the last change.
    seq: u32,
    resyncing: bool,
    /// Whether the page is hidden behind another tab or window.
    hidden: bool,
    last_reference: u32,
    waiting: BTreeMap<u32, Verb>,
    /// The case whose claim the agent waits for, also across a lost connection.
    claiming: Option<CaseId>,
    call: Option<OnCall>,
}

/// Whether the edge knows who sits here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// Not known yet.
    #[default]
    Asking,
    /// Signed in.
    In,
    /// Not signed in.
    Out,
}

/// What stays the same while the desk is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    /// Who is signed in.
    pub me: Session,
    /// The site's name.
    pub site_name: Label,
    /// The site's reasons.
    pub reasons: Vec<Entry>,
    /// What a wrap-up may choose as outcome.
    pub outcomes: Vec<Entry>,
    /// What a wrap-up may choose as root cause.
    pub root_causes: Vec<Entry>,
    /// Who of the team is at the desk, the agent included.
    pub team: BTreeMap<AgentId, Member>,
    /// The Desk's clock.
    pub clock: Clock,
    /// How the site talks.
    pub channels: Vec<Channel>,
    /// Whether a telephone provider connects the agent with visitors who are called; else the agent dials.
    pub bridged: bool,
    /// Which files agents and visitors may send each other.
    pub files: Option<Files>,
}

/// What has to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followup {
    /// Say this to the Desk.
    Send(FromAgent),
    /// A visitor wrote where the agent does not look: make a small sound.
    Nudge,
    /// Tell the phone in this case what happened.
    Phone(CaseId, ::voice::call::Event),
    /// Tell the phone the servers that it asked for.
    Servers(CaseId, Vec<IceServer>),
    /// Put this where the agent can paste it from.
    Copy(String),
    /// Send the file that is known by this id.
    Upload {
        /// For the visitor of this case.
        case: CaseId,
        /// The id of the message that will tell of it.
        id: ClientId,
        /// Under this name.
        name: FileName,
    },
    /// The file that is known by this id is needed no more.
    LetGo(ClientId),
}

impl Desk {
    /// Puts a verb on its way.
    fn say(&mut self, verb: Verb) -> Followup {
        self.last_reference = self.last_reference.checked_add(1).unwrap_or(1);
        self.waiting.insert(self.last_reference, verb.clone());
        Followup::Send(FromAgent { reference: self.last_reference, verb })
    }

    fn me(&self) -> Option<&AgentId> {
        self.house.as_ref().map(|house| &house.me.agent.id)
    }

    /// Brings a conversation on the screen, or none.
    fn show(&mut self, case: Option<CaseId>) {
        self.open = case;
        self.see();
    }

    /// What is on the screen counts as read while somebody can look at it.
    fn see(&mut self) {
        if let Some(talk) = self.open.filter(|_| !self.hidden).and_then(|case| self.talks.get_mut(&case)) {
            talk.see();
        }
    }

    /// Tells how far the agent has come with the messages of own cases, where that has changed.
    fn report(&mut self) -> Vec<Followup> {
        if !self.link.is_up() {
            return Vec::new();
        }
        let news: Vec<_> =
            self.talks.iter_mut().filter_map(|(case, talk)| Some((*case, talk.report()?))).collect();
        news.into_iter().map(|(case, marks)| self.say(Verb::Seen { case, marks })).collect()
    }
}
