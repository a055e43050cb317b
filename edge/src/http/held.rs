//! What an isolate holds of what a Desk said, so that not every request asks.

use core::time::Duration;
use std::{collections::BTreeMap, rc::Rc};

use shared::time::UnixMillis;

/// How long what the Desk said is taken as fresh. Longer ago, it is still served once while it is looked up again.
const FRESH: Duration = Duration::from_secs(3);

/// Values under their keys, each since a moment.
pub struct Held<K, V>(BTreeMap<K, (Rc<V>, UnixMillis)>);

impl<K, V> Default for Held<K, V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord, V> Held<K, V> {
    /// What is held under `key`, and whether it is time to look it up again. That is said once only, so that one
    /// request looks it up and not every one.
    pub fn get(&mut self, key: &K, now: UnixMillis) -> Option<(Rc<V>, bool)> {
        let (value, since) = self.0.get_mut(key)?;
        let stale = now.since(*since) >= FRESH;
        if stale {
            *since = now;
        }
        Some((Rc::clone(value), stale))
    }

    /// What is held under `key` and need not be looked up.
    #[must_use]
    pub fn fresh(&self, key: &K, now: UnixMillis) -> Option<Rc<V>> {
        let (value, since) = self.0.get(key)?;
        (now.since(*since) < FRESH).then(|| Rc::clone(value))
    }

    /// What is held under `key`, however old.
    #[must_use]
    pub fn any(&self, key: &K) -> Option<Rc<V>> {
        self.0.get(key).map(|(value, _)| Rc::clone(value))
    }

    /// Holds what was looked up.
    pub fn put(&mut self, key: K, value: impl Into<Rc<V>>, now: UnixMillis) -> Rc<V> {
        let value = value.into();
        self.0.insert(key, (Rc::clone(&value), now));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_alone_is_told_to_look_it_up_again() {
        let mut held = Held::default();
        assert_eq!(held.get(&1, UnixMillis(0)), None);
        held.put(1, "a", UnixMillis(1_000));
        let mut check = |ms: u64, fresh: bool, stale: bool| {
            let now = UnixMillis(ms);
            assert_eq!(held.fresh(&1, now).is_some(), fresh, "{ms}");
            assert_eq!(held.get(&1, now), Some((Rc::new("a"), stale)), "{ms}");
            assert_eq!(held.any(&1), Some(Rc::new("a")), "{ms}");
        };
        check(3_999, true, false);
        check(4_000, false, true);
        check(4_001, true, false);
        check(7_000, false, true);
    }
}
