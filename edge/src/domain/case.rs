//! The life of a case: from the tap or the press that opens it to its resolution.
//!
//! [`open`] and [`step`] decide; the Desk stores the case and carries the effects out, in their order.

use core::time::Duration;

use serde::{Deserialize, Serialize};
use shared::{
    case::{Agent, CaseRow, CaseState, Handoff, Resolution},
    ids::{AgentId, CaseId, ClientId},
    problem::Refusal,
    response::Response,
    talk::{Author, Message, TalkState},
    text::MessageText,
    time::UnixMillis,
};

use super::delivery::Topic;

/// Everything the Desk knows of a case but its messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The newest revision of the visitor's response.
    pub response: Response,
    /// How far the work is.
    pub state: CaseState,
    /// How far the wish to talk is.
    pub handoff: Handoff,
    /// Whose it is.
    pub owner: Option<Agent>,
    /// When it was opened.
    pub opened_at: UnixMillis,
    /// When "Talk to us now" was pressed.
    pub pressed_at: Option<UnixMillis>,
    /// Digest of the visitor's key to the conversation; set by the press.
    pub key_digest: Option<String>,
    /// How it was closed.
    pub resolution: Option<Resolution>,
    /// The sequence number of the last message.
    pub last_seq: u32,
    /// When the next rung of the ladder is due.
    pub rung_due: Option<UnixMillis>,
}

/// What happens to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The visitor's response came (again), perhaps changed.
    Responded(Response),
    /// "Talk to us now" was pressed by whoever holds the key with this digest.
    Pressed {
        /// Digest of the visitor's key.
        key_digest: String,
    },
    /// An agent takes the case.
    Claimed {
        /// Who.
        by: Agent,
    },
    /// Somebody writes.
    Said {
        /// Who.
        from: Author,
        /// The sender's id of the message.
        id: ClientId,
        /// What.
        text: MessageText,
        /// The message that is stored under this id already.
        earlier: Option<Message>,
    },
    /// The owner closes the case.
    Resolved {
        /// Who.
        by: AgentId,
        /// How and why.
        resolution: Resolution,
    },
    /// The moment of [`Case::rung_due`] has come.
    RungDue,
}

/// What a case's history says of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happening {
    /// The case was opened.
    Opened,
    /// The visitor changed the response or added to it.
    Revised,
    /// "Talk to us now" was pressed.
    Pressed,
    /// An agent took the case.
    Claimed,
    /// Somebody wrote.
    Said,
    /// Nobody claimed in time.
    Unclaimed,
    /// The case was closed.
    Resolved,
}

/// What the Desk must do about a step, besides storing the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Writes a row of the case's history: what, and which agent did it.
    Record(Happening, Option<AgentId>),
    /// Stores a message.
    Append(Message),
    /// Shows a message, which is stored already, to its sender: it is the acknowledgement that got lost.
    Acknowledge(Message),
    /// Shows the case to every agent.
    ShowAgents,
    /// Shows the state of the conversation to its visitor.
    ShowVisitor,
    /// Tells the site's own systems.
    Deliver(Topic),
}

/// A case after a step, and what to do about it.
pub type Step = (Case, Vec<Effect>);

/// Opens the case of `response`.
#[must_use]
pub fn open(id: CaseId, response: Response, now: UnixMillis) -> Step {
    let case = Case {
        id,
        response,
        state: CaseState::Open,
        handoff: Handoff::Offered,
        owner: None,
        opened_at: now,
        pressed_at: None,
        key_digest: None,
        resolution: None,
        last_seq: 0,
        rung_due: None,
    };
    let effects =
        vec![Effect::Record(Happening::Opened, None), Effect::ShowAgents, Effect::Deliver(Topic::CaseOpened)];
    (case, effects)
}

/// What happens to `case` by `event`; a press may stay unclaimed for `unclaimed_after`.
///
/// # Errors
/// The [`Refusal`] that the sender is told; nothing changes then.
pub fn step(case: Case, event: Event, now: UnixMillis, unclaimed_after: Duration) -> Result<Step, Refusal> {
    match event {
        Event::Responded(response) => Ok(respond(case, response)),
        Event::Pressed { key_digest } => press(case, key_digest, now, unclaimed_after),
        Event::Claimed { by } => claim(case, by),
        Event::Said { from, id, text, earlier } => say(case, from, id, text, earlier, now),
        Event::Resolved { by, resolution } => resolve(case, &by, resolution),
        Event::RungDue => Ok(climb(case, now)),
    }
}

fn respond(mut case: Case, response: Response) -> Step {
    if response.rev <= case.response.rev {
        return (case, vec![]);
    }
    case.response = response;
    (case, vec![Effect::Record(Happening::Revised, None), Effect::ShowAgents])
}

fn press(
    mut case: Case,
    key_digest: String,
    now: UnixMillis,
    unclaimed_after: Duration,
) -> Result<Step, Refusal> {
    match &case.key_digest {
        Some(known) if *known == key_digest => return Ok((case, vec![])),
        Some(_) => return Err(Refusal::OtherKey),
        None => {}
    }
    if case.state == CaseState::Resolved {
        // Closed before its visitor ever asked to talk: whoever asks now must be heard, so it starts anew.
        case.state = CaseState::Open;
        case.owner = None;
        case.resolution = None;
    }
    case.key_digest = Some(key_digest);
    case.pressed_at = Some(now);
    if case.owner.is_some() {
        case.handoff = Handoff::Connected;
    } else {
        case.handoff = Handoff::Ringing;
        case.rung_due = Some(now.after(unclaimed_after));
    }
    let effects = vec![
        Effect::Record(Happening::Pressed, None),
        Effect::ShowAgents,
        Effect::Deliver(Topic::HandoffRequested),
    ];
    Ok((case, effects))
}

fn claim(mut case: Case, by: Agent) -> Result<Step, Refusal> {
    match (&case.owner, case.state) {
        (_, CaseState::Resolved) => return Err(Refusal::AlreadyResolved),
        (Some(owner), _) if owner.id == by.id => return Ok((case, vec![])),
        (Some(owner), _) => return Err(Refusal::ClaimedBy { agent: owner.clone() }),
        (None, CaseState::Open | CaseState::Claimed) => {}
    }
    let record = Effect::Record(Happening::Claimed, Some(by.id.clone()));
    case.state = CaseState::Claimed;
    case.owner = Some(by);
    case.rung_due = None;
    if case.handoff == Handoff::Ringing {
        case.handoff = Handoff::Connected;
    }
    Ok((case, vec![record, Effect::ShowAgents, Effect::ShowVisitor]))
}

fn say(
    mut case: Case,
    from: Author,
    id: ClientId,
    text: MessageText,
    earlier: Option<Message>,
    now: UnixMillis,
) -> Result<Step, Refusal> {
    let speaker = match &from {
        Author::Visitor => None,
        Author::Agent(agent) if case.owner.as_ref().is_some_and(|owner| owner.id == agent.id) => {
            Some(agent.id.clone())
        }
        Author::Agent(_) => return Err(Refusal::NotYours),
    };
    if let Some(earlier) = earlier {
        let same = earlier.from == from && earlier.text == text;
        return if same {
            Ok((case, vec![Effect::Acknowledge(earlier)]))
        } else {
            Err(Refusal::MessageIdReused)
        };
    }
    if case.state == CaseState::Resolved {
        return Err(Refusal::AlreadyResolved);
    }
    case.last_seq = case.last_seq.saturating_add(1);
    let message = Message { seq: case.last_seq, id, from, text, at: now };
    let effects = vec![Effect::Record(Happening::Said, speaker), Effect::Append(message), Effect::ShowAgents];
    Ok((case, effects))
}

fn resolve(mut case: Case, by: &AgentId, resolution: Resolution) -> Result<Step, Refusal> {
    if case.owner.as_ref().is_none_or(|owner| owner.id != *by) {
        return Err(Refusal::NotYours);
    }
    if case.state == CaseState::Resolved {
        return Err(Refusal::AlreadyResolved);
    }
    case.state = CaseState::Resolved;
    case.handoff = Handoff::Ended;
    case.resolution = Some(resolution);
    let record = Effect::Record(Happening::Resolved, Some(by.clone()));
    Ok((case, vec![record, Effect::ShowAgents, Effect::ShowVisitor]))
}

/// The alarm fires at least once, so a rung that is not due, or whose case was claimed meanwhile, is no error.
fn climb(mut case: Case, now: UnixMillis) -> Step {
    if case.rung_due.is_none_or(|due| due > now) {
        return (case, vec![]);
    }
    case.rung_due = None;
    let effects = vec![Effect::Record(Happening::Unclaimed, None), Effect::Deliver(Topic::HandoffUnclaimed)];
    (case, effects)
}

impl Case {
    /// The case as a row of the desk's queue.
    #[must_use]
    pub fn row(&self) -> CaseRow {
        CaseRow {
            id: self.id,
            state: self.state,
            handoff: self.handoff,
            score: self.response.score,
            steps: self.response.steps(),
            reason: self.response.reason.clone(),
            comment: self.response.comment.clone(),
            page: self.response.page.clone(),
            locale: self.response.locale.clone(),
            facts: self.response.facts.clone(),
            opened_at: self.opened_at,
            pressed_at: self.pressed_at,
            owner: self.owner.clone(),
            last_seq: self.last_seq,
        }
    }

    /// The conversation as its visitor may see it, with `present` agents at the desk.
    #[must_use]
    pub fn talk(&self, present: u32) -> TalkState {
        TalkState {
            case: self.id,
            handoff: self.handoff,
            agent: self.owner.clone(),
            present,
            last_seq: self.last_seq,
        }
    }
}

#[cfg(test)]
mod tests;
