//! The tables of a Desk.

/// Numbered from 1 by their place.
pub const MIGRATIONS: &[&[&str]] = &[
    &[
        "CREATE TABLE settings (
        version INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        saved_at INTEGER NOT NULL
    )",
        "CREATE TABLE embed (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        settings_version INTEGER NOT NULL,
        build TEXT NOT NULL,
        hash TEXT NOT NULL,
        script BLOB NOT NULL
    )",
        "CREATE TABLE cases (
        id TEXT PRIMARY KEY,
        response_id TEXT NOT NULL UNIQUE,
        response TEXT NOT NULL,
        state TEXT NOT NULL,
        handoff TEXT NOT NULL,
        owner_id TEXT,
        owner_name TEXT,
        opened_at INTEGER NOT NULL,
        pressed_at INTEGER,
        key_digest TEXT UNIQUE,
        resolution TEXT,
        last_seq INTEGER NOT NULL,
        rung_due INTEGER
    ) WITHOUT ROWID",
        "CREATE INDEX cases_unresolved ON cases (opened_at) WHERE state <> 'resolved'",
        "CREATE INDEX cases_ringing ON cases (pressed_at) WHERE handoff = 'ringing'",
        "CREATE INDEX cases_rung_due ON cases (rung_due) WHERE rung_due IS NOT NULL",
        "CREATE TABLE events (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        case_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        what TEXT NOT NULL,
        agent TEXT
    )",
        "CREATE INDEX events_by_case ON events (case_id, seq)",
        "CREATE TABLE messages (
        case_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        id TEXT NOT NULL,
        sender TEXT NOT NULL,
        text TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (case_id, seq),
        UNIQUE (case_id, id)
    ) WITHOUT ROWID",
        "CREATE TABLE feed (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL)",
        "INSERT INTO feed (one, seq) VALUES (1, 0)",
        "CREATE TABLE sessions (
        token_digest TEXT PRIMARY KEY,
        session TEXT NOT NULL,
        expires_at INTEGER NOT NULL
    ) WITHOUT ROWID",
        "CREATE TABLE used_links (
        token_digest TEXT PRIMARY KEY,
        used_at INTEGER NOT NULL
    ) WITHOUT ROWID",
        super::OUTBOX,
    ],
    &[
        "DROP TABLE embed",
        "CREATE TABLE embeds (
        variant TEXT PRIMARY KEY,
        settings_version INTEGER NOT NULL,
        build TEXT NOT NULL,
        hash TEXT NOT NULL,
        body BLOB NOT NULL
    ) WITHOUT ROWID",
    ],
    &[
        "ALTER TABLE cases ADD COLUMN connected_at INTEGER",
        "ALTER TABLE cases ADD COLUMN lost_at INTEGER",
        "ALTER TABLE cases ADD COLUMN company TEXT",
        "ALTER TABLE cases ADD COLUMN marks TEXT",
        "CREATE INDEX cases_connected ON cases (owner_id) WHERE state = 'claimed' AND handoff = 'connected'",
        "CREATE INDEX cases_waited ON cases (connected_at) WHERE connected_at IS NOT NULL",
        "CREATE TABLE agents (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        chosen TEXT NOT NULL,
        seen_at INTEGER NOT NULL
    ) WITHOUT ROWID",
    ],
    &["ALTER TABLE cases ADD COLUMN channel TEXT NOT NULL DEFAULT 'chat'"],
    &[
        "ALTER TABLE cases ADD COLUMN callback TEXT",
        "ALTER TABLE cases ADD COLUMN call_due INTEGER",
        "ALTER TABLE cases ADD COLUMN call_id TEXT",
        "ALTER TABLE cases ADD COLUMN on_phone INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX cases_call_due ON cases (call_due) WHERE call_due IS NOT NULL",
        "CREATE INDEX cases_call ON cases (call_id) WHERE call_id IS NOT NULL",
    ],
    &[
        "ALTER TABLE cases ADD COLUMN answers_to TEXT",
        "ALTER TABLE cases ADD COLUMN answers_key TEXT",
        "ALTER TABLE cases ADD COLUMN answers_newest INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE cases ADD COLUMN answers_sent INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE cases ADD COLUMN answers_due INTEGER",
        "CREATE INDEX cases_answers_due ON cases (answers_due) WHERE answers_due IS NOT NULL",
        "CREATE INDEX cases_of_order ON cases (response ->> '$.facts.order', id)
        WHERE response ->> '$.facts.order' IS NOT NULL",
    ],
    &["CREATE TABLE tickets (
        case_id TEXT PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        expires_at INTEGER NOT NULL
    ) WITHOUT ROWID"],
    &[
        "CREATE INDEX events_by_agent ON events (agent, at) WHERE agent IS NOT NULL",
        "ALTER TABLE cases ADD COLUMN page_errors TEXT",
    ],
    &[
        "CREATE TABLE files (
        digest TEXT PRIMARY KEY,
        case_id TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        size INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
    ) WITHOUT ROWID",
        "CREATE INDEX files_by_case ON files (case_id, size)",
        "CREATE INDEX files_by_end ON files (expires_at)",
        "CREATE TABLE file_parts (
        digest TEXT NOT NULL,
        part INTEGER NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (digest, part)
    )",
    ],
];
