//! Sessions and used sign-in links, in a Desk.

use shared::time::UnixMillis;

use super::sql::{Sql, StoreError, json};
use crate::domain::session::Stored;

/// Whether the link with this digest was used.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn link_used(sql: &impl Sql, token_digest: &str) -> Result<bool, StoreError> {
    let rows = sql.query("SELECT 1 FROM used_links WHERE token_digest = ?", &[token_digest.into()])?;
    Ok(!rows.is_empty())
}

/// Marks the link with this digest as used.
pub fn use_link(sql: &impl Sql, token_digest: &str, now: UnixMillis) -> Result<(), StoreError> {
    sql.run(
        "INSERT INTO used_links (token_digest, used_at) VALUES (?, ?)",
        &[token_digest.into(), now.into()],
    )
}

/// Stores a session under the digest of its token; forgets those that have ended.
pub fn put(sql: &impl Sql, token_digest: &str, stored: &Stored, now: UnixMillis) -> Result<(), StoreError> {
    sql.run("DELETE FROM sessions WHERE expires_at <= ?", &[now.into()])?;
    sql.run(
        "INSERT INTO sessions (token_digest, session, expires_at) VALUES (?, ?, ?)",
        &[token_digest.into(), json(&stored.session)?, stored.expires_at.into()],
    )
}

/// The session under this digest, unless it has ended.
pub fn find(sql: &impl Sql, token_digest: &str, now: UnixMillis) -> Result<Option<Stored>, StoreError> {
    let rows = sql.query(
        "SELECT session, expires_at FROM sessions WHERE token_digest = ? AND expires_at > ?",
        &[token_digest.into(), now.into()],
    )?;
    rows.first().map(|row| Ok(Stored { session: row.json(0)?, expires_at: row.moment(1)? })).transpose()
}

/// Ends the session under this digest.
pub fn end(sql: &impl Sql, token_digest: &str) -> Result<(), StoreError> {
    sql.run("DELETE FROM sessions WHERE token_digest = ?", &[token_digest.into()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{native::Native, schema};

    #[test]
    fn sessions_end_by_time_and_by_hand() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let stored = Stored {
            session: serde_json::from_str(
                r#"{"site":"demo","agent":{"id":"agent1","name":"Ana"},"role":"agent"}"#,
            )
            .unwrap(),
            expires_at: UnixMillis(100),
        };
        put(&sql, "a", &stored, UnixMillis(1)).unwrap();
        assert_eq!(find(&sql, "a", UnixMillis(99)).unwrap(), Some(stored.clone()));
        assert_eq!(find(&sql, "a", UnixMillis(100)).unwrap(), None);
        put(&sql, "b", &stored, UnixMillis(1)).unwrap();
        end(&sql, "b").unwrap();
        assert_eq!(find(&sql, "b", UnixMillis(1)).unwrap(), None);
    }

    #[test]
    fn a_link_is_used_once() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        assert_eq!(link_used(&sql, "a"), Ok(false));
        use_link(&sql, "a", UnixMillis(1)).unwrap();
        assert_eq!(link_used(&sql, "a"), Ok(true));
        assert!(use_link(&sql, "a", UnixMillis(2)).is_err());
    }
}
