//! Counting responses by the hour, so that figures over months need not read every row.
//!
//! A count is kept for each combination of what may be asked for later. A response counts under the hour in which it
//! first came, for ever; what is revised moves from one key to another within that hour. So the counters always equal
//! what counting the rows would give.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::{
    score::{Score, Steps},
    time::UnixMillis,
};

use super::device::Device;

const HOUR_MS: u64 = 60 * 60 * 1000;

/// What a count is of. Where a response has no text, the text is empty, because SQLite takes no two nulls for the same
/// key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// When the responses first came: whole hours since the Unix epoch.
    pub hour: u32,
    /// The path of the page.
    pub page: String,
    /// The survey.
    pub survey: String,
    /// The tapped step.
    pub score: Score,
    /// The scale that it is a step of.
    pub steps: Steps,
    /// The reason chip.
    pub reason: String,
    /// The language that the question was shown in.
    pub locale: String,
    /// What the visitor held in hand.
    pub device: Device,
    /// Whether no person is thought to have sent it.
    pub suspected: bool,
}

/// A count and what it is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// What was counted.
    pub key: Key,
    /// How many responses, 1 at least.
    pub count: u32,
}

/// The hour of `moment`, in whole hours since the Unix epoch.
#[must_use]
pub fn hour(moment: UnixMillis) -> u32 {
    u32::try_from(moment.0 / HOUR_MS).unwrap_or(u32::MAX)
}

/// The counts of all shards together, in the order of their keys.
pub fn merge(shards: impl Iterator<Item = Vec<Counted>>) -> Vec<Counted> {
    let mut sums = BTreeMap::<Key, u32>::new();
    for Counted { key, count } in shards.flatten() {
        let sum = sums.entry(key).or_default();
        *sum = sum.saturating_add(count);
    }
    sums.into_iter().map(|(key, count)| Counted { key, count }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_whole_since_the_epoch() {
        let check = |ms: u64, want: u32| assert_eq!(hour(UnixMillis(ms)), want, "{ms}");
        check(3_599_999, 0);
        check(3_600_000, 1);
        check(u64::MAX, u32::MAX);
    }

    #[test]
    fn shards_are_added_up() {
        let counted = |hour: u32, count: u32| {
            let [page, survey, reason, locale] = ["/pay", "checkout", "", "en"].map(str::to_owned);
            let (score, steps, device) = (Score::COOL, Steps::FIVE, Device::Phone);
            let key = Key { hour, page, survey, score, steps, reason, locale, device, suspected: false };
            Counted { key, count }
        };
        let shards = [vec![counted(2, 1), counted(3, 4)], vec![], vec![counted(1, 7), counted(3, 5)]];
        let sums = [counted(1, 7), counted(2, 1), counted(3, 9)];
        assert_eq!(merge(shards.into_iter()), sums);
        let full = vec![counted(1, u32::MAX)];
        assert_eq!(merge([full.clone(), vec![counted(1, 1)]].into_iter()), full);
    }
}
