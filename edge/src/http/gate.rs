//! The isolate's gate. Each isolate counts for itself: what is let in all in all grows with the number of isolates that
//! the platform runs, and an object that has too much to do says so itself.

use core::cell::RefCell;

use super::problem::Failure;
use crate::{domain::limit::Gate, objects::random_bytes};

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
