//! The outbox: what must still reach another object. A row is written in the transaction that made it needed and
//! deleted when the other side has said that it has it, so that a hand-over happens at least once.

use core::time::Duration;

use shared::time::UnixMillis;

use super::sql::{Sql, StoreError, Value, json};

/// The longest pause between two attempts. Both ends run in one system, so that a long pause serves nobody.
const MAX_PAUSE: Duration = Duration::from_secs(60);

/// Something that must still reach another object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// What it is about; a newer parcel under the same id takes the older one's place.
    pub id: String,
    /// What to hand over, in JSON.
    pub body: String,
}

/// Puts a parcel in, due at once.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn put(sql: &impl Sql, parcel: &Parcel, now: UnixMillis) -> Result<(), StoreError> {
    sql.run(
        "INSERT INTO outbox (id, body, due, attempts) VALUES (?1, ?2, ?3, 0)
         ON CONFLICT (id) DO UPDATE SET body = ?2, due = ?3, attempts = 0",
        &[parcel.id.as_str().into(), parcel.body.as_str().into(), now.into()],
    )
}

/// Puts a parcel in that is handed over at once: it counts as tried, and is due again at the moment that is returned.
pub fn put_taken(sql: &impl Sql, parcel: &Parcel, now: UnixMillis) -> Result<UnixMillis, StoreError> {
    let again = now.after(pause(0));
    sql.run(
        "INSERT INTO outbox (id, body, due, attempts) VALUES (?1, ?2, ?3, 1)
         ON CONFLICT (id) DO UPDATE SET body = ?2, due = ?3, attempts = 1",
        &[parcel.id.as_str().into(), parcel.body.as_str().into(), again.into()],
    )?;
    Ok(again)
}

/// The parcels that are due, oldest first, at most `limit`. Each is counted as tried and due again later, so that an
/// attempt that dies half-way is repeated.
pub fn take_due(sql: &impl Sql, now: UnixMillis, limit: u32) -> Result<Vec<Parcel>, StoreError> {
    let rows = sql.query(
        "SELECT id, body, attempts FROM outbox WHERE due <= ? ORDER BY due, id LIMIT ?",
        &[now.into(), limit.into()],
    )?;
    rows.iter()
        .map(|row| {
            let parcel = Parcel { id: row.text(0)?.to_owned(), body: row.text(1)?.to_owned() };
            let attempts = row.count(2)?;
            let again = now.after(pause(attempts));
            sql.run(
                "UPDATE outbox SET attempts = attempts + 1, due = ? WHERE id = ?",
                &[again.into(), parcel.id.as_str().into()],
            )?;
            Ok(parcel)
        })
        .collect()
}

/// Forgets parcels that have arrived, each unless a newer one has taken its place meanwhile.
pub fn arrived(sql: &impl Sql, parcels: &[Parcel]) -> Result<(), StoreError> {
    if parcels.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = parcels.iter().map(|parcel| (&parcel.id, &parcel.body)).collect();
    sql.run(
        "DELETE FROM outbox WHERE (id, body) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))",
        &[json(&rows)?],
    )
}

/// When the next attempt is due.
pub fn next_due(sql: &impl Sql) -> Result<Option<UnixMillis>, StoreError> {
    earliest(sql, "SELECT min(due) FROM outbox", &[])
}

/// The moment in the only column of the only row of `statement`.
pub(super) fn earliest(
    sql: &impl Sql,
    statement: &str,
    parameters: &[Value],
) -> Result<Option<UnixMillis>, StoreError> {
    sql.query(statement, parameters)?.first().map_or(Ok(None), |row| row.optional_moment(0))
}

/// The pause after the attempt that follows `attempts` others: 1 s, doubled each time.
fn pause(attempts: u32) -> Duration {
    Duration::from_secs(1 << attempts.min(6)).min(MAX_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{native::Native, schema};

    fn parcel(id: &str, body: &str) -> Parcel {
        Parcel { id: id.to_owned(), body: body.to_owned() }
    }

    #[test]
    fn a_parcel_stays_until_it_has_arrived() {
        let sql = Native::with(schema::intake::MIGRATIONS);
        put(&sql, &parcel("a", "1"), UnixMillis(1_000)).unwrap();
        assert_eq!(take_due(&sql, UnixMillis(999), 9).unwrap(), []);
        assert_eq!(take_due(&sql, UnixMillis(1_000), 9).unwrap(), [parcel("a", "1")]);
        assert_eq!(take_due(&sql, UnixMillis(1_999), 9).unwrap(), []);
        assert_eq!(next_due(&sql).unwrap(), Some(UnixMillis(2_000)));
        assert_eq!(take_due(&sql, UnixMillis(2_000), 9).unwrap(), [parcel("a", "1")]);
        assert_eq!(next_due(&sql).unwrap(), Some(UnixMillis(4_000)));
        arrived(&sql, &[parcel("a", "1")]).unwrap();
        assert_eq!(next_due(&sql).unwrap(), None);
    }

    #[test]
    fn what_is_handed_over_at_once_is_due_again_when_nobody_took_it() {
        let sql = Native::with(schema::intake::MIGRATIONS);
        for id in ["a", "b", "c"] {
            assert_eq!(put_taken(&sql, &parcel(id, "1"), UnixMillis(1_000)).unwrap(), UnixMillis(2_000));
        }
        assert_eq!(take_due(&sql, UnixMillis(1_999), 9).unwrap(), []);
        arrived(&sql, &[parcel("a", "1"), parcel("b", "2"), parcel("c", "1")]).unwrap();
        assert_eq!(take_due(&sql, UnixMillis(2_000), 9).unwrap(), [parcel("b", "1")]);
        assert_eq!(next_due(&sql).unwrap(), Some(UnixMillis(4_000)));
    }

    #[test]
    fn an_older_arrival_does_not_take_the_newer_parcel_away() {
        let sql = Native::with(schema::intake::MIGRATIONS);
        put(&sql, &parcel("a", "1"), UnixMillis(0)).unwrap();
        put(&sql, &parcel("a", "2"), UnixMillis(0)).unwrap();
        arrived(&sql, &[parcel("a", "1")]).unwrap();
        assert_eq!(take_due(&sql, UnixMillis(0), 9).unwrap(), [parcel("a", "2")]);
    }

    #[test]
    fn pauses_double_up_to_a_minute() {
        let pauses: Vec<_> = (0..9).map(|attempts| pause(attempts).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }
}
