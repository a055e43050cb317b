//! The counters equal what counting the rows gives, whatever arrives.

use std::collections::BTreeMap;

use proptest::prelude::*;
use shared::{response::Response, time::UnixMillis};

use super::*;
use crate::{
    domain::{
        intake::{Lot, Stored, Tap},
        suspicion::Suspicion,
        tally::hour,
    },
    store::{migrate::migrate, native::Native, schema::intake::MIGRATIONS, sql::json},
};

const HOUR_MS: u64 = 3_600_000;
const ALWAYS: Range<u32> = 0..u32::MAX;

fn response(id: u8, rev: u32, score: u8, more: serde_json::Value) -> Response {
    let mut response = serde_json::json!({
        "id": format!("01931d1e-7a3c-7c5d-8f2a-0123456789{id:02x}"), "rev": rev, "score": score
    });
    response.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_value(response).unwrap()
}

/// A row as it stands in `responses`.
#[derive(Debug, Clone)]
struct Kept {
    response: Response,
    received_at: UnixMillis,
    device: Device,
    suspicion: Option<Suspicion>,
}

impl Kept {
    fn of(stored: Stored) -> Self {
        let Stored { response, device, suspicion, received_at, .. } = stored;
        Self { response, received_at, device, suspicion }
    }

    fn stored(&self) -> Stored {
        let Self { response, received_at, device, suspicion } = self.clone();
        Stored { response, concerns_desk: false, device, suspicion, received_at }
    }

    fn key(&self) -> Key<&str> {
        Key::of(&self.response, self.received_at, self.device, self.suspicion.is_some())
    }

    fn put(&self, sql: &Native) {
        let values: [Value; 7] = [
            self.response.id.to_string().into(),
            self.response.rev.into(),
            u32::from(u8::from(self.response.score)).into(),
            json(&self.response).unwrap(),
            self.received_at.into(),
            self.device.word().into(),
            self.suspicion.map(Suspicion::word).into(),
        ];
        sql.run(
            "INSERT OR REPLACE INTO responses (id, rev, score, concerns_desk, body, received_at, revised_at,
                 device, suspicion)
             VALUES (?1, ?2, ?3, 0, ?4, ?5, ?5, ?6, ?7)",
            &values,
        )
        .unwrap();
    }
}

/// What one arrival brings; texts and devices are chosen among few, so that keys meet.
fn arrival() -> impl Strategy<Value = Kept> {
    let what = (0_u8..6, 0_u32..4, 1_u8..=3, 3_u8..=5);
    let texts = (0_usize..3, 0_usize..3, 0_usize..3, 0_usize..3);
    (what, texts, 0_u64..3 * HOUR_MS, 0_usize..4, 0_usize..6).prop_map(
        |((id, rev, score, steps), (page, survey, reason, locale), at, device, suspicion)| {
            let more = serde_json::json!({
                "steps": steps,
                "page": ([None, Some("https://shop.example/pay"), Some("http://shop.example")][page]),
                "survey": ([None, Some("checkout"), Some("help")][survey]),
                "reason": ([None, Some("price"), Some("slow")][reason]),
                "locale": ([None, Some("en"), Some("pt-BR")][locale]),
            });
            Kept {
                response: response(id, rev, score, more),
                received_at: UnixMillis(at),
                device: [Device::Phone, Device::Tablet, Device::Desktop, Device::Other][device],
                suspicion: [Suspicion::Bot, Suspicion::Hammering].get(suspicion).copied(),
            }
        },
    )
}

/// The rows in memory, as an Intake decides on them.
#[derive(Default)]
struct Intake(BTreeMap<String, Kept>);

impl Intake {
    /// Takes a batch that comes all at once; returns the rows before and after of what it changed.
    fn take(&mut self, batch: Vec<Kept>) -> Vec<(Option<Kept>, Kept)> {
        let now = batch.first().map_or(UnixMillis(0), |first| first.received_at);
        let mut lot = Lot::new(self.0.values().map(Kept::stored).collect(), now);
        for Kept { response, device, suspicion, .. } in batch {
            lot.take(Tap { response, concerns_desk: false, device, suspicion });
        }
        let changes: Vec<_> =
            lot.changes().map(|change| (change.before.map(Kept::of), Kept::of(change.after))).collect();
        for (_, after) in &changes {
            self.0.insert(after.response.id.to_string(), after.clone());
        }
        changes
    }
}

fn apply_rows(sql: &Native, rows: &[(Option<Kept>, Kept)]) {
    let mut changes = Changes::default();
    for (old, new) in rows {
        new.put(sql);
        changes.record(old.as_ref().map(Kept::key), new.key());
    }
    apply(sql, &changes).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn counters_equal_a_recount(batches in proptest::collection::vec(proptest::collection::vec(arrival(), 0..12), 1..8)) {
        let sql = Native::with(MIGRATIONS);
        let mut intake = Intake::default();
        for batch in batches {
            apply_rows(&sql, &intake.take(batch));
            prop_assert_eq!(read(&sql, ALWAYS).unwrap(), recount(&sql).unwrap());
        }
        let counted: u32 = read(&sql, ALWAYS).unwrap().iter().map(|counted| counted.count).sum();
        prop_assert_eq!(usize::try_from(counted).unwrap(), intake.0.len());
    }

    #[test]
    fn history_begins_with_what_is_stored(rows in proptest::collection::vec(arrival(), 0..40)) {
        let sql = Native::with(&MIGRATIONS[..1]);
        let mut before = Intake::default();
        before.take(rows);
        let mut want = BTreeMap::<Key<String>, u32>::new();
        for row in before.0.values_mut() {
            (row.device, row.suspicion) = (Device::Other, None);
            let values = [
                row.response.id.to_string().into(),
                u32::from(u8::from(row.response.score)).into(),
                json(&row.response).unwrap(),
                row.received_at.into(),
            ];
            sql.run(
                "INSERT INTO responses (id, rev, score, concerns_desk, body, received_at, revised_at)
                 VALUES (?1, 0, ?2, 0, ?3, ?4, ?4)",
                &values,
            )
            .unwrap();
            *want.entry(owned(&row.key())).or_default() += 1;
        }
        migrate(&sql, MIGRATIONS).unwrap();
        let want: Vec<_> = want.into_iter().map(|(key, count)| Counted { key, count }).collect();
        prop_assert_eq!(read(&sql, ALWAYS).unwrap(), want);
        prop_assert_eq!(read(&sql, ALWAYS).unwrap(), recount(&sql).unwrap());
        // And goes on from there.
        let next = before.0.values().next().cloned();
        if let Some(mut next) = next {
            next.response.rev += 1;
            next.device = Device::Phone;
            apply_rows(&sql, &before.take(vec![next]));
            prop_assert_eq!(read(&sql, ALWAYS).unwrap(), recount(&sql).unwrap());
        }
    }
}

fn owned(key: &Key<&str>) -> Key<String> {
    let Key { hour, page, survey, score, steps, reason, locale, device, suspected } = *key;
    let [page, survey, reason, locale] = [page, survey, reason, locale].map(str::to_owned);
    Key { hour, page, survey, score, steps, reason, locale, device, suspected }
}

#[test]
fn paths_of_old_rows_are_cut_as_those_of_new_ones() {
    for page in [
        None,
        Some("https://shop.example"),
        Some("https://shop.example/"),
        Some("http://localhost:1/a/b//c"),
        Some("https://shop.example/a://b"),
        Some("https://müsli.example/größe"),
    ] {
        let response = response(1, 0, 3, serde_json::json!({ "page": page }));
        let sql = Native::with(&MIGRATIONS[..1]);
        sql.run(
            "INSERT INTO responses (id, rev, score, concerns_desk, body, received_at, revised_at)
             VALUES ('one', 0, 3, 0, ?1, 7200000, 7200000)",
            &[json(&response).unwrap()],
        )
        .unwrap();
        migrate(&sql, MIGRATIONS).unwrap();
        let want = owned(&Key::of(&response, UnixMillis(2 * HOUR_MS), Device::Other, false));
        assert_eq!(read(&sql, ALWAYS).unwrap(), [Counted { key: want, count: 1 }], "{page:?}");
    }
}

#[test]
fn hours_are_read_from_to() {
    let sql = Native::with(MIGRATIONS);
    let row = |id: u8, at: u64| Kept {
        response: response(id, 0, 3, serde_json::json!({})),
        received_at: UnixMillis(at),
        device: Device::Phone,
        suspicion: None,
    };
    let last = 500_000 * HOUR_MS;
    let rows = [row(0, 0), row(1, HOUR_MS - 1), row(2, HOUR_MS), row(3, last)];
    apply_rows(&sql, &rows.map(|row| (None, row)));
    let check = |hours: Range<u32>, want: &[(u32, u32)]| {
        let got: Vec<_> = read(&sql, hours).unwrap().iter().map(|c| (c.key.hour, c.count)).collect();
        assert_eq!(got, want);
    };
    check(ALWAYS, &[(0, 2), (1, 1), (500_000, 1)]);
    check(0..1, &[(0, 2)]);
    check(1..500_000, &[(1, 1)]);
    check(2..hour(UnixMillis(last)), &[]);
}

#[test]
fn what_counts_nothing_leaves_no_row_and_is_found_by_its_index() {
    let sql = Native::with(MIGRATIONS);
    let mut intake = Intake::default();
    let tap = |rev: u32, score: u8| Kept {
        response: response(1, rev, score, serde_json::json!({})),
        received_at: UnixMillis(0),
        device: Device::Phone,
        suspicion: None,
    };
    for (rev, score) in [(0, 3), (1, 2)] {
        apply_rows(&sql, &intake.take(vec![tap(rev, score)]));
    }
    let rows = sql.query("SELECT score, count FROM counters", &[]).unwrap();
    assert_eq!(rows, [Row(vec![Value::Int(2), Value::Int(1)])]);
    let plan = sql.query("EXPLAIN QUERY PLAN DELETE FROM counters WHERE count = 0", &[]).unwrap();
    assert!(plan[0].text(3).unwrap().contains("counters_spent"), "{plan:?}");
}
