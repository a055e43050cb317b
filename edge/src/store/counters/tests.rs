//! The counters equal what counting the rows gives, whatever arrives.

use std::collections::BTreeMap;

use proptest::prelude::*;
use shared::time::UnixMillis;

use super::*;
use crate::{
    domain::{
        intake::{Lot, Stored, Tap},
        suspicion::Suspicion,
        tally::hour,
    },
    store::{
        migrate::migrate,
        native::Native,
        responses,
        schema::intake::MIGRATIONS,
        sql::{Value, json},
    },
};

const HOUR_MS: u64 = 3_600_000;
const ALWAYS: Range<u32> = 0..u32::MAX;

/// What a stored response counts under.
fn key(stored: &Stored) -> Key {
    let Stored { response, device, suspicion, received_at, .. } = stored;
    Key {
        hour: hour(*received_at),
        page: response.page.as_ref().map_or("", |page| page.path()).to_owned(),
        survey: response.survey.as_ref().map_or("", |survey| survey.as_str()).to_owned(),
        score: response.score,
        steps: response.steps(),
        reason: response.reason.as_ref().map_or("", |reason| reason.as_str()).to_owned(),
        locale: response.locale.as_ref().map_or("", |locale| locale.as_str()).to_owned(),
        device: *device,
        suspected: suspicion.is_some(),
    }
}

fn count<'a>(rows: impl IntoIterator<Item = &'a Stored>) -> Vec<Counted> {
    let mut counts = BTreeMap::<Key, u32>::new();
    for row in rows {
        *counts.entry(key(row)).or_default() += 1;
    }
    counts.into_iter().map(|(key, count)| Counted { key, count }).collect()
}

fn tap(id: u8, rev: u32, score: u8, more: serde_json::Value) -> Tap {
    let mut response = serde_json::json!({
        "id": format!("01931d1e-7a3c-7c5d-8f2a-0123456789{id:02x}"), "rev": rev, "score": score
    });
    response.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let response = serde_json::from_value(response).unwrap();
    Tap { response, concerns_desk: false, device: Device::Phone, suspicion: None }
}

/// A shard's rows: in the database, and in memory.
struct Shard {
    sql: Native,
    rows: BTreeMap<String, Stored>,
}

impl Shard {
    fn new() -> Self {
        Self { sql: Native::with(MIGRATIONS), rows: BTreeMap::new() }
    }

    /// Takes what comes together at `now`, as an Intake does.
    fn take(&mut self, taps: Vec<Tap>, now: UnixMillis) {
        if let [tap] = taps.as_slice() {
            let first = Stored::first(tap.clone(), now);
            let stored = responses::put_first(&self.sql, &first).unwrap();
            assert_eq!(stored, !self.rows.contains_key(&first.response.id.to_string()));
        }
        let ids: Vec<_> = taps.iter().map(|tap| tap.response.id).collect();
        let mut lot = Lot::new(responses::find(&self.sql, &ids).unwrap(), now);
        let mut memory = Lot::new(self.rows.values().cloned().collect(), now);
        for tap in taps {
            lot.take(tap.clone());
            memory.take(tap);
        }
        responses::put(&self.sql, &lot.changes().collect::<Vec<_>>(), now).unwrap();
        for change in memory.changes() {
            self.rows.insert(change.after.response.id.to_string(), change.after);
        }
    }

    /// What the database counts, in the order of [`count`], which has devices in another one.
    fn counted(&self) -> Vec<Counted> {
        let mut counted = read(&self.sql, ALWAYS).unwrap();
        counted.sort_by(|a, b| a.key.cmp(&b.key));
        counted
    }
}

/// What arrives, and when; texts and devices are chosen among few, so that keys meet.
fn arrival() -> impl Strategy<Value = (Tap, UnixMillis)> {
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
            let device = [Device::Phone, Device::Tablet, Device::Desktop, Device::Other][device];
            let suspicion = [Suspicion::Bot, Suspicion::Hammering].get(suspicion).copied();
            (Tap { device, suspicion, ..tap(id, rev, score, more) }, UnixMillis(at))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn counters_equal_a_recount(lots in proptest::collection::vec(proptest::collection::vec(arrival(), 1..12), 1..8)) {
        let mut shard = Shard::new();
        for lot in lots {
            let now = lot[0].1;
            shard.take(lot.into_iter().map(|(tap, _)| tap).collect(), now);
            prop_assert_eq!(shard.counted(), count(shard.rows.values()));
        }
    }

    #[test]
    fn history_begins_with_what_is_stored(taps in proptest::collection::vec(arrival(), 0..40)) {
        let old = Native::with(&MIGRATIONS[..1]);
        let mut rows = BTreeMap::new();
        for (tap, at) in taps {
            // What was stored before there were devices and suspicions.
            let row = Stored { device: Device::Other, suspicion: None, ..Stored::first(tap, at) };
            put_old(&old, &row);
            rows.insert(row.response.id.to_string(), row);
        }
        migrate(&old, MIGRATIONS).unwrap();
        let mut shard = Shard { sql: old, rows };
        prop_assert_eq!(shard.counted(), count(shard.rows.values()));
        // And goes on from there.
        shard.take(vec![tap(1, 9, 1, serde_json::json!({ "reason": "late" }))], UnixMillis(HOUR_MS));
        prop_assert_eq!(shard.counted(), count(shard.rows.values()));
    }
}

/// Stores a row with the statement of the first schema.
fn put_old(sql: &Native, row: &Stored) {
    let values: [Value; 4] = [
        row.response.id.to_string().into(),
        u32::from(u8::from(row.response.score)).into(),
        json(&row.response).unwrap(),
        row.received_at.into(),
    ];
    sql.run(
        "INSERT OR REPLACE INTO responses (id, rev, score, concerns_desk, body, received_at, revised_at)
         VALUES (?1, 0, ?2, 0, ?3, ?4, ?4)",
        &values,
    )
    .unwrap();
}

#[test]
fn pages_count_by_their_path() {
    for page in [
        None,
        Some("https://shop.example"),
        Some("https://shop.example/"),
        Some("http://localhost:1/a/b//c"),
        Some("https://shop.example/a://b"),
        Some("https://müsli.example/größe"),
    ] {
        let mut shard = Shard::new();
        shard.take(vec![tap(1, 0, 3, serde_json::json!({ "page": page }))], UnixMillis(2 * HOUR_MS));
        assert_eq!(shard.counted(), count(shard.rows.values()), "{page:?}");
    }
}

#[test]
fn hours_are_read_from_to() {
    let mut shard = Shard::new();
    let last = 500_000 * HOUR_MS;
    for (id, at) in [(0, 0), (1, HOUR_MS - 1), (2, HOUR_MS), (3, last)] {
        shard.take(vec![tap(id, 0, 3, serde_json::json!({}))], UnixMillis(at));
    }
    let check = |hours: Range<u32>, want: &[(u32, u32)]| {
        let got: Vec<_> = read(&shard.sql, hours).unwrap().iter().map(|c| (c.key.hour, c.count)).collect();
        assert_eq!(got, want);
    };
    check(ALWAYS, &[(0, 2), (1, 1), (500_000, 1)]);
    check(0..1, &[(0, 2)]);
    check(1..500_000, &[(1, 1)]);
    check(2..hour(UnixMillis(last)), &[]);
}

#[test]
fn what_counts_nothing_leaves_no_row() {
    let mut shard = Shard::new();
    for (rev, score) in [(0, 3), (1, 2)] {
        shard.take(vec![tap(1, rev, score, serde_json::json!({}))], UnixMillis(0));
    }
    let rows = shard.sql.query("SELECT score, count FROM counters", &[]).unwrap();
    assert_eq!(rows, [Row(vec![Value::Int(2), Value::Int(1)])]);
}
