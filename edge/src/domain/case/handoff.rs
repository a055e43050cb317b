//! The wish to talk: pressed, rung, claimed, and taken up again when its agent is lost.

use shared::{
    case::{Agent, CaseState, Handoff},
    ids::AgentId,
    page_errors::PageErrors,
    problem::Refusal,
    time::UnixMillis,
};

use super::{Case, Effect, Happening, Patience, Step};
use crate::domain::{callback::Callback, delivery::Topic};

pub(super) fn press(
    mut case: Case,
    key_digest: String,
    page_errors: PageErrors,
    owner_there: bool,
    now: UnixMillis,
    patience: Patience,
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
    case.page_errors = page_errors;
    case.pressed_at = Some(now);
    if case.owner.is_some() && owner_there {
        case.handoff = Handoff::Connected;
        case.connected_at = Some(now);
    } else {
        case.owner = None;
        ring(&mut case, now, patience);
    }
    let effects = vec![
        Effect::Record(Happening::Pressed, None),
        Effect::ShowAgents,
        Effect::Deliver(Topic::HandoffRequested),
    ];
    Ok((case, effects))
}

pub(super) fn claim(mut case: Case, by: Agent, now: UnixMillis) -> Result<Step, Refusal> {
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
    case.lost_at = None;
    match case.handoff {
        Handoff::Requested | Handoff::Ringing | Handoff::Missed => {
            case.handoff = Handoff::Connected;
            case.connected_at.get_or_insert(now);
        }
        Handoff::Offered | Handoff::Connected | Handoff::Ended => {}
    }
    Ok((case, vec![record, Effect::ShowAgents, Effect::ShowVisitor]))
}

pub(super) fn decline(mut case: Case, by: AgentId) -> Result<Step, Refusal> {
    match &case.owner {
        _ if case.state == CaseState::Resolved => return Err(Refusal::AlreadyResolved),
        Some(owner) => return Err(Refusal::ClaimedBy { agent: owner.clone() }),
        None => {}
    }
    if case.handoff != Handoff::Ringing || case.declined.contains(&by) {
        return Ok((case, vec![]));
    }
    case.declined.push(by.clone());
    Ok((case, vec![Effect::Record(Happening::Declined, Some(by)), Effect::ShowAgents]))
}

/// It rings from now on, for everybody.
pub(super) fn ring(case: &mut Case, now: UnixMillis, patience: Patience) {
    case.state = CaseState::Open;
    case.handoff = Handoff::Ringing;
    case.declined.clear();
    case.rung_due = Some(now.after(patience.unclaimed));
}

/// Nobody may be left with an agent who is not there: the colleague who has joined takes over, or it rings again, for
/// everybody and before all others.
pub(super) fn lose(mut case: Case, second_there: bool, now: UnixMillis, patience: Patience) -> Step {
    let lost = case.is_connected() && !case.is_on_phone();
    let Some(owner) = case.owner.take_if(|_| lost) else {
        return (case, vec![]);
    };
    case.invited = None;
    case.owner = case.second.take().filter(|_| second_there);
    if case.owner.is_none() && case.callback.as_ref().is_some_and(Callback::waits) {
        case.state = CaseState::Open;
        case.handoff = Handoff::Requested;
    } else if case.owner.is_none() {
        case.lost_at = Some(now);
        ring(&mut case, now, patience);
    }
    let record = Effect::Record(Happening::OwnerLost, Some(owner.id));
    (case, vec![record, Effect::ShowAgents, Effect::ShowVisitor])
}

/// The alarm fires at least once, so a rung that is not due, or whose case was claimed meanwhile, is no error.
pub(super) fn climb(mut case: Case, rung: Vec<AgentId>, now: UnixMillis, patience: Patience) -> Step {
    if case.rung_due.is_none_or(|due| due > now) {
        return (case, vec![]);
    }
    let since = case.rings_since();
    // Who waits for a call need not be told that nobody came: it rings until somebody does.
    let waits_on = case.callback.as_ref().is_some_and(|callback| !callback.is_over());
    let over = (!waits_on).then(|| since.after(patience.missed));
    if over.is_some_and(|over| over <= now) {
        case.rung_due = None;
        case.handoff = Handoff::Missed;
        let record = Effect::Record(Happening::NobodyCame, None);
        return (case, vec![record, Effect::ShowAgents, Effect::ShowVisitor]);
    }
    case.rung_due = over;
    let mut effects = vec![Effect::Record(Happening::Unclaimed, None)];
    let missed = rung.into_iter().filter(|agent| !case.declined.contains(agent));
    effects.extend(missed.map(|agent| Effect::Record(Happening::Missed, Some(agent))));
    effects.push(Effect::Deliver(Topic::HandoffUnclaimed));
    (case, effects)
}
