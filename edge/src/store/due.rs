//! When a Desk has something to do by itself.

use shared::time::UnixMillis;

use super::{
    outbox::earliest,
    sql::{Sql, StoreError},
};

/// The earliest moment at which a rung, a call, answers that go out, a file's end, or a parcel is due. One statement for
/// all, because it is asked within every press.
///
/// # Errors
/// [`StoreError`].
pub fn next(sql: &impl Sql) -> Result<Option<UnixMillis>, StoreError> {
    earliest(
        sql,
        "SELECT min(due) FROM (
            SELECT min(rung_due) AS due FROM cases WHERE rung_due IS NOT NULL
            UNION ALL SELECT min(call_due) FROM cases WHERE call_due IS NOT NULL
            UNION ALL SELECT min(answers_due) FROM cases WHERE answers_due IS NOT NULL
            UNION ALL SELECT min(expires_at) FROM files
            UNION ALL SELECT min(due) FROM outbox)",
        &[],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{native::Native, outbox, schema};

    #[test]
    fn the_earliest_of_all_counts() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let put = |id: &str, rung: Option<u32>, call: Option<u32>, answers: Option<u32>| {
            let values = [id.into(), id.into(), rung.into(), call.into(), answers.into()];
            let statement =
                "INSERT INTO cases (id, response, response_id, state, handoff, opened_at, last_seq, rung_due,
                call_due, answers_due) VALUES (?1, '{}', ?2, 'opened', 'none', 0, 0, ?3, ?4, ?5)";
            sql.run(statement, &values).unwrap();
        };
        let check = |want: Option<u64>| assert_eq!(next(&sql).unwrap(), want.map(UnixMillis));
        check(None);
        put("a", None, None, None);
        check(None);
        put("b", None, None, Some(9));
        check(Some(9));
        put("c", None, Some(8), None);
        check(Some(8));
        put("d", Some(7), Some(10), Some(11));
        check(Some(7));
        let parcel = outbox::Parcel { id: "p".to_owned(), body: "{}".to_owned() };
        outbox::put(&sql, &parcel, UnixMillis(6)).unwrap();
        check(Some(6));
    }
}
