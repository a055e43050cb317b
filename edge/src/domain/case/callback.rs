//! The wish to be called, as it moves the case: who waits for a call keeps the place of the press, and rings when the
//! call is due.

use shared::{
    case::{CaseState, Channel, Handoff},
    ids::AgentId,
    phone::PhoneNumber,
    problem::Refusal,
    time::{Span, UnixMillis},
};

use super::{Case, Effect, Patience, Step, channel::may_wish, handoff::ring};
use crate::domain::callback::{self, Callback, DialRefusal, GaveUp, State, Terms, request};

pub(super) fn ask(
    case: Case,
    number: PhoneNumber,
    window: Option<Span>,
    now: UnixMillis,
    patience: Patience,
) -> Result<Step, Refusal> {
    may_wish(case.handoff)?;
    if let Some(known) = &case.callback {
        if let State::Dialling { by, .. } = &known.state {
            return Err(Refusal::CallUnderWay { agent: by.clone() });
        }
        if !known.is_over() && known.number == number && known.window == window {
            return Ok((case, vec![]));
        }
    }
    let (callback, effects) = request(number, window, now);
    Ok(carry(Case { channel: Channel::Callback, ..case }, callback, effects, None, (now, patience)))
}

/// What was asked for goes on. An agent can do so only in an own case.
pub(super) fn go_on(
    case: Case,
    by: Option<&AgentId>,
    event: callback::Event,
    terms: Terms,
    now: UnixMillis,
    patience: Patience,
) -> Result<Step, Refusal> {
    let owns = |agent: &AgentId| case.owner.as_ref().is_some_and(|owner| owner.id == *agent);
    if by.is_some_and(|agent| !owns(agent)) {
        return Err(Refusal::NotYours);
    }
    let Some(known) = case.callback.clone() else { return Err(Refusal::NoCallback) };
    if case.state == CaseState::Resolved {
        return Err(Refusal::AlreadyResolved);
    }
    let (callback, effects) = callback::step(known, event, now, terms).map_err(|refusal| match refusal {
        DialRefusal::UnderWay(agent) => Refusal::CallUnderWay { agent },
        DialRefusal::NotDue(at) => Refusal::CallNotDue { at },
        DialRefusal::Over => Refusal::NoCallback,
    })?;
    Ok(carry(case, callback, effects, by, (now, patience)))
}

/// The visitor would rather talk in another way; a call that is under way is not stopped.
pub(super) fn withdraw(case: Case, now: UnixMillis, patience: Patience) -> Step {
    let Some(known) = case.callback.clone() else { return (case, vec![]) };
    let (callback, effects) = callback::withdraw(known, now);
    carry(case, callback, effects, None, (now, patience))
}

/// Moves the case as its callback has moved.
fn carry(
    mut case: Case,
    callback: Callback,
    effects: Vec<callback::Effect>,
    by: Option<&AgentId>,
    (now, patience): (UnixMillis, Patience),
) -> Step {
    if effects.is_empty() {
        return (case, vec![]);
    }
    let waits = callback.waits() && (case.owner.is_none() || callback.attempts > 0);
    let given_up = if let State::GivenUp { why, .. } = callback.state { Some(why) } else { None };
    let reached = matches!(callback.state, State::Reached { .. });
    case.callback = Some(callback);
    let mut then = Vec::with_capacity(effects.len().saturating_add(1));
    for effect in effects {
        match effect {
            callback::Effect::Record(what) => then.push(Effect::Record(what.into(), by.cloned())),
            callback::Effect::Ring if case.owner.is_none() => ring(&mut case, now, patience),
            callback::Effect::Ring => {}
            callback::Effect::ShowVisitor => then.extend([Effect::ShowAgents, Effect::ShowVisitor]),
        }
    }
    match given_up {
        // Nobody is rung before the time has come, and meanwhile it is nobody's.
        None if waits => free(&mut case, Handoff::Requested),
        // Whoever was reached so late that nobody owns it any more waits for nothing.
        None if reached && case.owner.is_none() => free(&mut case, Handoff::Missed),
        Some(GaveUp::Attempts) => free(&mut case, Handoff::Missed),
        Some(GaveUp::Withdrawn) if case.owner.is_none() => ring(&mut case, now, patience),
        Some(GaveUp::Withdrawn) | None => {}
    }
    (case, then)
}

fn free(case: &mut Case, handoff: Handoff) {
    case.state = CaseState::Open;
    case.handoff = handoff;
    (case.owner, case.invited, case.second) = (None, None, None);
    (case.rung_due, case.lost_at) = (None, None);
}

#[cfg(test)]
mod tests;
