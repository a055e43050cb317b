//! How the promise of a call stands, as team and visitor see it.

use serde::{Deserialize, Serialize};

use crate::{
    phone::PhoneNumber,
    time::{Span, UnixMillis},
};

/// The promise to call a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallPromise {
    /// Where.
    pub number: PhoneNumber,
    /// When; as soon as possible where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Span>,
    /// How far it is.
    pub phase: Phase,
    /// When the next thing happens; of what waits for nothing more, since when it is so.
    pub at: UnixMillis,
    /// How often the visitor's telephone was to be rung.
    pub attempts: u8,
    /// Why the last attempt failed, while the next is waited for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed: Option<Unreached>,
}

impl CallPromise {
    /// Whether nobody has called in the window that was promised.
    #[must_use]
    pub fn is_late(&self, now: UnixMillis) -> bool {
        let over = self.window.is_some_and(|window| window.until <= now);
        self.phase == Phase::Due && self.attempts == 0 && over
    }
}

/// How far the promise of a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Its window has not begun.
    Requested,
    /// Somebody shall call now.
    Due,
    /// A call is under way.
    Dialling,
    /// An attempt failed; the next is not made at once.
    Unreached,
    /// The visitor was there.
    Reached,
    /// It will not be tried again.
    GivenUp,
}

/// Why a visitor was not reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unreached {
    /// Is on the telephone.
    Busy,
    /// Does not pick up.
    NoAnswer,
    /// No connection came about.
    Failed,
    /// A machine answered, as the agent says.
    Machine,
}
