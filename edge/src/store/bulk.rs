//! Statements that write many rows at once: each costs a crossing into the platform, whatever it writes.

use super::sql::{Sql, StoreError, Value};

/// How many parameters the platform allows in a statement.
/// <https://developers.cloudflare.com/durable-objects/platform/limits/>
const PARAMETERS: usize = 100;

/// An INSERT of rows of `COLUMNS` values, as one statement for each number of rows that it may write.
#[derive(Debug)]
pub(super) struct Bulk<const COLUMNS: usize>(Vec<String>);

impl<const COLUMNS: usize> Bulk<COLUMNS> {
    /// `head` is what stands before `VALUES`, `tail` what stands behind the values.
    pub(super) fn new(head: &str, tail: &str) -> Self {
        let row = format!("({})", ["?"; COLUMNS].join(", "));
        let statement = |rows| format!("{head} VALUES {} {tail}", vec![row.as_str(); rows].join(", "));
        Self((1..=PARAMETERS / COLUMNS).map(statement).collect())
    }

    /// Writes the rows, in as few statements as can be.
    ///
    /// # Errors
    /// [`StoreError`]; then some of the rows may be written, so this belongs in a transaction.
    pub(super) fn run(&self, sql: &impl Sql, rows: &[[Value; COLUMNS]]) -> Result<(), StoreError> {
        for chunk in rows.chunks(self.0.len()) {
            if let Some(statement) = self.0.get(chunk.len() - 1) {
                sql.run(statement, chunk.as_flattened())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::native::Native;

    #[test]
    fn every_row_is_written_once() {
        let bulk = Bulk::<30>::new("INSERT INTO t", "ON CONFLICT (c0) DO UPDATE SET c1 = excluded.c1");
        for count in 0_u32..9 {
            let sql = Native::empty();
            let columns: Vec<_> = (0..30).map(|n| format!("c{n} INTEGER")).collect();
            sql.run(&format!("CREATE TABLE t ({}, PRIMARY KEY (c0))", columns.join(", ")), &[]).unwrap();
            let rows: Vec<[Value; 30]> =
                (0..count).map(|n| [const { Value::Null }; 30].map(|_| n.into())).collect();
            bulk.run(&sql, &rows).unwrap();
            bulk.run(&sql, &rows).unwrap();
            let got = sql.query("SELECT c0, c29 FROM t ORDER BY c0", &[]).unwrap();
            let got: Vec<_> = got.iter().map(|row| (row.count(0).unwrap(), row.count(1).unwrap())).collect();
            assert_eq!(got, (0..count).map(|n| (n, n)).collect::<Vec<_>>());
        }
    }
}
