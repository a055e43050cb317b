//! The life of a case: from the tap or the press that opens it to its resolution.
//!
//! [`open`] and [`step`] decide; the Desk stores the case and carries the effects out, in their order. What belongs to
//! the wish to talk is in [`handoff`] and, by telephone, in [`callback`], what is said in [`talk`], and how a second agent
//! comes in in [`transfer`].

mod answers;
mod callback;
mod channel;
mod event;
mod handoff;
mod talk;
mod transfer;

use core::time::Duration;

use shared::{
    case::{Agent, Before, CaseRow, CaseState, Channel, Handoff, Invitation, Marks, Resolution},
    ids::{AgentId, CaseId},
    page_errors::PageErrors,
    problem::Refusal,
    response::Response,
    talk::TalkState,
    time::UnixMillis,
};

pub use self::{
    answers::{Answers, WayBack},
    event::{Effect, Event, Happening},
};
use super::{
    callback::Callback,
    delivery::Topic,
    queue::{Outlook, seconds},
};

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
    /// What went wrong in the page before the press.
    pub page_errors: PageErrors,
    /// How it was closed.
    pub resolution: Option<Resolution>,
    /// The sequence number of the last message.
    pub last_seq: u32,
    /// When the next rung of the ladder is due.
    pub rung_due: Option<UnixMillis>,
    /// When an agent first came after the press.
    pub connected_at: Option<UnixMillis>,
    /// When its agent was lost in the middle of the talk; none while somebody is there.
    pub lost_at: Option<UnixMillis>,
    /// Who would rather not take it.
    pub declined: Vec<AgentId>,
    /// Who is asked to join the talk.
    pub invited: Option<Invitation>,
    /// Who has joined the talk.
    pub second: Option<Agent>,
    /// How often it was handed over.
    pub hops: u32,
    /// How far the visitor has come with the messages.
    pub visitor_marks: Marks,
    /// How far the team has.
    pub team_marks: Marks,
    /// How its visitor would like to talk.
    pub channel: Channel,
    /// The visitor's wish to be called, and what became of it.
    pub callback: Option<Callback>,
    /// Where answers go when its visitor has left.
    pub answers: Answers,
}

/// How long a ring may go unanswered, and an answer undelivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until the site's own systems are told.
    pub unclaimed: Duration,
    /// Until the visitor is told that nobody came.
    pub missed: Duration,
    /// Until what the team wrote goes the way back that its visitor gave.
    pub unseen: Duration,
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
        page_errors: PageErrors::default(),
        resolution: None,
        last_seq: 0,
        rung_due: None,
        connected_at: None,
        lost_at: None,
        declined: Vec::new(),
        invited: None,
        second: None,
        hops: 0,
        visitor_marks: Marks::default(),
        team_marks: Marks::default(),
        channel: Channel::Chat,
        callback: None,
        answers: Answers::default(),
    };
    let effects =
        vec![Effect::Record(Happening::Opened, None), Effect::ShowAgents, Effect::Deliver(Topic::CaseOpened)];
    (case, effects)
}

/// What happens to `case` by `event`.
///
/// # Errors
/// The [`Refusal`] that the sender is told; nothing changes then.
pub fn step(case: Case, event: Event, now: UnixMillis, patience: Patience) -> Result<Step, Refusal> {
    match event {
        Event::Responded(response) => Ok(respond(case, response)),
        Event::Pressed { key_digest, page_errors, owner_there } => {
            handoff::press(case, key_digest, page_errors, owner_there, now, patience)
        }
        Event::Claimed { by } => handoff::claim(case, by, now),
        Event::Said { from, id, text, earlier } => talk::say(case, from, id, text, earlier, now, patience),
        Event::Resolved { by, resolution } => resolve(case, &by, resolution),
        Event::RungDue { rung } => Ok(handoff::climb(case, rung, now, patience)),
        Event::Declined { by } => handoff::decline(case, by),
        Event::OwnerLost { second_there } => Ok(handoff::lose(case, second_there, now, patience)),
        Event::Invited(invitation) => transfer::invite(case, invitation),
        Event::Joined { by } => transfer::join(case, by),
        Event::Left { by } => transfer::leave(case, &by),
        Event::HandedOver { by, role, reason, second_there } => {
            transfer::hand_over(case, &by, role, reason.as_ref(), second_there)
        }
        Event::Seen { by, marks } => talk::see(case, by.as_ref(), marks, now, patience),
        Event::Wanted(channel) => channel::want(case, channel, now, patience),
        Event::CallAsked { number, window } => callback::ask(case, number, window, now, patience),
        Event::Called { by, event, terms } => callback::go_on(case, by.as_ref(), event, terms, now, patience),
        Event::GaveWayBack { address, key } => answers::give(case, address, key),
        Event::AnswersDue => Ok(answers::send(case, now)),
    }
}

fn respond(mut case: Case, response: Response) -> Step {
    if response.rev <= case.response.rev {
        return (case, vec![]);
    }
    case.response = response;
    (case, vec![Effect::Record(Happening::Revised, None), Effect::ShowAgents])
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
    (case.invited, case.second) = (None, None);
    answers::ended(&mut case);
    let record = Effect::Record(Happening::Resolved, Some(by.clone()));
    Ok((case, vec![record, Effect::ShowAgents, Effect::ShowVisitor, Effect::Deliver(Topic::CaseResolved)]))
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
            page_errors: self.page_errors.clone(),
            opened_at: self.opened_at,
            pressed_at: self.pressed_at,
            owner: self.owner.clone(),
            last_seq: self.last_seq,
            lost_at: self.lost_at,
            rings: None,
            declined: self.declined.clone(),
            invited: self.invited.clone(),
            second: self.second.clone(),
            hops: self.hops,
            marks: self.visitor_marks,
            channel: self.channel,
            callback: self.callback.as_ref().map(Callback::promise),
            answers_to: self.answers.to.as_ref().map(|to| to.address.clone()),
            before: Vec::new(),
        }
    }

    /// The conversation as its visitor may see it, with the `outlook` of somebody who waits.
    #[must_use]
    pub fn talk(&self, outlook: Outlook) -> TalkState {
        let Outlook { present, free, place, wait } = outlook;
        TalkState {
            case: self.id,
            handoff: self.handoff,
            agent: self.owner.clone(),
            present,
            free,
            place,
            wait_s: wait.map(seconds),
            last_seq: self.last_seq,
            second: self.second.clone(),
            marks: self.team_marks,
            channel: self.channel,
            callback: self.callback.as_ref().map(Callback::promise),
        }
    }

    /// The case as it is remembered at a later one.
    #[must_use]
    pub fn before(&self) -> Before {
        Before {
            opened_at: self.opened_at,
            score: self.response.score,
            steps: self.response.steps(),
            resolution: self.resolution.clone(),
        }
    }

    /// Whether `agent` has a say in the talk: as its owner, or as the colleague who has joined.
    #[must_use]
    pub fn is_of(&self, agent: &AgentId) -> bool {
        [&self.owner, &self.second].into_iter().flatten().any(|one| one.id == *agent)
    }

    /// Since when it rings, if it does: since the press, since its agent was lost, or since the wish to be called is due or
    /// taken back, whichever was last.
    #[must_use]
    pub fn rings_since(&self) -> UnixMillis {
        let called = self.callback.as_ref().map(|callback| callback.promise().at);
        self.lost_at.max(called).max(self.pressed_at).unwrap_or(self.opened_at)
    }

    /// Whether agent and visitor are on the telephone, or about to be. Whoever telephones may well close the desk, so the
    /// claim stands without them.
    #[must_use]
    pub fn is_on_phone(&self) -> bool {
        self.callback.as_ref().is_some_and(Callback::is_on_phone)
    }

    /// When something happens to the wish to be called by itself.
    #[must_use]
    pub fn call_due(&self) -> Option<UnixMillis> {
        self.callback.as_ref().filter(|_| self.state != CaseState::Resolved)?.wake_at()
    }

    /// Whether a visitor and its owner talk.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.state == CaseState::Claimed && self.handoff == Handoff::Connected
    }
}

#[cfg(test)]
mod tests;
