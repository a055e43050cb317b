//! Numbered migrations. A migration that was ever released is never edited; a new one is added behind it.

use super::sql::{Sql, StoreError, Value};

/// Brings the database to the newest of `migrations` (numbered from 1 by their place), in one transaction.
///
/// # Errors
/// [`StoreError::Newer`] when the data was written by a newer build; nothing is changed then.
pub fn migrate(sql: &impl Sql, migrations: &[&[&str]]) -> Result<(), StoreError> {
    sql.atomically(|| {
        sql.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)", &[])?;
        let rows = sql.query("SELECT coalesce(max(version), 0) FROM schema_version", &[])?;
        let found = rows.first().map_or(Ok(0), |row| row.int(0))?;
        let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
        if found > known {
            return Err(StoreError::Newer { found, known });
        }
        for (version, statements) in (1_i64..).zip(migrations).filter(|(version, _)| *version > found) {
            for statement in *statements {
                sql.run(statement, &[])?;
            }
            sql.run("INSERT INTO schema_version (version) VALUES (?)", &[Value::Int(version)])?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::native::Native;

    #[test]
    fn migrations_run_once_in_order_and_newer_data_is_refused() {
        let sql = Native::empty();
        let first: &[&str] = &["CREATE TABLE a (x INTEGER)"];
        let second: &[&str] = &["INSERT INTO a VALUES (1)"];
        migrate(&sql, &[first]).unwrap();
        migrate(&sql, &[first, second]).unwrap();
        migrate(&sql, &[first, second]).unwrap();
        assert_eq!(sql.query("SELECT count(*) FROM a", &[]).unwrap()[0].int(0), Ok(1));
        assert_eq!(migrate(&sql, &[first]), Err(StoreError::Newer { found: 2, known: 1 }));
    }

    #[test]
    fn a_migration_that_fails_leaves_nothing() {
        let sql = Native::empty();
        let broken: &[&str] = &["CREATE TABLE a (x INTEGER)", "NONSENSE"];
        assert!(matches!(migrate(&sql, &[broken]), Err(StoreError::Sql(_))));
        assert!(sql.query("SELECT * FROM a", &[]).is_err());
    }
}
