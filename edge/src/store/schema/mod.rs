//! The tables of each object, as numbered migrations.

pub mod courier;
pub mod desk;
pub mod intake;

/// The outbox, the same in every object that has one: what must still reach another object.
const OUTBOX: &str = "CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    due INTEGER NOT NULL,
    attempts INTEGER NOT NULL
) WITHOUT ROWID";
