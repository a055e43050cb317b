//! A second agent: invited with what they should know, three in the talk, and perhaps the case handed over.
//!
//! *Invariant:* the visitor has seen a colleague's name before the case is theirs, and the owner stays until then.

use shared::{
    case::{Agent, Invitation, Role},
    ids::AgentId,
    problem::Refusal,
    text::Comment,
};

use super::{Case, Effect, Happening, Step};

/// How often a case is handed over before it takes a lead to do it once more.
const FREE_HOPS: u32 = 1;

pub(super) fn invite(mut case: Case, invitation: Invitation) -> Result<Step, Refusal> {
    owned_by(&case, &invitation.by.id)?;
    if case.is_of(&invitation.to.id) {
        return Err(Refusal::NotThere);
    }
    if case.invited.as_ref() == Some(&invitation) {
        return Ok((case, vec![]));
    }
    let by = invitation.by.id.clone();
    case.invited = Some(invitation);
    Ok((case, vec![Effect::Record(Happening::Invited, Some(by)), Effect::ShowAgents]))
}

pub(super) fn join(mut case: Case, by: Agent) -> Result<Step, Refusal> {
    if case.is_of(&by.id) {
        return Ok((case, vec![]));
    }
    if case.invited.take_if(|invitation| invitation.to.id == by.id).is_none() {
        return Err(Refusal::NotInvited);
    }
    let record = Effect::Record(Happening::Joined, Some(by.id.clone()));
    case.second = Some(by);
    Ok((case, vec![record, Effect::ShowAgents, Effect::ShowVisitor]))
}

pub(super) fn leave(mut case: Case, by: &AgentId) -> Result<Step, Refusal> {
    let record = Effect::Record(Happening::Left, Some(by.clone()));
    if case.second.take_if(|second| second.id == *by).is_some() {
        return Ok((case, vec![record, Effect::ShowAgents, Effect::ShowVisitor]));
    }
    let concerns = |invitation: &mut Invitation| [&invitation.by.id, &invitation.to.id].contains(&by);
    match case.invited.take_if(concerns) {
        Some(_) => Ok((case, vec![record, Effect::ShowAgents])),
        None => Err(Refusal::NotInvited),
    }
}

pub(super) fn hand_over(
    mut case: Case,
    by: &AgentId,
    role: Role,
    reason: Option<&Comment>,
    second_there: bool,
) -> Result<Step, Refusal> {
    owned_by(&case, by)?;
    if case.hops >= FREE_HOPS && (role != Role::Lead || reason.is_none()) {
        return Err(Refusal::NeedsLead);
    }
    let Some(second) = case.second.take().filter(|_| second_there) else { return Err(Refusal::NotThere) };
    case.owner = Some(second);
    case.invited = None;
    case.hops = case.hops.saturating_add(1);
    let record = Effect::Record(Happening::HandedOver, Some(by.clone()));
    Ok((case, vec![record, Effect::ShowAgents, Effect::ShowVisitor]))
}

/// Only in a talk that goes on can somebody join.
fn owned_by(case: &Case, agent: &AgentId) -> Result<(), Refusal> {
    if case.owner.as_ref().is_none_or(|owner| owner.id != *agent) {
        return Err(Refusal::NotYours);
    }
    if case.is_connected() { Ok(()) } else { Err(Refusal::AlreadyResolved) }
}
