//! Where answers go when their visitor has left, and when.
//!
//! *Invariants:* what goes out is what was never delivered. A run of messages goes out once: the next one does only when its
//! visitor has been there in between. The key is kept only for those who left an address, because a link needs it; both are
//! forgotten with the end of the case, once nothing more is to go there.

use shared::{case::CaseState, ids::TalkKey, mail::EmailAddress, problem::Refusal, time::UnixMillis};

use super::{Case, Effect, Happening, Patience, Step};
use crate::domain::session::digest;

/// The way back that a visitor gave, and how far it was used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// That way.
    pub to: Option<WayBack>,
    /// The last message of the team's since there is one.
    pub newest: u32,
    /// The last message that went out.
    pub sent: u32,
    /// When what is not delivered goes out.
    pub due: Option<UnixMillis>,
}

/// Where a visitor who has left hears of an answer, and what opens the conversation there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// The address.
    pub address: EmailAddress,
    /// The visitor's key to the conversation.
    pub key: TalkKey,
}

/// The visitor says where answers go, or that they go nowhere.
pub(super) fn give(mut case: Case, address: Option<EmailAddress>, key: TalkKey) -> Result<Step, Refusal> {
    if case.key_digest.as_deref() != Some(&digest(key.as_str())) {
        return Err(Refusal::OtherKey);
    }
    if case.state == CaseState::Resolved {
        return Err(Refusal::AlreadyResolved);
    }
    let to = address.map(|address| WayBack { address, key });
    if case.answers.to == to {
        return Ok((case, vec![Effect::ShowWayBack]));
    }
    case.answers = Answers { to, ..Answers::default() };
    let record = Effect::Record(Happening::GaveWayBack, None);
    Ok((case, vec![record, Effect::ShowAgents, Effect::ShowWayBack]))
}

/// The team has written the last message.
pub(super) fn written(case: &mut Case, now: UnixMillis, patience: Patience) {
    if case.answers.to.is_some() {
        case.answers.newest = case.last_seq;
        await_delivery(case, now, patience);
    }
}

/// What is delivered need not go out. What is not does, but not while the visitor knows already that there is something.
pub(super) fn await_delivery(case: &mut Case, now: UnixMillis, patience: Patience) {
    let (got, answers) = (case.visitor_marks.got, &mut case.answers);
    if got >= answers.newest {
        answers.due = None;
        ended(case);
    } else if got >= answers.sent {
        answers.due.get_or_insert(now.after(patience.unseen));
    }
}

/// Nothing more is to go out once the case is closed and its visitor has seen everything.
pub(super) fn ended(case: &mut Case) {
    if case.state == CaseState::Resolved && case.answers.due.is_none() {
        case.answers = Answers::default();
    }
}

/// The alarm fires at least once, so one that is not due, or whose visitor came meanwhile, is no error.
pub(super) fn send(mut case: Case, now: UnixMillis) -> Step {
    let due = case.answers.due.take_if(|due| *due <= now).is_some();
    let Some(to) = case.answers.to.clone().filter(|_| due) else { return (case, vec![]) };
    let after = case.visitor_marks.got.max(case.answers.sent);
    case.answers.sent = case.answers.newest;
    ended(&mut case);
    (case, vec![Effect::Record(Happening::WentOut, None), Effect::SendAnswers { to, after }])
}

#[cfg(test)]
mod tests;
