//! The tables of an Intake.

/// Numbered from 1 by their place.
pub const MIGRATIONS: &[&[&str]] = &[RESPONSES, COUNTERS, COUNTING];

/// Counts the row that a trigger runs for.
macro_rules! count_new {
    () => {
        "INSERT INTO counters VALUES (new.received_at / 3600000, coalesce(new.page, ''), coalesce(new.survey, ''),
            new.score, new.steps, coalesce(new.reason, ''), coalesce(new.locale, ''), new.device,
            new.suspicion IS NOT NULL, 1)
         ON CONFLICT (hour, page, survey, score, steps, reason, locale, device, suspected)
         DO UPDATE SET count = count + 1;"
    };
}

/// The counter of the row as it was before.
macro_rules! counts_old {
    () => {
        "hour = old.received_at / 3600000 AND page = coalesce(old.page, '') AND survey = coalesce(old.survey, '')
         AND score = old.score AND steps = old.steps AND reason = coalesce(old.reason, '')
         AND locale = coalesce(old.locale, '') AND device = old.device
         AND suspected = (old.suspicion IS NOT NULL)"
    };
}

const RESPONSES: &[&str] = &[
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
];

/// What is counted can be read as columns, which are made of `body` when they are read (`page` is the path alone), and
/// the counters begin with what is there.
const COUNTERS: &[&str] = &[
    "ALTER TABLE responses ADD COLUMN device TEXT NOT NULL DEFAULT 'other'",
    "ALTER TABLE responses ADD COLUMN suspicion TEXT",
    "ALTER TABLE responses ADD COLUMN page TEXT AS (
        CASE instr(substr(body ->> '$.page', instr(body ->> '$.page', '://') + 3), '/')
            WHEN 0 THEN '/'
            ELSE substr(body ->> '$.page', instr(body ->> '$.page', '://') + 2
                + instr(substr(body ->> '$.page', instr(body ->> '$.page', '://') + 3), '/'))
        END)",
    "ALTER TABLE responses ADD COLUMN survey TEXT AS (body ->> '$.survey')",
    "ALTER TABLE responses ADD COLUMN steps INTEGER AS (coalesce(body ->> '$.steps', 5))",
    "ALTER TABLE responses ADD COLUMN reason TEXT AS (body ->> '$.reason')",
    "ALTER TABLE responses ADD COLUMN locale TEXT AS (body ->> '$.locale')",
    "CREATE TABLE counters (
        hour INTEGER NOT NULL,
        page TEXT NOT NULL,
        survey TEXT NOT NULL,
        score INTEGER NOT NULL,
        steps INTEGER NOT NULL,
        reason TEXT NOT NULL,
        locale TEXT NOT NULL,
        device TEXT NOT NULL,
        suspected INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (hour, page, survey, score, steps, reason, locale, device, suspected)
    ) WITHOUT ROWID",
    // Rows that count nothing any more are found without a look at the others.
    "CREATE INDEX counters_spent ON counters (hour) WHERE count = 0",
    "INSERT INTO counters
        SELECT received_at / 3600000, coalesce(page, ''), coalesce(survey, ''), score, steps,
            coalesce(reason, ''), coalesce(locale, ''), device, suspicion IS NOT NULL, count(*)
        FROM responses GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9",
];

/// The database counts by itself, with the statement that writes a row: no writer can forget it, and none pays for
/// statements of its own. A revision leaves hour, device and suspicion as they were, and has another body.
const COUNTING: &[&str] = &[
    "DROP INDEX counters_spent",
    concat!("CREATE TRIGGER responses_counted AFTER INSERT ON responses BEGIN ", count_new!(), " END"),
    concat!(
        "CREATE TRIGGER responses_recounted AFTER UPDATE ON responses WHEN new.body <> old.body BEGIN
            UPDATE counters SET count = count - 1 WHERE ",
        counts_old!(),
        "; DELETE FROM counters WHERE count = 0 AND ",
        counts_old!(),
        "; ",
        count_new!(),
        " END"
    ),
];
