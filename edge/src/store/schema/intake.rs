//! The tables of an Intake.

/// Numbered from 1 by their place.
pub const MIGRATIONS: &[&[&str]] = &[&[
    "CREATE TABLE responses (
        id TEXT PRIMARY KEY,
        rev INTEGER NOT NULL,
        score INTEGER NOT NULL,
        concerns_desk INTEGER NOT NULL,
        body TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        revised_at INTEGER NOT NULL
    ) WITHOUT ROWID",
    super::OUTBOX,
]];
