//! What must hold in every world: at each moment, and when all has become calm.

use std::collections::BTreeSet;

use edge::domain::case::{Case, Effect, Happening};
use shared::{
    case::{CaseState, Handoff},
    ids::AgentId,
    presence::GONE_AFTER,
    talk::Author,
};

use crate::{desk::PATIENCE, world::World};

/// How much later than due something may happen while the desk is up: what is on its way, and an alarm that was set
/// for another reason.
const SLACK: u64 = 1_000;

macro_rules! promise {
    ($holds:expr, $($words:tt)+) => {
        if !$holds {
            return Err(format!($($words)+));
        }
    };
}

/// What must hold at each moment.
///
/// # Errors
/// What does not.
pub fn always(world: &mut World) -> Result<(), String> {
    for (before, after, effects) in core::mem::take(&mut world.desk.steps) {
        one_owner(before.as_ref(), &after)?;
        for effect in &effects {
            if let Effect::Record(Happening::OwnerLost, Some(agent)) = effect {
                nobody_healthy_is_lost(world, agent)?;
            }
            if let Effect::Append(message) = effect {
                let said = &world.desk.disk.messages[&after.id];
                let place = said.iter().position(|one| one.id == message.id).unwrap() + 1;
                promise!(
                    usize::try_from(message.seq) == Ok(place) && said.len() >= place,
                    "message {} has the number {} at place {place}: it was stored twice or out of order",
                    message.id,
                    message.seq
                );
            }
        }
    }
    let Some(up_since) = world.desk.up_since else { return Ok(()) };
    if world.now < up_since.0 + SLACK {
        return Ok(());
    }
    for case in world.desk.disk.cases.values() {
        every_press_has_an_end(world, case)?;
        no_call_is_forgotten(world, case)?;
        every_ring_is_shown(world, case)?;
        nobody_is_left_alone(world, case, up_since.0)?;
    }
    Ok(())
}

/// An owner is followed by nobody, or by the colleague who has joined.
fn one_owner(before: Option<&Case>, after: &Case) -> Result<(), String> {
    let Some(before) = before else { return Ok(()) };
    if let (Some(old), Some(new)) = (&before.owner, &after.owner) {
        let known = before.second.as_ref().is_some_and(|second| second.id == new.id);
        promise!(old.id == new.id || known, "{} took the case of {}", new.id, old.id);
    }
    Ok(())
}

/// Within the patience of the site somebody has come, or the visitor knows that nobody did.
fn every_press_has_an_end(world: &World, case: &Case) -> Result<(), String> {
    let waits_for_call = case.callback.as_ref().is_some_and(|callback| !callback.is_over());
    if case.handoff != Handoff::Ringing || waits_for_call {
        return Ok(());
    }
    let since = case.rings_since().0;
    let missed = u64::try_from(PATIENCE.missed.as_millis()).unwrap();
    let late = world.now.saturating_sub(since + missed);
    let up = world.desk.up_since.map_or(0, |since| since.0);
    promise!(late < SLACK || world.now < up + SLACK, "{} rings {late} ms longer than it may", case.id);
    Ok(())
}

/// Who is to be called rings or is somebody's, is not rung while somebody telephones or before the time, and its time is
/// noticed.
fn no_call_is_forgotten(world: &World, case: &Case) -> Result<(), String> {
    let Some(callback) = case.callback.as_ref().filter(|_| case.state != CaseState::Resolved) else {
        return Ok(());
    };
    let late = case.call_due().is_some_and(|due| world.now > due.0 + SLACK);
    let up = world.desk.up_since.map_or(0, |since| since.0);
    promise!(!late || world.now < up + SLACK, "{} is to go on with {callback:?}, and nobody looks", case.id);
    let waits = callback.waits() || callback.is_on_phone();
    promise!(!waits || case.handoff != Handoff::Ringing, "{} rings, and has {callback:?}", case.id);
    let rings = case.owner.is_some() || case.handoff == Handoff::Ringing;
    promise!(waits || callback.is_over() || rings, "{} does not ring, and has {callback:?}", case.id);
    Ok(())
}

/// Whoever is at a machine that works sees a ring, whatever they do about it.
fn every_ring_is_shown(world: &World, case: &Case) -> Result<(), String> {
    if case.handoff != Handoff::Ringing {
        return Ok(());
    }
    let since = case.rings_since();
    for machine in &world.machines {
        let known_since = machine.healthy_since.filter(|_| world.connected(machine));
        let long = known_since.is_some_and(|healthy| world.now > healthy.max(since.0) + SLACK);
        let shown = || machine.console.case(&case.id).is_some_and(|row| row.is_ringing());
        promise!(!long || shown(), "{} rings, and a machine of {} does not show it", case.id, machine.agent);
    }
    Ok(())
}

/// An agent whose machines are all gone has no talk for long.
fn nobody_is_left_alone(world: &World, case: &Case, up_since: u64) -> Result<(), String> {
    let Some(owner) = case.owner.as_ref().filter(|_| case.is_connected() && !case.is_on_phone()) else {
        return Ok(());
    };
    let theirs = || world.machines.iter().filter(|machine| machine.agent == owner.id);
    if theirs().any(|machine| world.connected(machine)) {
        return Ok(());
    }
    let alive = theirs().map(|machine| machine.alive_at).max().unwrap_or(0);
    let alone = world.now.saturating_sub(alive.max(up_since));
    let patience = u64::try_from(GONE_AFTER.as_millis()).unwrap();
    promise!(alone < patience + SLACK, "{} is alone with {} for {alone} ms", case.id, owner.id);
    Ok(())
}

/// Whoever has a machine that works loses nothing; nor does anybody in the first moments of a desk that was away.
fn nobody_healthy_is_lost(world: &World, agent: &AgentId) -> Result<(), String> {
    let theirs = world.machines.iter().filter(|machine| machine.agent == *agent);
    for machine in theirs {
        let healthy = world.connected(machine) && machine.healthy_since.is_some();
        promise!(!healthy, "{agent} was given up at {} ms, with a machine that works", world.now);
        let quiet = world.now.saturating_sub(machine.alive_at);
        promise!(quiet >= 4_000, "{agent} was given up {quiet} ms after a machine worked");
    }
    let up = world.now.saturating_sub(world.desk.up_since.map_or(0, |since| since.0));
    let known = world.desk.has_line_of(agent);
    promise!(known || up >= 4_000, "{agent} was given up {up} ms after the desk was back");
    Ok(())
}

/// What must hold when all has been calm for a while.
///
/// # Errors
/// What does not.
pub fn at_last(world: &World) -> Result<(), String> {
    for visitor in &world.visitors {
        let key = Some(&visitor.key);
        let case = world.desk.disk.cases.values().find(|case| case.key_digest.as_ref() == key);
        let case = case.ok_or_else(|| format!("{} pressed, and the desk does not know it", visitor.key))?;
        let said = world.desk.disk.messages.get(&case.id).cloned().unwrap_or_default();
        let state = visitor.transcript.state().ok_or_else(|| format!("{} was told nothing", visitor.key))?;
        promise!(
            state.handoff == case.handoff && state.agent == case.owner && state.second == case.second,
            "{} believes {:?} with {:?}, and it is {:?} with {:?}",
            visitor.key,
            state.handoff,
            state.agent,
            case.handoff,
            case.owner
        );
        let (shown, pending) = visitor.shown();
        let words: Vec<_> = said.iter().map(|message| message.text.to_string()).collect();
        promise!(shown == words, "{} reads {shown:?}, and it is {words:?}", visitor.key);
        promise!(!pending, "something that {} wrote is still on its way", visitor.key);
        let ids: BTreeSet<_> = said.iter().map(|message| &message.id).collect();
        promise!(ids.len() == said.len(), "a message is there twice: {said:?}");
        let own: Vec<_> = said
            .iter()
            .filter(|message| message.from == Author::Visitor)
            .map(|message| message.id.clone())
            .collect();
        let wrote: Vec<_> = visitor.typed.iter().filter(|id| own.contains(id)).cloned().collect();
        promise!(own == wrote, "{} wrote in another order than is stored", visitor.key);
        if case.state != CaseState::Resolved {
            promise!(own.len() == visitor.typed.len(), "a word of {} is lost", visitor.key);
        }
    }
    for machine in &world.machines {
        let console = &machine.console;
        promise!(console.link.is_up(), "a machine of {} is not back", machine.agent);
        for case in world.desk.disk.cases.values() {
            let open = case.state != CaseState::Resolved;
            let row = console.case(&case.id);
            promise!(
                row.is_some() == open
                    && row.is_none_or(|row| row.owner == case.owner && row.handoff == case.handoff),
                "a machine of {} shows {row:?} of {case:?}",
                machine.agent
            );
            promise!(
                console.is_mine(&case.id) == (open && case.is_of(&machine.agent)),
                "a machine of {} errs about whose {} is",
                machine.agent,
                case.id
            );
            if let Some(talk) = console.talk(&case.id) {
                let said = world.desk.disk.messages.get(&case.id).map_or(&[][..], Vec::as_slice);
                promise!(
                    talk.messages() == said && talk.pending().iter().all(|pending| pending.refused.is_some()),
                    "a machine of {} reads {:?} of {said:?}",
                    machine.agent,
                    talk.messages()
                );
            }
        }
    }
    Ok(())
}
