//! The case: the work of winning one visitor back, as the desk and the visitor see it.

use serde::{Deserialize, Serialize};

use crate::{
    callback::CallPromise,
    ids::{AgentId, CaseId, Choice, Locale},
    mail::EmailAddress,
    page_errors::PageErrors,
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
    /// A call was asked for whose time has not come: nobody is rung before.
    Requested,
    /// Pressed: every available agent is rung.
    Ringing,
    /// An agent is there.
    Connected,
    /// The talk is over.
    Ended,
    /// Nobody came in time, and the visitor knows it. Whoever claims the case connects it still.
    Missed,
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
    /// What went wrong in the page before the press.
    #[serde(default, skip_serializing_if = "PageErrors::is_empty")]
    pub page_errors: PageErrors,
    /// When the case opened.
    pub opened_at: UnixMillis,
    /// When "Talk to us now" was pressed.
    pub pressed_at: Option<UnixMillis>,
    /// Whose it is.
    pub owner: Option<Agent>,
    /// The sequence number of the last message; 0 when there is none.
    pub last_seq: u32,
    /// When its agent was lost in the middle of the talk: it rings again then, before all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_at: Option<UnixMillis>,
    /// Whom it rings for, where that is not everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rings: Option<Vec<AgentId>>,
    /// Who would rather not take it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declined: Vec<AgentId>,
    /// Who is asked to join the talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited: Option<Invitation>,
    /// Who has joined the talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<Agent>,
    /// How often it was handed over.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub hops: u32,
    /// How far the visitor has come with the messages.
    #[serde(default, skip_serializing_if = "Marks::is_none")]
    pub marks: Marks,
    /// How its visitor would like to talk.
    #[serde(default)]
    pub channel: Channel,
    /// The call that its visitor was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<CallPromise>,
    /// Where answers go when its visitor has left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers_to: Option<EmailAddress>,
    /// Earlier cases of the same order, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Before>,
}

impl CaseRow {
    /// Whether it rings: its visitor pressed, and nobody is there yet.
    #[must_use]
    pub fn is_ringing(&self) -> bool {
        self.state == CaseState::Open && self.handoff == Handoff::Ringing
    }

    /// Whether it rings for `agent`, who is available.
    #[must_use]
    pub fn rings_for(&self, agent: &AgentId) -> bool {
        self.is_ringing()
            && !self.declined.contains(agent)
            && self.rings.as_ref().is_none_or(|rings| rings.contains(agent))
    }

    /// What stands before what in the queue: smaller is sooner. A visitor who had an agent already and lost them comes
    /// first, then whoever pressed earliest.
    #[must_use]
    pub fn turn(&self) -> (bool, UnixMillis, CaseId) {
        (self.lost_at.is_none(), self.pressed_at.unwrap_or(self.opened_at), self.id)
    }
}

/// An earlier case, as far as it says something of the one at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// When it opened.
    pub opened_at: UnixMillis,
    /// Its score.
    pub score: Score,
    /// The scale of that.
    pub steps: Steps,
    /// How it was closed; none is one that still is not.
    pub resolution: Option<Resolution>,
}

/// The owner of a case asks a colleague to join the talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The owner.
    pub by: Agent,
    /// The colleague.
    pub to: Agent,
    /// What the colleague should know before they join.
    pub note: Comment,
}

/// How far one side has come with the messages of a talk, by their sequence numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// The last one that arrived; those before it did too.
    pub got: u32,
    /// The last one that was before somebody's eyes.
    pub read: u32,
}

impl Marks {
    /// Whether nothing has arrived.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(count: &u32) -> bool {
    *count == 0
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

/// A way to talk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// In writing.
    #[default]
    Chat,
    /// By voice, in the page.
    Voice,
    /// By telephone.
    Callback,
}
