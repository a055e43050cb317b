//! Responses, in an Intake.

use shared::{ids::ResponseId, response::Response, time::UnixMillis};

use super::sql::{Sql, StoreError, json};
use crate::domain::intake::Stored;

/// The response under `id`.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn find(sql: &impl Sql, id: ResponseId) -> Result<Option<Stored>, StoreError> {
    let rows =
        sql.query("SELECT body, concerns_desk FROM responses WHERE id = ?", &[id.to_string().into()])?;
    rows.first().map(|row| Ok(Stored { response: row.json(0)?, concerns_desk: row.int(1)? != 0 })).transpose()
}

/// Stores `response` in the place of what was under its id.
pub fn put(
    sql: &impl Sql,
    response: &Response,
    concerns_desk: bool,
    now: UnixMillis,
) -> Result<(), StoreError> {
    sql.run(
        "INSERT INTO responses (id, rev, score, concerns_desk, body, received_at, revised_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
         ON CONFLICT (id) DO UPDATE SET rev = ?2, score = ?3, concerns_desk = ?4, body = ?5, revised_at = ?6",
        &[
            response.id.to_string().into(),
            response.rev.into(),
            u32::from(u8::from(response.score)).into(),
            concerns_desk.into(),
            json(response)?,
            now.into(),
        ],
    )
}
