//! The edge, running: workerd with a configuration of its own, a port and a data folder.
//!
//! *Invariant:* one process at a time holds a data folder. What runs ends with whoever started it.

pub mod capnp;
pub mod config;
pub mod edge;
pub mod port;

pub use config::Config;
pub use edge::Edge;
