//! Calling a visitor back: from the wish to the talk, or to the last attempt.
//!
//! [`request`] and [`step`] decide; the Desk stores the callback and carries the effects out, in their order.
//!
//! *Invariants:* whoever asked keeps the place of that moment, whatever attempts fail. No two calls are under way for one
//! visitor. An attempt of which nothing more is heard ends by itself, so that nobody is forgotten.

mod standing;
mod stored;
#[cfg(test)]
mod tests;

use core::{fmt, time::Duration};

use serde::{Deserialize, Serialize};
use shared::{
    callback::{Attempts, CallId, Callbacks, Unreached},
    case::Agent,
    phone::PhoneNumber,
    time::{Span, UnixMillis},
};

pub use self::standing::{Callback, GaveUp, State};
use super::hours::Openings;

/// How long nothing may be heard of a call: both sides have rung long enough by then.
pub const SILENCE: Duration = Duration::from_mins(3);

/// What happens to a callback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The moment of [`Callback::wake_at`] has come.
    TimePassed,
    /// An agent calls, or is called first by the provider.
    Dialled {
        /// Who.
        by: Agent,
        /// The name of this attempt.
        call: CallId,
    },
    /// What is heard of a call.
    Told {
        /// Of which one.
        call: CallId,
        /// What.
        news: News,
    },
    /// The visitor takes the wish back.
    Withdrawn,
}

/// What is heard of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// The agent was not there, or it could not be begun: the visitor's telephone never rang.
    NotBegun,
    /// Agent and visitor talk, or have talked.
    Answered,
    /// The visitor was not there.
    Missed(Unreached),
}

/// What a callback's history says of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// It was asked for.
    Requested,
    /// It became due.
    Due,
    /// A call was begun.
    Dialled,
    /// It could not be begun, or its agent was not there.
    NotBegun,
    /// The visitor was there.
    Reached,
    /// The visitor was not there.
    Unreached,
    /// All attempts are made.
    GivenUp,
    /// The visitor took the wish back.
    Withdrawn,
}

/// What the Desk must do about a step, besides storing the callback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Writes a row of the history.
    Record(Happening),
    /// Rings, at the place of [`Callback::requested_at`].
    Ring,
    /// Shows its visitor how it stands.
    ShowVisitor,
}

/// Why an agent can't call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DialRefusal {
    /// Somebody else does.
    UnderWay(Agent),
    /// It is not due before this moment.
    NotDue(UnixMillis),
    /// The visitor was reached, or it was given up.
    Over,
}

impl fmt::Display for DialRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnderWay(_) => "somebody is calling already",
            Self::NotDue(_) => "the visitor asked to be called later",
            Self::Over => "this callback is over",
        })
    }
}

/// What a site's rules mean at the moment of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// How many attempts are made.
    pub attempts: Attempts,
    /// When the next is due if this one fails: after the site's pause, when somebody is there to make it.
    pub again: UnixMillis,
}

impl Terms {
    /// What `rules` mean at `now`.
    #[must_use]
    pub fn of(rules: &Callbacks, openings: &Openings, now: UnixMillis) -> Self {
        let again = now.after(rules.pause());
        Self { attempts: rules.attempts, again: openings.first(again).unwrap_or(again) }
    }
}

/// A callback after a step, and what to do about it.
pub type Step = (Callback, Vec<Effect>);

/// A callback as it is asked for; a `window` was accepted by the site's hours.
#[must_use]
pub fn request(number: PhoneNumber, window: Option<Span>, now: UnixMillis) -> Step {
    let state = State::Requested;
    let callback = Callback { number, window, requested_at: now, attempts: 0, last_call: None, state };
    let (callback, due) = pass(callback, now);
    let then = if due.is_empty() { vec![Effect::ShowVisitor] } else { due };
    (callback, [Effect::Record(Happening::Requested)].into_iter().chain(then).collect())
}

/// What happens to `callback` by `event`. News of an earlier call than the last come late, and change nothing; that the
/// last one was answered counts whenever it is heard.
///
/// # Errors
/// The [`DialRefusal`] that the agent is told; nothing changes then.
pub fn step(callback: Callback, event: Event, now: UnixMillis, terms: Terms) -> Result<Step, DialRefusal> {
    match event {
        Event::TimePassed => Ok(time_passed(callback, now, terms)),
        Event::Dialled { by, call } => dial(callback, by, call, now),
        Event::Told { call, news } => Ok(match news {
            News::NotBegun if callback.is_dialling(&call) => not_begun(callback, now),
            News::Answered if callback.may_be_answered(&call) => answered(callback, now),
            News::Missed(why) if callback.may_be_missed(&call, why) => missed(callback, why, now, terms),
            News::NotBegun | News::Answered | News::Missed(_) => (callback, vec![]),
        }),
        Event::Withdrawn => Ok(withdraw(callback, now)),
    }
}

fn time_passed(callback: Callback, now: UnixMillis, terms: Terms) -> Step {
    match &callback.state {
        State::Dialling { until, .. } if *until <= now => missed(callback, Unreached::Failed, now, terms),
        State::Requested | State::Unreached { .. } => pass(callback, now),
        State::Dialling { .. } | State::Due { .. } | State::Reached { .. } | State::GivenUp { .. } => {
            (callback, vec![])
        }
    }
}

/// What waits becomes due when its time has come.
fn pass(mut callback: Callback, now: UnixMillis) -> Step {
    if callback.not_before().is_none_or(|moment| moment > now) {
        return (callback, vec![]);
    }
    callback.state = State::Due { since: now };
    (callback, vec![Effect::Record(Happening::Due), Effect::Ring, Effect::ShowVisitor])
}

fn dial(mut callback: Callback, by: Agent, call: CallId, now: UnixMillis) -> Result<Step, DialRefusal> {
    match (&callback.state, callback.not_before()) {
        (State::Dialling { call: known, .. }, _) if *known == call => return Ok((callback, vec![])),
        (State::Dialling { by, .. }, _) => return Err(DialRefusal::UnderWay(by.clone())),
        (State::Reached { .. } | State::GivenUp { .. }, _) => return Err(DialRefusal::Over),
        (_, Some(moment)) if moment > now => return Err(DialRefusal::NotDue(moment)),
        (State::Requested | State::Due { .. } | State::Unreached { .. }, _) => {}
    }
    callback.attempts = callback.attempts.saturating_add(1);
    callback.last_call = Some(call.clone());
    callback.state = State::Dialling { call, by, until: now.after(SILENCE) };
    Ok((callback, vec![Effect::Record(Happening::Dialled), Effect::ShowVisitor]))
}

/// The visitor noticed nothing: it was no attempt, and it is due as it was.
fn not_begun(mut callback: Callback, now: UnixMillis) -> Step {
    callback.attempts = callback.attempts.saturating_sub(1);
    callback.state = State::Due { since: now };
    (callback, vec![Effect::Record(Happening::NotBegun), Effect::Ring, Effect::ShowVisitor])
}

fn answered(mut callback: Callback, now: UnixMillis) -> Step {
    callback.state = State::Reached { at: now };
    (callback, vec![Effect::Record(Happening::Reached), Effect::ShowVisitor])
}

fn missed(mut callback: Callback, why: Unreached, now: UnixMillis, terms: Terms) -> Step {
    if callback.attempts >= terms.attempts.into() {
        callback.state = State::GivenUp { at: now, why: GaveUp::Attempts };
        let records = [Happening::Unreached, Happening::GivenUp].map(Effect::Record);
        return (callback, records.into_iter().chain([Effect::ShowVisitor]).collect());
    }
    callback.state = State::Unreached { why, again: terms.again };
    (callback, vec![Effect::Record(Happening::Unreached), Effect::ShowVisitor])
}

/// The visitor takes the wish back. A call that is under way already is not stopped: whoever picks up can say so.
#[must_use]
pub fn withdraw(mut callback: Callback, now: UnixMillis) -> Step {
    match callback.state {
        State::Requested | State::Due { .. } | State::Unreached { .. } => {
            callback.state = State::GivenUp { at: now, why: GaveUp::Withdrawn };
            (callback, vec![Effect::Record(Happening::Withdrawn), Effect::ShowVisitor])
        }
        State::Dialling { .. } | State::Reached { .. } | State::GivenUp { .. } => (callback, vec![]),
    }
}
