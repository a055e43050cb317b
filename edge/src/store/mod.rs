//! Storage: the SQL schema, its migrations, and rows turned into domain values and back.
//!
//! *Invariant:* nothing here knows the platform. The same statements run in an object's SQLite and in the native tests.

pub mod agents;
mod bulk;
pub mod cases;
pub mod counters;
pub mod deliveries;
pub mod due;
pub mod embeds;
pub mod events;
pub mod files;
pub mod messages;
pub mod migrate;
#[cfg(test)]
pub(crate) mod native;
pub mod outbox;
pub mod responses;
pub mod schema;
pub mod sessions;
pub mod sql;
pub mod tickets;
