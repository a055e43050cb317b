//! The tickets with which a window opens a socket into a conversation, in a Desk.

use shared::{ids::CaseId, time::UnixMillis};

use super::sql::{Sql, StoreError};

/// Stores a ticket of `case` by its digest, in the place of the one before.
///
/// # Errors
/// [`StoreError`]; so for its sibling.
pub fn put(sql: &impl Sql, case: CaseId, digest: &str, expires_at: UnixMillis) -> Result<(), StoreError> {
    sql.run(
        "INSERT OR REPLACE INTO tickets (case_id, digest, expires_at) VALUES (?, ?, ?)",
        &[case.to_string().into(), digest.into(), expires_at.into()],
    )
}

/// The case that the ticket with this digest opens at `now`; it opens nothing afterwards.
pub fn take(sql: &impl Sql, digest: &str, now: UnixMillis) -> Result<Option<CaseId>, StoreError> {
    let statement = "DELETE FROM tickets WHERE digest = ? RETURNING case_id, expires_at";
    let rows = sql.query(statement, &[digest.into()])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let case = row.text(0)?.parse().map_err(|_| StoreError::Corrupt(0, "a case id"))?;
    Ok((row.moment(1)? > now).then_some(case))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{native::Native, schema};

    #[test]
    fn a_ticket_opens_once_in_its_time_and_is_the_newest() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let case = |n| CaseId::new(UnixMillis(n), &[0; 10]);
        let take = |digest, now| take(&sql, digest, UnixMillis(now)).unwrap();
        put(&sql, case(1), "a", UnixMillis(100)).unwrap();
        put(&sql, case(2), "b", UnixMillis(100)).unwrap();
        assert_eq!(take("a", 99), Some(case(1)));
        assert_eq!(take("a", 99), None, "used");
        assert_eq!(take("b", 100), None, "expired");
        assert_eq!(take("b", 99), None, "and gone");
        put(&sql, case(1), "c", UnixMillis(100)).unwrap();
        put(&sql, case(1), "d", UnixMillis(100)).unwrap();
        assert_eq!((take("c", 1), take("d", 1)), (None, Some(case(1))), "the newest alone");
    }
}
