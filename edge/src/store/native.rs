//! SQLite in the test process, so that the statements of the objects run natively.

use super::sql::{Row, Sql, StoreError, Value};

/// A database in memory.
pub(crate) struct Native(rusqlite::Connection);

impl Native {
    /// A database without tables.
    pub(crate) fn empty() -> Self {
        Self(rusqlite::Connection::open_in_memory().unwrap())
    }

    /// A database with the tables of `migrations`.
    pub(crate) fn with(migrations: &[&[&str]]) -> Self {
        let sql = Self::empty();
        super::migrate::migrate(&sql, migrations).unwrap();
        sql
    }
}

impl Sql for Native {
    fn query(&self, statement: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError> {
        let failed = |error: rusqlite::Error| StoreError::Sql(error.to_string());
        let mut prepared = self.0.prepare(statement).map_err(failed)?;
        let columns = prepared.column_count();
        let parameters = rusqlite::params_from_iter(parameters.iter().map(|value| match value {
            Value::Null => rusqlite::types::Value::Null,
            Value::Int(number) => rusqlite::types::Value::Integer(*number),
            Value::Text(text) => rusqlite::types::Value::Text(text.clone()),
        }));
        let rows = prepared
            .query_map(parameters, |row| {
                let value = |column| {
                    Ok(match row.get::<_, rusqlite::types::Value>(column)? {
                        rusqlite::types::Value::Null => Value::Null,
                        rusqlite::types::Value::Integer(number) => Value::Int(number),
                        other @ (rusqlite::types::Value::Real(_) | rusqlite::types::Value::Blob(_)) => {
                            panic!("no column holds a real or bytes: {other:?}")
                        }
                        rusqlite::types::Value::Text(text) => Value::Text(text),
                    })
                };
                (0..columns).map(value).collect::<rusqlite::Result<_>>().map(Row)
            })
            .map_err(failed)?;
        rows.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn wrote(&self, statement: &str, parameters: &[Value]) -> Result<bool, StoreError> {
        self.run(statement, parameters)?;
        Ok(self.0.changes() > 0)
    }

    fn atomically<T, E: From<StoreError>>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        self.run("BEGIN", &[])?;
        let outcome = work();
        self.run(if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" }, &[])?;
        outcome
    }
}
