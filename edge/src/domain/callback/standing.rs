//! How far a callback is.

use serde::{Deserialize, Serialize};
use shared::{
    callback::{CallId, CallPromise, Phase, Unreached},
    case::Agent,
    phone::PhoneNumber,
    time::{Span, UnixMillis},
};

use super::stored::Stored;

/// A visitor's wish to be called, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Callback {
    /// Where.
    pub number: PhoneNumber,
    /// When; as soon as possible where it is left out.
    pub window: Option<Span>,
    /// When it was asked for: its place among those that wait.
    pub requested_at: UnixMillis,
    /// How often the visitor's telephone was to be rung.
    pub attempts: u8,
    /// The call that was begun last.
    pub last_call: Option<CallId>,
    /// How far it is.
    pub state: State,
}

/// How far a callback is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Its window has not begun.
    Requested,
    /// Somebody shall call now.
    Due {
        /// Since when.
        since: UnixMillis,
    },
    /// A call is under way.
    Dialling {
        /// Which.
        call: CallId,
        /// Who is connected first.
        by: Agent,
        /// When it ends unless something is heard of it.
        until: UnixMillis,
    },
    /// An attempt failed; the next is not made at once.
    Unreached {
        /// What happened.
        why: Unreached,
        /// When it is due again.
        again: UnixMillis,
    },
    /// The visitor was there.
    Reached {
        /// Since when.
        at: UnixMillis,
    },
    /// It will not be tried again.
    GivenUp {
        /// Since when.
        at: UnixMillis,
        /// Why.
        why: GaveUp,
    },
}

/// Why a callback is not tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GaveUp {
    /// All attempts are made.
    Attempts,
    /// The visitor wants it no more.
    Withdrawn,
}

impl Callback {
    /// When something happens to it by itself.
    #[must_use]
    pub fn wake_at(&self) -> Option<UnixMillis> {
        match &self.state {
            State::Dialling { until, .. } => Some(*until),
            State::Requested | State::Unreached { .. } => self.not_before(),
            State::Due { .. } | State::Reached { .. } | State::GivenUp { .. } => None,
        }
    }

    /// How it stands, as team and visitor see it.
    #[must_use]
    pub fn promise(&self) -> CallPromise {
        let (phase, at, missed) = match &self.state {
            State::Requested => (Phase::Requested, self.not_before().unwrap_or(self.requested_at), None),
            State::Due { since } => (Phase::Due, *since, None),
            State::Dialling { until, .. } => (Phase::Dialling, *until, None),
            State::Unreached { why, again } => (Phase::Unreached, *again, Some(*why)),
            State::Reached { at } => (Phase::Reached, *at, None),
            State::GivenUp { at, .. } => (Phase::GivenUp, *at, None),
        };
        let (number, window) = (self.number.clone(), self.window);
        CallPromise { number, window, phase, at, attempts: self.attempts, missed }
    }

    /// Whether its time has not come: nobody is rung before.
    #[must_use]
    pub fn waits(&self) -> bool {
        matches!(self.state, State::Requested | State::Unreached { .. })
    }

    /// Whether agent and visitor are on the telephone, or about to be: no ring may come between.
    #[must_use]
    pub fn is_on_phone(&self) -> bool {
        matches!(self.state, State::Dialling { .. } | State::Reached { .. })
    }

    /// Whether it is over, one way or the other.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Reached { .. } | State::GivenUp { .. })
    }

    /// Before when nobody may call; `None` where nobody may at all.
    pub(super) fn not_before(&self) -> Option<UnixMillis> {
        match &self.state {
            State::Requested => Some(self.window.map_or(self.requested_at, |window| window.from)),
            State::Due { since } => Some(*since),
            State::Unreached { again, .. } => Some(*again),
            State::Dialling { .. } | State::Reached { .. } | State::GivenUp { .. } => None,
        }
    }

    pub(super) fn may_be_answered(&self, call: &CallId) -> bool {
        let over =
            matches!(self.state, State::Reached { .. } | State::GivenUp { why: GaveUp::Withdrawn, .. });
        self.last_call.as_ref() == Some(call) && !over
    }

    /// Only who talks to it can tell a machine from a visitor.
    pub(super) fn may_be_missed(&self, call: &CallId, why: Unreached) -> bool {
        let machine = why == Unreached::Machine && matches!(self.state, State::Reached { .. });
        self.is_dialling(call) || (machine && self.last_call.as_ref() == Some(call))
    }

    pub(super) fn is_dialling(&self, known: &CallId) -> bool {
        matches!(&self.state, State::Dialling { call, .. } if call == known)
    }
}
