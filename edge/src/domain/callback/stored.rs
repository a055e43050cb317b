//! A callback as it is stored: flat, because the Worker has to carry what reads it.

use serde::{Deserialize, Serialize};
use shared::{
    callback::{CallId, Phase, Unreached},
    case::Agent,
    phone::PhoneNumber,
    time::{Span, UnixMillis},
};

use super::{Callback, GaveUp, State};

/// A callback, and of its state what there is.
#[derive(Serialize, Deserialize)]
pub(super) struct Stored {
    number: PhoneNumber,
    window: Option<Span>,
    requested_at: UnixMillis,
    attempts: u8,
    last_call: Option<CallId>,
    phase: Phase,
    at: UnixMillis,
    by: Option<Agent>,
    why: Option<Unreached>,
    withdrawn: bool,
}

impl From<Callback> for Stored {
    fn from(callback: Callback) -> Self {
        let promise = callback.promise();
        let Callback { number, window, requested_at, attempts, last_call, state } = callback;
        let withdrawn = matches!(state, State::GivenUp { why: GaveUp::Withdrawn, .. });
        let by = if let State::Dialling { by, .. } = state { Some(by) } else { None };
        let (phase, at, why) = (promise.phase, promise.at, promise.missed);
        Self { number, window, requested_at, attempts, last_call, phase, at, by, why, withdrawn }
    }
}

impl From<Stored> for Callback {
    fn from(stored: Stored) -> Self {
        let Stored { number, window, requested_at, attempts, last_call, phase, at, by, why, withdrawn } =
            stored;
        let state = match (phase, &last_call, by, why) {
            (Phase::Dialling, Some(call), Some(by), _) => {
                State::Dialling { call: call.clone(), by, until: at }
            }
            (Phase::Unreached, _, _, Some(why)) => State::Unreached { why, again: at },
            (Phase::Requested, ..) => State::Requested,
            (Phase::Reached, ..) => State::Reached { at },
            (Phase::GivenUp, ..) if withdrawn => State::GivenUp { at, why: GaveUp::Withdrawn },
            (Phase::GivenUp, ..) => State::GivenUp { at, why: GaveUp::Attempts },
            // What lacks something was never stored; whoever it is about is called rather than forgotten.
            (Phase::Due | Phase::Dialling | Phase::Unreached, ..) => State::Due { since: at },
        };
        Self { number, window, requested_at, attempts, last_call, state }
    }
}
