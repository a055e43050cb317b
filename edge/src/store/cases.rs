//! Cases, and the numbering of the changes that the agents see, in a Desk.

use shared::{
    case::Agent,
    ids::{CaseId, ResponseId},
    time::UnixMillis,
};

use super::{
    outbox::earliest,
    sql::{Row, Sql, StoreError, Value, json},
};
use crate::domain::case::Case;

const COLUMNS: &str = "id, response, state, handoff, owner_id, owner_name, opened_at, pressed_at, key_digest,
    resolution, last_seq, rung_due";

/// Stores `case` in the place of what was under its id.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn put(sql: &impl Sql, case: &Case) -> Result<(), StoreError> {
    let owner = case.owner.as_ref();
    sql.run(
        "INSERT INTO cases (id, response, state, handoff, owner_id, owner_name, opened_at, pressed_at,
            key_digest, resolution, last_seq, rung_due, response_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         ON CONFLICT (id) DO UPDATE SET response = ?2, state = ?3, handoff = ?4, owner_id = ?5, owner_name = ?6,
            pressed_at = ?8, key_digest = ?9, resolution = ?10, last_seq = ?11, rung_due = ?12",
        &[
            case.id.to_string().into(),
            json(&case.response)?,
            word(&case.state)?,
            word(&case.handoff)?,
            owner.map(|agent| agent.id.as_str()).into(),
            owner.map(|agent| agent.name.as_str()).into(),
            case.opened_at.into(),
            case.pressed_at.into(),
            case.key_digest.as_deref().into(),
            case.resolution.as_ref().map(json).transpose()?.unwrap_or(Value::Null),
            case.last_seq.into(),
            case.rung_due.into(),
            case.response.id.to_string().into(),
        ],
    )
}

/// The case `id`.
pub fn find(sql: &impl Sql, id: CaseId) -> Result<Option<Case>, StoreError> {
    one(sql, "id = ?", id.to_string())
}

/// The case of the response `id`.
pub fn find_by_response(sql: &impl Sql, id: ResponseId) -> Result<Option<Case>, StoreError> {
    one(sql, "response_id = ?", id.to_string())
}

/// The cases of these responses: one statement, however many they are.
pub fn find_by_responses(sql: &impl Sql, ids: &[ResponseId]) -> Result<Vec<Case>, StoreError> {
    many(sql, "response_id IN (SELECT value FROM json_each(?))", &[json(&ids)?])
}

/// The case whose visitor holds the key with this digest.
pub fn find_by_key(sql: &impl Sql, key_digest: &str) -> Result<Option<Case>, StoreError> {
    one(sql, "key_digest = ?", key_digest.to_owned())
}

/// Every case that is not resolved, oldest first.
pub fn unresolved(sql: &impl Sql) -> Result<Vec<Case>, StoreError> {
    many(sql, "state <> 'resolved' ORDER BY opened_at, id", &[])
}

/// Every case that rings, longest first.
pub fn ringing(sql: &impl Sql) -> Result<Vec<Case>, StoreError> {
    many(sql, "handoff = 'ringing' ORDER BY pressed_at, id", &[])
}

/// The cases with a rung due at `now`.
pub fn rungs_due(sql: &impl Sql, now: UnixMillis) -> Result<Vec<Case>, StoreError> {
    many(sql, "rung_due <= ? ORDER BY rung_due, id", &[now.into()])
}

/// When the next rung of any case is due.
pub fn next_rung(sql: &impl Sql) -> Result<Option<UnixMillis>, StoreError> {
    earliest(sql, "SELECT min(rung_due) FROM cases WHERE rung_due IS NOT NULL", &[])
}

/// The number of the last change that was shown to the agents.
pub fn feed_seq(sql: &impl Sql) -> Result<u32, StoreError> {
    let rows = sql.query("SELECT seq FROM feed", &[])?;
    rows.first().map_or(Ok(0), |row| row.count(0))
}

/// Counts one more change, and returns its number.
pub fn next_feed_seq(sql: &impl Sql) -> Result<u32, StoreError> {
    let rows = sql.query("UPDATE feed SET seq = seq + 1 RETURNING seq", &[])?;
    rows.first().map_or(Err(StoreError::Corrupt(0, "the feed")), |row| row.count(0))
}

fn one(sql: &impl Sql, condition: &str, parameter: String) -> Result<Option<Case>, StoreError> {
    Ok(many(sql, condition, &[parameter.into()])?.pop())
}

fn many(sql: &impl Sql, condition: &str, parameters: &[Value]) -> Result<Vec<Case>, StoreError> {
    let statement = format!("SELECT {COLUMNS} FROM cases WHERE {condition}");
    sql.query(&statement, parameters)?.iter().map(case).collect()
}

fn case(row: &Row) -> Result<Case, StoreError> {
    let owner = match (row.optional_text(4)?, row.optional_text(5)?) {
        (Some(id), Some(name)) => Some(Agent { id: parsed(4, id)?, name: parsed(5, name)? }),
        _ => None,
    };
    Ok(Case {
        id: parsed(0, row.text(0)?)?,
        response: row.json(1)?,
        state: parsed(2, row.text(2)?)?,
        handoff: parsed(3, row.text(3)?)?,
        owner,
        opened_at: row.moment(6)?,
        pressed_at: row.optional_moment(7)?,
        key_digest: row.optional_text(8)?.map(str::to_owned),
        resolution: row.optional_text(9)?.map(|_| row.json(9)).transpose()?,
        last_seq: row.count(10)?,
        rung_due: row.optional_moment(11)?,
    })
}

/// The bare word of a unit variant, as serde writes it.
pub(super) fn word<T: serde::Serialize>(value: &T) -> Result<Value, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(Value::Text(word)),
        _ => Err(StoreError::Sql("only words are stored as words".to_owned())),
    }
}

/// The value whose bare word [`word`] wrote.
pub(super) fn parsed<T: serde::de::DeserializeOwned>(column: usize, word: &str) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|_| StoreError::Corrupt(column, "a known word"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{Event, open, step};
    use crate::store::{native::Native, schema};
    use core::time::Duration;
    use shared::{ids::CaseId, text::Label};

    #[test]
    fn a_case_comes_back_as_it_was_stored() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let response = serde_json::from_value(serde_json::json!({
            "id": "01931d1e-7a3c-7c5d-8f2a-0123456789ab", "score": 1, "comment": "“no” – 100 %",
            "page": "https://shop.example/pay", "locale": "pt-BR", "reason": "payment"
        }))
        .unwrap();
        let id = CaseId::new(UnixMillis(1_700_000_000_000), &[7; 10]);
        let (case, _) = open(id, response, UnixMillis(5));
        put(&sql, &case).unwrap();
        assert_eq!(find(&sql, id).unwrap(), Some(case.clone()));

        let pressed = Event::Pressed { key_digest: "k".to_owned() };
        let (case, _) = step(case, pressed, UnixMillis(6), Duration::from_secs(20)).unwrap();
        put(&sql, &case).unwrap();
        assert_eq!(find_by_key(&sql, "k").unwrap(), Some(case.clone()));
        assert_eq!(ringing(&sql).unwrap(), std::slice::from_ref(&case));
        assert_eq!(next_rung(&sql).unwrap(), Some(UnixMillis(20_006)));
        assert_eq!(rungs_due(&sql, UnixMillis(20_005)).unwrap(), []);
        assert_eq!(rungs_due(&sql, UnixMillis(20_006)).unwrap(), std::slice::from_ref(&case));

        let by = Agent { id: "agent1".parse().unwrap(), name: Label::new("Ana").unwrap() };
        let (case, _) = step(case, Event::Claimed { by: by.clone() }, UnixMillis(7), Duration::ZERO).unwrap();
        let resolution = serde_json::from_str(r#"{"outcome":"solved","root_cause":"payment"}"#).unwrap();
        let resolved = Event::Resolved { by: by.id, resolution };
        let (case, _) = step(case, resolved, UnixMillis(8), Duration::ZERO).unwrap();
        put(&sql, &case).unwrap();
        assert_eq!(find_by_response(&sql, case.response.id).unwrap(), Some(case));
        assert_eq!(unresolved(&sql).unwrap(), []);
    }

    #[test]
    fn changes_are_numbered_without_gaps() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        assert_eq!(feed_seq(&sql), Ok(0));
        assert_eq!((next_feed_seq(&sql), next_feed_seq(&sql), feed_seq(&sql)), (Ok(1), Ok(2), Ok(2)));
    }
}
