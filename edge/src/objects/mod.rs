//! The Durable Objects: they own storage, sockets and alarms, and carry the domain's effects out.
//!
//! Every object follows one pattern: decide and store in one transaction, set the alarm in the same turn so that both
//! commit together, then tell the world. The platform holds answers and frames back until the commit is on disk.

mod call;
mod clock;
mod clocks;
mod courier;
mod desk;
mod intake;
mod parcels;
mod patterns;
mod random;
mod reach;
mod request;
mod storage;
mod wake;
mod zone;

pub(crate) use call::{CallError, Written, call, pass_on};
pub(crate) use clock::now;
pub(crate) use clocks::Clocks;
pub(crate) use desk::{
    AGENT_FILE, AGENT_SOCKET, FILE, FILE_NAME, LACKS, VISITOR_FILE, VISITOR_SOCKET, inflate,
};
pub(crate) use patterns::PlatformPatterns;
pub(crate) use random::bytes as random_bytes;
pub(crate) use zone::{openings, zone};
