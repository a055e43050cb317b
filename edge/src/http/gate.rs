//! The isolate's gate. Each isolate counts for itself: what is let in all in all grows with the number of isolates that
//! the platform runs, and an object that has too much to do says so itself.

use core::cell::RefCell;

use shared::{ids::ResponseId, settings::Settings};

use super::{entry::Incoming, problem::Failure, responses::sender_lines, tap::Sender};
use crate::{
    domain::limit::{Arrival, Gate},
    objects::{now, random_bytes},
};

thread_local! {
    static GATE: RefCell<Option<Gate>> = const { RefCell::new(None) };
}

/// Uses the gate.
pub(super) fn with<T, E: From<Failure>>(work: impl FnOnce(&mut Gate) -> Result<T, E>) -> Result<T, E> {
    GATE.with_borrow_mut(|gate| match gate {
        Some(gate) => work(gate),
        None => work(gate.insert(Gate::new(random_bytes().map_err(Failure::internal)?))),
    })
}

/// Lets in what is no tap, and costs as much as one: something about `response`.
pub(super) fn pass(settings: &Settings, response: ResponseId, incoming: &Incoming) -> Result<(), Failure> {
    let lines = sender_lines(incoming)?;
    let address = Sender::of(&lines).address;
    let arrival = Arrival { site: &settings.site, address, response, visitor: None };
    let passed = with(|gate| Ok::<_, Failure>(gate.pass(&arrival, &settings.limits, now())))?;
    passed.map(|_| ()).map_err(|retry_after| Failure::rate_limited(retry_after.seconds()))
}
