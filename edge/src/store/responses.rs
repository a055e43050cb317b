//! Responses, in an Intake.

use std::sync::LazyLock;

use shared::{ids::ResponseId, time::UnixMillis};

use super::{
    bulk::Bulk,
    sql::{Row, Sql, StoreError, Value, json},
};
use crate::domain::{
    device::Device,
    intake::{Change, Stored},
    suspicion::Suspicion,
};

static PUT: LazyLock<Bulk<9>> = LazyLock::new(|| {
    Bulk::new(
        "INSERT INTO responses
            (id, rev, score, concerns_desk, body, received_at, revised_at, device, suspicion)",
        "ON CONFLICT (id) DO UPDATE SET
            rev = excluded.rev, score = excluded.score, concerns_desk = excluded.concerns_desk,
            body = excluded.body, revised_at = excluded.revised_at",
    )
});

/// What is stored under `ids`: one statement, however many they are.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn find(sql: &impl Sql, ids: &[ResponseId]) -> Result<Vec<Stored>, StoreError> {
    let rows = match ids {
        [id] => sql.query(
            "SELECT body, concerns_desk, device, suspicion, received_at FROM responses WHERE id = ?",
            &[id.to_string().into()],
        )?,
        ids => sql.query(
            "SELECT body, concerns_desk, device, suspicion, received_at FROM responses
             WHERE id IN (SELECT value FROM json_each(?))",
            &[json(&ids)?],
        )?,
    };
    rows.iter().map(stored).collect()
}

/// Stores a response, unless there is one under its id; tells whether it did. One statement, and hence a transaction by
/// itself.
pub fn put_first(sql: &impl Sql, first: &Stored) -> Result<bool, StoreError> {
    sql.wrote(
        "INSERT INTO responses
            (id, rev, score, concerns_desk, body, received_at, revised_at, device, suspicion)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        &row(first, first.received_at)?,
    )
}

/// Stores what `changes` say, each in the place of what was under its id.
pub fn put(sql: &impl Sql, changes: &[Change], now: UnixMillis) -> Result<(), StoreError> {
    let rows: Result<Vec<_>, _> = changes.iter().map(|change| row(&change.after, now)).collect();
    PUT.run(sql, &rows?)
}

fn row(stored: &Stored, now: UnixMillis) -> Result<[Value; 9], StoreError> {
    let Stored { response, concerns_desk, device, suspicion, received_at } = stored;
    Ok([
        response.id.to_string().into(),
        response.rev.into(),
        u32::from(u8::from(response.score)).into(),
        (*concerns_desk).into(),
        json(response)?,
        (*received_at).into(),
        now.into(),
        device.word().into(),
        suspicion.map(Suspicion::word).into(),
    ])
}

fn stored(row: &Row) -> Result<Stored, StoreError> {
    let suspicion = |word| Suspicion::from_word(word).ok_or(StoreError::Corrupt(3, "a suspicion or null"));
    Ok(Stored {
        response: row.json(0)?,
        concerns_desk: row.int(1)? != 0,
        device: Device::from_word(row.text(2)?).ok_or(StoreError::Corrupt(2, "a device"))?,
        suspicion: row.optional_text(3)?.map(suspicion).transpose()?,
        received_at: row.moment(4)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::intake::{Lot, Taken, Tap},
        store::{native::Native, schema},
    };

    const ID: &str = "01931d1e-7a3c-7c5d-8f2a-0123456789a";

    fn tap(json: serde_json::Value) -> Tap {
        let response = serde_json::from_value(json).unwrap();
        Tap { response, concerns_desk: false, device: Device::Tablet, suspicion: Some(Suspicion::Bot) }
    }

    /// Takes `taps` in one lot, and tells what is stored under their ids then.
    fn take(sql: &Native, taps: &[Tap], now: u64) -> (Vec<Taken>, Vec<Stored>) {
        let ids: Vec<_> = taps.iter().map(|tap| tap.response.id).collect();
        let mut lot = Lot::new(find(sql, &ids).unwrap(), UnixMillis(now));
        let taken = taps.iter().map(|tap| lot.take(tap.clone())).collect();
        put(sql, &lot.changes().collect::<Vec<_>>(), UnixMillis(now)).unwrap();
        (taken, find(sql, &ids).unwrap())
    }

    #[test]
    fn what_was_put_is_found() {
        let sql = Native::with(schema::intake::MIGRATIONS);
        let full = tap(serde_json::json!({
            "id": format!("e3.{ID}1"), "rev": 2, "score": 1, "steps": 4, "survey": "s", "locale": "pt-BR",
            "page": "https://shop.example/päy", "reason": "other", "comment": "\"'\u{1F600}\n\\",
        }));
        let bare = tap(serde_json::json!({ "id": format!("{ID}2"), "score": 5 }));
        let (taken, stored) = take(&sql, &[full.clone(), bare.clone()], 7);
        assert!(taken.iter().all(|taken| matches!(taken, Taken::First(_))), "{taken:?}");
        let responses: Vec<_> = stored.iter().map(|stored| stored.response.clone()).collect();
        assert_eq!(responses, [bare.response.clone(), full.response.clone()]);
        assert!(stored.iter().all(|s| s.device == Device::Tablet && s.suspicion == Some(Suspicion::Bot)));

        let (taken, _) = take(&sql, &[full, bare], 8);
        assert!(taken.iter().all(|taken| matches!(taken, Taken::Known(_))), "{taken:?}");
        let better = tap(serde_json::json!({ "id": format!("{ID}2"), "rev": 1, "score": 4 }));
        let (_, stored) = take(&sql, std::slice::from_ref(&better), 9);
        assert_eq!((&stored[0].response, stored[0].received_at), (&better.response, UnixMillis(7)));
        let rows =
            sql.query("SELECT page, steps, score, revised_at FROM responses ORDER BY id", &[]).unwrap();
        let got: Vec<_> = rows
            .iter()
            .map(|r| (r.optional_text(0).unwrap(), r.int(1).unwrap(), r.int(2).unwrap(), r.int(3).unwrap()))
            .collect();
        assert_eq!(got, [(None, 5, 4, 9), (Some("/päy"), 4, 1, 7)]);
    }
}
