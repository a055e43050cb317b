//! Cases, and the numbering of the changes that the agents see, in a Desk.

use core::time::Duration;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use shared::{
    callback::CallId,
    case::Agent,
    ids::{AgentId, CaseId, ResponseId},
    time::UnixMillis,
};

use super::sql::{Row, Sql, StoreError, Value, json};
use crate::domain::case::{Answers, Case, WayBack};

const COLUMNS: &str = "id, response, state, handoff, owner_id, owner_name, opened_at, pressed_at, key_digest,
    resolution, last_seq, rung_due, connected_at, lost_at, company, marks, channel, callback, answers_to,
    answers_key, answers_newest, answers_sent, answers_due, page_errors";

/// Stores `case` in the place of what was under its id.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn put(sql: &impl Sql, case: &Case) -> Result<(), StoreError> {
    let (owner, to) = (case.owner.as_ref(), case.answers.to.as_ref());
    sql.run(
        "INSERT INTO cases (id, response, state, handoff, owner_id, owner_name, opened_at, pressed_at,
            key_digest, resolution, last_seq, rung_due, response_id, connected_at, lost_at, company, marks, channel,
            callback, call_due, call_id, on_phone, answers_to, answers_key, answers_newest, answers_sent, answers_due, page_errors)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24, ?25, ?26, ?27, ?28)
         ON CONFLICT (id) DO UPDATE SET response = ?2, state = ?3, handoff = ?4, owner_id = ?5, owner_name = ?6,
            pressed_at = ?8, key_digest = ?9, resolution = ?10, last_seq = ?11, rung_due = ?12,
            connected_at = ?14, lost_at = ?15, company = ?16, marks = ?17,
            channel = ?18, callback = ?19, call_due = ?20, call_id = ?21, on_phone = ?22,
            answers_to = ?23, answers_key = ?24, answers_newest = ?25, answers_sent = ?26, answers_due = ?27,
            page_errors = ?28",
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
            case.connected_at.into(),
            case.lost_at.into(),
            company(case)?,
            marks(case)?,
            word(&case.channel)?,
            case.callback.as_ref().map(json).transpose()?.unwrap_or(Value::Null),
            case.call_due().into(),
            case.callback.as_ref().and_then(|callback| callback.last_call.as_ref()).map(CallId::as_str).into(),
            u32::from(case.is_on_phone()).into(),
            to.map(|to| to.address.as_str()).into(),
            to.map(|to| to.key.as_str()).into(),
            case.answers.newest.into(),
            case.answers.sent.into(),
            case.answers.due.into(),
            if case.page_errors.is_empty() { Value::Null } else { json(&case.page_errors)? },
        ],
    )
}

/// Most cases concern one agent, and have nothing here.
fn company(case: &Case) -> Result<Value, StoreError> {
    let Case { declined, invited, second, hops, .. } = case;
    if declined.is_empty() && invited.is_none() && second.is_none() && *hops == 0 {
        return Ok(Value::Null);
    }
    json(&(declined, invited, second, hops))
}

fn marks(case: &Case) -> Result<Value, StoreError> {
    if case.visitor_marks.is_none() && case.team_marks.is_none() {
        return Ok(Value::Null);
    }
    json(&(case.visitor_marks, case.team_marks))
}

/// The case `id`.
pub fn find(sql: &impl Sql, id: CaseId) -> Result<Option<Case>, StoreError> {
    one(sql, "id = ?", id.to_string())
}

/// The case whose visitor holds the key with this digest, and that of the response `id`, where they are others or one: what a
/// press is about.
pub fn find_pressed(sql: &impl Sql, key_digest: &str, id: ResponseId) -> Result<Vec<Case>, StoreError> {
    many(sql, "key_digest = ? OR response_id = ?", &[key_digest.into(), id.to_string().into()])
}

/// The cases of these responses: one statement, however many they are.
pub fn find_by_responses(sql: &impl Sql, ids: &[ResponseId]) -> Result<Vec<Case>, StoreError> {
    many(sql, "response_id IN (SELECT value FROM json_each(?))", &[json(&ids)?])
}

/// The case whose visitor holds the key with this digest.
pub fn find_by_key(sql: &impl Sql, key_digest: &str) -> Result<Option<Case>, StoreError> {
    one(sql, "key_digest = ?", key_digest.to_owned())
}

/// The last cases before `case` that are of the same order, newest first. An order's number is what the page says of it:
/// agents may see what belongs to it, and nobody else.
pub fn before(sql: &impl Sql, case: &Case) -> Result<Vec<Case>, StoreError> {
    let Some(order) = &case.response.facts.order else { return Ok(Vec::new()) };
    let condition = "response ->> '$.facts.order' = ? AND id < ? ORDER BY id DESC LIMIT 3";
    many(sql, condition, &[order.as_str().into(), case.id.to_string().into()])
}

/// Every case that is not resolved, oldest first.
pub fn unresolved(sql: &impl Sql) -> Result<Vec<Case>, StoreError> {
    many(sql, "state <> 'resolved' ORDER BY opened_at, id", &[])
}

/// Every case that rings, whose turn is first at the front.
pub fn ringing(sql: &impl Sql) -> Result<Vec<Case>, StoreError> {
    many(sql, "handoff = 'ringing' ORDER BY lost_at IS NULL, pressed_at, id", &[])
}

/// The cases that `owner` talks in with their visitors in the page: a claim that stands only while they are there.
pub fn connected(sql: &impl Sql, owner: &AgentId) -> Result<Vec<Case>, StoreError> {
    let condition = "state = 'claimed' AND handoff = 'connected' AND owner_id = ? AND NOT on_phone
        ORDER BY id";
    many(sql, condition, &[owner.as_str().into()])
}

/// With how many visitors each agent talks who talks with any, and with how many of them in the page.
pub fn talks(sql: &impl Sql) -> Result<BTreeMap<AgentId, (u32, u32)>, StoreError> {
    let rows = sql.query(
        "SELECT owner_id, count(*), sum(NOT on_phone) FROM cases
            WHERE state = 'claimed' AND handoff = 'connected' GROUP BY owner_id",
        &[],
    )?;
    rows.iter().map(|row| Ok((parsed(0, row.text(0)?)?, (row.count(1)?, row.count(2)?)))).collect()
}

/// How long the last visitors who stayed waited for somebody, at most `limit` of them, newest first.
pub fn waits(sql: &impl Sql, limit: usize) -> Result<Vec<Duration>, StoreError> {
    let rows = sql.query(
        "SELECT pressed_at, connected_at FROM cases WHERE connected_at IS NOT NULL AND callback IS NULL
            ORDER BY connected_at DESC LIMIT ?",
        &[u32::try_from(limit).unwrap_or(u32::MAX).into()],
    )?;
    rows.iter().map(|row| Ok(row.moment(1)?.since(row.moment(0)?))).collect()
}

/// The case in which `call` was the last one that was begun.
pub fn find_by_call(sql: &impl Sql, call: &CallId) -> Result<Option<Case>, StoreError> {
    one(sql, "call_id = ?", call.as_str().to_owned())
}

/// The cases in which something is due at `now` with the wish to be called.
pub fn calls_due(sql: &impl Sql, now: UnixMillis) -> Result<Vec<Case>, StoreError> {
    many(sql, "call_due <= ? ORDER BY call_due, id", &[now.into()])
}

/// The cases with a rung due at `now`.
pub fn rungs_due(sql: &impl Sql, now: UnixMillis) -> Result<Vec<Case>, StoreError> {
    many(sql, "rung_due <= ? ORDER BY rung_due, id", &[now.into()])
}

/// The cases with answers that go out at `now`.
pub fn answers_due(sql: &impl Sql, now: UnixMillis) -> Result<Vec<Case>, StoreError> {
    many(sql, "answers_due <= ? ORDER BY answers_due, id", &[now.into()])
}

/// The number of the last change that was shown to the agents.
pub fn feed_seq(sql: &impl Sql) -> Result<u32, StoreError> {
    let rows = sql.query("SELECT seq FROM feed", &[])?;
    rows.first().map_or(Ok(0), |row| row.count(0))
}

/// Counts so many more changes, and returns the number of the first of them.
pub fn next_feed_seqs(sql: &impl Sql, changes: u32) -> Result<u32, StoreError> {
    let rows = sql.query("UPDATE feed SET seq = seq + ?1 RETURNING seq - ?1 + 1", &[changes.into()])?;
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
    let (declined, invited, second, hops) = optional_json(row, 14)?;
    let (visitor_marks, team_marks) = optional_json(row, 15)?;
    let to = match (row.optional_text(18)?, row.optional_text(19)?) {
        (Some(address), Some(key)) => Some(WayBack {
            address: address.parse().map_err(|_| StoreError::Corrupt(18, "an e-mail address"))?,
            key: key.parse().map_err(|_| StoreError::Corrupt(19, "a key"))?,
        }),
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
        connected_at: row.optional_moment(12)?,
        lost_at: row.optional_moment(13)?,
        declined,
        invited,
        second,
        hops,
        visitor_marks,
        team_marks,
        channel: parsed(16, row.text(16)?)?,
        callback: row.optional_text(17)?.map(|_| row.json(17)).transpose()?,
        answers: Answers { to, newest: row.count(20)?, sent: row.count(21)?, due: row.optional_moment(22)? },
        page_errors: optional_json(row, 23)?,
    })
}

/// What stands in a column as JSON, or its default where there is nothing.
fn optional_json<T: DeserializeOwned + Default>(row: &Row, column: usize) -> Result<T, StoreError> {
    row.optional_text(column)?.map_or_else(|| Ok(T::default()), |_| row.json(column))
}

/// The bare word of a unit variant, as serde writes it.
pub(super) fn word<T: serde::Serialize>(value: &T) -> Result<Value, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(Value::Text(word)),
        _ => Err(StoreError::Sql("only words are stored as words".to_owned())),
    }
}

/// The value whose bare word [`word`] wrote.
pub(super) fn parsed<T: DeserializeOwned>(column: usize, word: &str) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|_| StoreError::Corrupt(column, "a known word"))
}

#[cfg(test)]
mod tests;
