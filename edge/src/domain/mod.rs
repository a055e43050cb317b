//! Decisions: pure functions of state, event and moment. They return what to do; the objects do it.
//!
//! *Invariant:* nothing here reads a clock, makes randomness, awaits, stores or knows a status code.

pub mod callback;
pub mod case;
pub mod cue;
pub mod delivery;
pub mod device;
pub mod embed;
pub mod hours;
pub mod intake;
pub mod limit;
mod needles;
pub mod phone;
pub mod presence;
pub mod queue;
pub mod session;
pub mod suspicion;
pub mod tally;
pub mod versioned;
pub mod voice;
pub mod zone;
