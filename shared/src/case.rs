//! The case: the work of winning one visitor back, as the desk and the visitor see it.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{AgentId, CaseId, Choice, Locale},
    response::{Facts, Page},
    score::{Score, Steps},
    text::{Comment, Label},
    time::UnixMillis,
};

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseState {
    /// Nobody's yet.
    Open,
    /// An agent's.
    Claimed,
    /// Closed with an outcome and a root cause.
    Resolved,
}

/// How far the visitor's wish to talk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Handoff {
    /// "Talk to us now" is there; nobody pressed it.
    Offered,
    /// Pressed: every available agent is rung.
    Ringing,
    /// An agent is there.
    Connected,
    /// The talk is over.
    Ended,
}

/// A member of the team, as others may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// Their id.
    pub id: AgentId,
    /// Their name, shown to visitors.
    pub name: Label,
}

/// What a member of the team may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Leads the team.
    Lead,
    /// Works cases.
    Agent,
}

/// A case as a row of the desk's queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// The case.
    pub id: CaseId,
    /// How far the work is.
    pub state: CaseState,
    /// How far the wish to talk is.
    pub handoff: Handoff,
    /// The score as it stands.
    pub score: Score,
    /// Its scale.
    pub steps: Steps,
    /// The reason chip.
    pub reason: Option<Choice>,
    /// The visitor's words.
    pub comment: Option<Comment>,
    /// Where it was asked.
    pub page: Option<Page>,
    /// The visitor's language.
    pub locale: Option<Locale>,
    /// What the page said of the occasion.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
    /// When the case opened.
    pub opened_at: UnixMillis,
    /// When "Talk to us now" was pressed.
    pub pressed_at: Option<UnixMillis>,
    /// Whose it is.
    pub owner: Option<Agent>,
    /// The sequence number of the last message; 0 when there is none.
    pub last_seq: u32,
}

/// How a case was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// How the talk ended, one of the site's outcomes.
    pub outcome: Choice,
    /// Why it went wrong, one of the site's root causes.
    pub root_cause: Choice,
    /// What else should be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Comment>,
}
