//! Deliveries with their attempts, and their targets, in a Courier.
//!
//! *Invariant:* a target's secret is kept once, with the target, and goes when the last of its deliveries does. What holds a
//! visitor's address and key is forgotten as soon as nothing more is tried with it.

use shared::time::UnixMillis;

use super::{
    cases::{parsed, word},
    outbox::earliest,
    sql::{Row, Sql, StoreError, Value},
};
use crate::domain::delivery::{
    Delivery, Handover, Message, Outcome, RETENTION, State, TIMEOUT, Topic, after_attempt,
    slots::{DeliveryKey, Due, PER_TARGET, TargetKey},
};

/// One attempt that is to be made now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// For which delivery.
    pub delivery: DeliveryKey,
    /// Which attempt it is, from 1.
    pub attempt: u32,
    /// What to say.
    pub message: Message,
    /// Where to.
    pub url: String,
    /// What to sign with, or the secret of the account.
    pub secret: String,
    /// Whether it is mail.
    pub mail: bool,
}

/// Stores what was handed over, due at once; a message that this target was to have already changes nothing.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn accept(sql: &impl Sql, handover: &Handover, now: UnixMillis) -> Result<(), StoreError> {
    let Handover { target, delivery: message, mail } = handover;
    let url = target.url.as_str();
    sql.run(
        "INSERT INTO targets (url, secret, mail) VALUES (?1, ?2, ?3)
         ON CONFLICT (url) DO UPDATE SET secret = ?2, mail = ?3",
        &[url.into(), target.secret.as_str().into(), (*mail).into()],
    )?;
    sql.run(
        "INSERT INTO deliveries (target, message, topic, urgent, body, at, attempts, due)
         SELECT target, ?2, ?3, ?4, ?5, ?6, 0, ?7 FROM targets WHERE url = ?1
         ON CONFLICT (target, message) DO NOTHING",
        &[
            url.into(),
            message.id.as_str().into(),
            word(&message.topic)?,
            message.topic.is_urgent().into(),
            message.body.as_str().into(),
            message.at.into(),
            now.into(),
        ],
    )
}

/// The deliveries that are due, urgent ones first, then the longest due. Of one target no more than can be of use:
/// as many as may be under way, behind as many that already are.
pub fn due(sql: &impl Sql, now: UnixMillis) -> Result<Vec<Due>, StoreError> {
    let per_target = i64::try_from(PER_TARGET.saturating_mul(2)).unwrap_or(i64::MAX);
    let rows = sql.query(
        "SELECT delivery, target FROM (
            SELECT delivery, target, urgent, due,
                row_number() OVER (PARTITION BY target ORDER BY urgent DESC, due, delivery) AS place
            FROM deliveries WHERE due <= ?
         ) WHERE place <= ? ORDER BY urgent DESC, due, delivery",
        &[now.into(), Value::Int(per_target)],
    )?;
    rows.iter()
        .map(|row| Ok(Due { delivery: DeliveryKey(row.int(0)?), target: TargetKey(row.int(1)?) }))
        .collect()
}

/// Counts the attempt that starts now; none is to be made where the delivery is settled.
pub fn begin(sql: &impl Sql, key: DeliveryKey, now: UnixMillis) -> Result<Option<Errand>, StoreError> {
    let Some(delivery) = find(sql, key)? else {
        return Ok(None);
    };
    let begun = delivery.begin(now);
    put(sql, key, begun)?;
    if !matches!(begun.state, State::Pending { .. }) {
        return Ok(None);
    }
    sql.run(
        "INSERT INTO attempts (delivery, number, began_at) VALUES (?, ?, ?)",
        &[Value::Int(key.0), begun.attempts.into(), now.into()],
    )?;
    let rows = sql.query(
        "SELECT message, topic, body, at, url, secret, mail FROM deliveries JOIN targets USING (target)
         WHERE delivery = ?",
        &[Value::Int(key.0)],
    )?;
    rows.first().map(|row| errand(key, begun.attempts, row)).transpose()
}

/// Writes down what came of the attempt that was begun last, and returns what became of the delivery.
pub fn record(
    sql: &impl Sql,
    key: DeliveryKey,
    outcome: &Outcome,
    now: UnixMillis,
    jitter: u64,
) -> Result<Option<Delivery>, StoreError> {
    let Some(delivery) = find(sql, key)? else {
        return Ok(None);
    };
    let after = after_attempt(delivery, outcome, now, jitter);
    put(sql, key, after)?;
    sql.run(
        "UPDATE attempts SET ended_at = ?, status = ?, outcome = ? WHERE delivery = ? AND number = ?",
        &[
            now.into(),
            outcome.status().map(u32::from).into(),
            outcome.to_string().into(),
            Value::Int(key.0),
            after.attempts.into(),
        ],
    )?;
    Ok(Some(after))
}

/// When to look again: for what is due by then, or for what is past its retention. What is due now is under way, or
/// waits for a slot that is freed when something under way ends; looking again after a while is for an object that
/// was gone meanwhile.
pub fn next_look(sql: &impl Sql, now: UnixMillis) -> Result<Option<UnixMillis>, StoreError> {
    let due = earliest(
        sql,
        "SELECT min(CASE WHEN due > ?1 THEN due ELSE ?2 END) FROM deliveries WHERE due IS NOT NULL",
        &[now.into(), now.after(TIMEOUT / 2).into()],
    )?;
    let settled = earliest(
        sql,
        "SELECT min(coalesce(delivered_at, given_up_at)) FROM deliveries WHERE due IS NULL",
        &[],
    )?;
    let past = settled.map(|at| at.after(RETENTION));
    Ok([due, past].into_iter().flatten().min())
}

/// Forgets the deliveries that were settled longer ago than they are kept, and the targets that none is for.
pub fn prune(sql: &impl Sql, now: UnixMillis) -> Result<(), StoreError> {
    let Some(until) = now.0.checked_sub(u64::try_from(RETENTION.as_millis()).unwrap_or(u64::MAX)) else {
        return Ok(());
    };
    let until: Value = UnixMillis(until).into();
    const PAST: &str = "due IS NULL AND coalesce(delivered_at, given_up_at) <= ?";
    sql.run(
        &format!("DELETE FROM attempts WHERE delivery IN (SELECT delivery FROM deliveries WHERE {PAST})"),
        core::slice::from_ref(&until),
    )?;
    sql.run(&format!("DELETE FROM deliveries WHERE {PAST}"), &[until])?;
    sql.run("DELETE FROM targets WHERE target NOT IN (SELECT target FROM deliveries)", &[])
}

fn find(sql: &impl Sql, key: DeliveryKey) -> Result<Option<Delivery>, StoreError> {
    let rows = sql.query(
        "SELECT topic, attempts, due, delivered_at, given_up_at FROM deliveries WHERE delivery = ?",
        &[Value::Int(key.0)],
    )?;
    rows.first().map(delivery).transpose()
}

fn put(sql: &impl Sql, key: DeliveryKey, delivery: Delivery) -> Result<(), StoreError> {
    let (due, delivered_at, given_up_at) = match delivery.state {
        State::Pending { due } => (Some(due), None, None),
        State::Delivered { at } => (None, Some(at), None),
        State::GivenUp { at } => (None, None, Some(at)),
    };
    sql.run(
        "UPDATE deliveries SET attempts = ?1, due = ?2, delivered_at = ?3, given_up_at = ?4,
            body = CASE WHEN ?2 IS NULL AND topic = ?6 THEN '' ELSE body END
         WHERE delivery = ?5",
        &[
            delivery.attempts.into(),
            due.into(),
            delivered_at.into(),
            given_up_at.into(),
            Value::Int(key.0),
            word(&Topic::MessageUnseen)?,
        ],
    )
}

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    let state = match (row.optional_moment(2)?, row.optional_moment(3)?, row.optional_moment(4)?) {
        (Some(due), None, None) => State::Pending { due },
        (None, Some(at), None) => State::Delivered { at },
        (None, None, Some(at)) => State::GivenUp { at },
        _ => return Err(StoreError::Corrupt(2, "one of three states")),
    };
    Ok(Delivery { topic: parsed(0, row.text(0)?)?, attempts: row.count(1)?, state })
}

fn errand(delivery: DeliveryKey, attempt: u32, row: &Row) -> Result<Errand, StoreError> {
    let message = Message {
        id: parsed(0, row.text(0)?)?,
        topic: parsed(1, row.text(1)?)?,
        body: row.text(2)?.to_owned(),
        at: row.moment(3)?,
    };
    let (url, secret) = (row.text(4)?.to_owned(), row.text(5)?.to_owned());
    Ok(Errand { delivery, attempt, message, url, secret, mail: row.int(6)? != 0 })
}

#[cfg(test)]
mod tests;
