//! Chat messages, in a Desk.

use shared::{
    ids::{CaseId, ClientId},
    talk::Message,
};

use super::sql::{Row, Sql, StoreError, json};

/// Stores a message of `case`.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn append(sql: &impl Sql, case: CaseId, message: &Message) -> Result<(), StoreError> {
    sql.run(
        "INSERT INTO messages (case_id, seq, id, sender, text, at) VALUES (?, ?, ?, ?, ?, ?)",
        &[
            case.to_string().into(),
            message.seq.into(),
            message.id.as_str().into(),
            json(&message.from)?,
            message.text.as_str().into(),
            message.at.into(),
        ],
    )
}

/// The message of `case` that its sender calls `id`.
pub fn find(sql: &impl Sql, case: CaseId, id: &ClientId) -> Result<Option<Message>, StoreError> {
    let rows = sql.query(
        "SELECT seq, id, sender, text, at FROM messages WHERE case_id = ? AND id = ?",
        &[case.to_string().into(), id.as_str().into()],
    )?;
    rows.first().map(message).transpose()
}

/// The messages of `case` behind number `after`, in order.
pub fn after(sql: &impl Sql, case: CaseId, after: u32) -> Result<Vec<Message>, StoreError> {
    let rows = sql.query(
        "SELECT seq, id, sender, text, at FROM messages WHERE case_id = ? AND seq > ? ORDER BY seq",
        &[case.to_string().into(), after.into()],
    )?;
    rows.iter().map(message).collect()
}

fn message(row: &Row) -> Result<Message, StoreError> {
    Ok(Message {
        seq: row.count(0)?,
        id: row.text(1)?.parse().map_err(|_| StoreError::Corrupt(1, "a message id"))?,
        from: row.json(2)?,
        text: row.text(3)?.to_owned().try_into().map_err(|_| StoreError::Corrupt(3, "a message"))?,
        at: row.moment(4)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{native::Native, schema};
    use shared::{talk::Author, text::MessageText, time::UnixMillis};

    #[test]
    fn messages_are_kept_in_order_and_once() {
        let sql = Native::with(schema::desk::MIGRATIONS);
        let case = CaseId::new(UnixMillis(1), &[0; 10]);
        let message = |seq: u32| Message {
            seq,
            id: format!("message-{seq}").parse().unwrap(),
            from: Author::Visitor,
            text: MessageText::new("hello").unwrap(),
            at: UnixMillis(seq.into()),
        };
        for seq in 1..=3 {
            append(&sql, case, &message(seq)).unwrap();
        }
        assert_eq!(after(&sql, case, 1).unwrap(), [message(2), message(3)]);
        assert_eq!(find(&sql, case, &message(2).id).unwrap(), Some(message(2)));
        assert!(append(&sql, case, &message(3)).is_err());
        assert_eq!(after(&sql, CaseId::new(UnixMillis(2), &[0; 10]), 0).unwrap(), []);
    }
}
