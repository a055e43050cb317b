//! The tables of a Courier.

/// Numbered from 1 by their place.
pub const MIGRATIONS: &[&[&str]] = &[
    &[
        "CREATE TABLE targets (
        target INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        secret TEXT NOT NULL
    )",
        "CREATE TABLE deliveries (
        delivery INTEGER PRIMARY KEY,
        target INTEGER NOT NULL,
        message TEXT NOT NULL,
        topic TEXT NOT NULL,
        urgent INTEGER NOT NULL,
        body TEXT NOT NULL,
        at INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        due INTEGER,
        delivered_at INTEGER,
        given_up_at INTEGER,
        CHECK ((due IS NULL) + (delivered_at IS NULL) + (given_up_at IS NULL) = 2),
        UNIQUE (target, message)
    )",
        "CREATE INDEX deliveries_due ON deliveries (due) WHERE due IS NOT NULL",
        "CREATE INDEX deliveries_settled ON deliveries (coalesce(delivered_at, given_up_at)) WHERE due IS NULL",
        "CREATE TABLE attempts (
        delivery INTEGER NOT NULL,
        number INTEGER NOT NULL,
        began_at INTEGER NOT NULL,
        ended_at INTEGER,
        status INTEGER,
        outcome TEXT,
        PRIMARY KEY (delivery, number)
    ) WITHOUT ROWID",
    ],
    &["ALTER TABLE targets ADD COLUMN mail INTEGER NOT NULL DEFAULT 0"],
];
