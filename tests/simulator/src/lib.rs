//! A world in a seed: visitors who press and write, agents with one machine or two, a desk that crashes, a network that
//! breaks, and a clock that jumps from one happening to the next. What people do is left to chance, and chance is a
//! function of the seed, so a world that went wrong can be had again.
//!
//! What is decided is decided by the real code of all sides: the edge's domain, the visitor's transcript, the console's
//! state. Only what carries it out is played: [`desk`] for the object, [`visitor`] and [`machine`] for the pages, and
//! [`world`] for the wire between them. [`promise`] says what must hold, and [`bug`] breaks it on purpose, one way after
//! another, to show that it would be seen.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "everything here runs in tests: a broken expectation is to end them"
)]

pub mod bug;
pub mod desk;
pub mod machine;
pub mod promise;
pub mod visitor;
pub mod wire;
pub mod world;

pub use bug::Bug;
pub use world::World;
