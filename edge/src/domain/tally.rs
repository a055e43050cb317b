//! Counting responses by the hour, so that figures over months need not read every row.
//!
//! A count is kept for each combination of what may be asked for later. A response counts under the hour in which it
//! first came, for ever; what is revised moves from one key to another within that hour. So the counters always equal
//! what counting the rows would give.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::{
    response::Response,
    score::{Score, Steps},
    time::UnixMillis,
};

use super::device::Device;

const HOUR_MS: u64 = 60 * 60 * 1000;

/// What a count is of. Texts are `&str` on their way in and `String` on their way out; where a response has none,
/// the text is empty, because SQLite takes no two nulls for the same key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key<S> {
    /// When the responses first came: whole hours since the Unix epoch.
    pub hour: u32,
    /// The path of the page.
    pub page: S,
    /// The survey.
    pub survey: S,
    /// The tapped step.
    pub score: Score,
    /// The scale that it is a step of.
    pub steps: Steps,
    /// The reason chip.
    pub reason: S,
    /// The language that the question was shown in.
    pub locale: S,
    /// What the visitor held in hand.
    pub device: Device,
    /// Whether no person is thought to have sent it.
    pub suspected: bool,
}

/// A count and what it is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// What was counted.
    pub key: Key<String>,
    /// How many responses, 1 at least.
    pub count: u32,
}

impl<'a> Key<&'a str> {
    /// The key that `response` counts under.
    #[must_use]
    pub fn of(response: &'a Response, received_at: UnixMillis, device: Device, suspected: bool) -> Self {
        Self {
            hour: hour(received_at),
            page: response.page.as_ref().map_or("", |page| page.path()),
            survey: response.survey.as_ref().map_or("", |survey| survey.as_str()),
            score: response.score,
            steps: response.steps(),
            reason: response.reason.as_ref().map_or("", |reason| reason.as_str()),
            locale: response.locale.as_ref().map_or("", |locale| locale.as_str()),
            device,
            suspected,
        }
    }
}

/// The hour of `moment`, in whole hours since the Unix epoch.
#[must_use]
pub fn hour(moment: UnixMillis) -> u32 {
    u32::try_from(moment.0 / HOUR_MS).unwrap_or(u32::MAX)
}

/// What a batch changes in the counters, gathered while it is decided on. Each key occurs once, and none whose
/// changes cancel out.
#[derive(Debug, Default)]
pub struct Changes<'a>(BTreeMap<Key<&'a str>, i64>);

impl<'a> Changes<'a> {
    /// A row became `new`: it was `old` before, or was not there.
    pub fn record(&mut self, old: Option<Key<&'a str>>, new: Key<&'a str>) {
        if let Some(old) = old {
            self.add(old, -1);
        }
        self.add(new, 1);
    }

    /// The keys in order, each with what is to be added to its count.
    pub fn iter(&self) -> impl Iterator<Item = (&Key<&'a str>, i64)> {
        self.0.iter().map(|(key, change)| (key, *change))
    }

    fn add(&mut self, key: Key<&'a str>, change: i64) {
        use std::collections::btree_map::Entry;
        match self.0.entry(key) {
            Entry::Vacant(vacant) => {
                vacant.insert(change);
            }
            Entry::Occupied(occupied) if *occupied.get() + change == 0 => {
                occupied.remove();
            }
            Entry::Occupied(mut occupied) => *occupied.get_mut() += change,
        }
    }
}

/// The counts of all shards together, in the order of their keys.
pub fn merge(shards: impl Iterator<Item = Vec<Counted>>) -> Vec<Counted> {
    let mut sums = BTreeMap::<Key<String>, u32>::new();
    for Counted { key, count } in shards.flatten() {
        let sum = sums.entry(key).or_default();
        *sum = sum.saturating_add(count);
    }
    sums.into_iter().map(|(key, count)| Counted { key, count }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(more: serde_json::Value) -> Response {
        let mut response = serde_json::json!({ "id": "01931d1e-7a3c-7c5d-8f2a-0123456789ab", "score": 2 });
        response.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value(response).unwrap()
    }

    fn key(response: &Response) -> Key<&str> {
        Key::of(response, UnixMillis(7_200_000), Device::Phone, false)
    }

    #[test]
    fn a_response_counts_under_what_it_says() {
        let full = response(serde_json::json!({
            "steps": 4, "survey": "checkout", "page": "https://shop.example/pay?token=1", "locale": "pt-BR",
            "reason": "price", "comment": "too dear"
        }));
        let want = Key {
            hour: 2,
            page: "/pay",
            survey: "checkout",
            score: Score::COOL,
            steps: Steps::try_from(4).unwrap(),
            reason: "price",
            locale: "pt-BR",
            device: Device::Phone,
            suspected: false,
        };
        assert_eq!(key(&full), want);
        let least = response(serde_json::json!({}));
        let want = Key { page: "", survey: "", steps: Steps::FIVE, reason: "", locale: "", ..want };
        assert_eq!(key(&least), want);
        let check = |ms: u64, want: u32| assert_eq!(hour(UnixMillis(ms)), want, "{ms}");
        check(3_599_999, 0);
        check(3_600_000, 1);
        check(u64::MAX, u32::MAX);
    }

    #[test]
    fn a_batch_changes_each_key_once() {
        let [bare, priced, slow] = [
            response(serde_json::json!({})),
            response(serde_json::json!({ "reason": "price" })),
            response(serde_json::json!({ "reason": "slow" })),
        ];
        let check = |rows: &[(Option<&Response>, &Response)], want: &[(&str, i64)]| {
            let mut changes = Changes::default();
            for (old, new) in rows {
                changes.record(old.map(key), key(new));
            }
            assert_eq!(changes.iter().map(|(key, change)| (key.reason, change)).collect::<Vec<_>>(), want);
        };
        check(&[], &[]);
        check(&[(None, &bare), (None, &bare), (None, &priced)], &[("", 2), ("price", 1)]);
        check(&[(Some(&bare), &priced)], &[("", -1), ("price", 1)]);
        check(&[(None, &bare), (Some(&bare), &priced), (Some(&priced), &slow)], &[("slow", 1)]);
        check(&[(Some(&bare), &bare)], &[]);
        check(&[(Some(&bare), &priced), (Some(&priced), &bare)], &[]);
    }

    #[test]
    fn shards_are_added_up() {
        let counted = |hour: u32, count: u32| {
            let of = response(serde_json::json!({ "page": "https://shop.example/pay" }));
            let Key { page, survey, score, steps, reason, locale, device, suspected, .. } = key(&of);
            let [page, survey, reason, locale] = [page, survey, reason, locale].map(str::to_owned);
            let key = Key { hour, page, survey, score, steps, reason, locale, device, suspected };
            Counted { key, count }
        };
        let shards = [vec![counted(2, 1), counted(3, 4)], vec![], vec![counted(1, 7), counted(3, 5)]];
        let sums = [counted(1, 7), counted(2, 1), counted(3, 9)];
        assert_eq!(merge(shards.into_iter()), sums);
        let full = vec![counted(1, u32::MAX)];
        assert_eq!(merge([full.clone(), vec![counted(1, 1)]].into_iter()), full);
    }
}
