//! Which deliveries may be under way at once: few enough for the platform, and so spread that a slow target cannot
//! hold up another one.

use std::collections::BTreeMap;

/// How many calls the platform lets an object have open.
pub const IN_ALL: usize = 6;

/// How many of them may go to one target.
pub const PER_TARGET: usize = 2;

/// Names a delivery inside a Courier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeliveryKey(pub i64);

/// Names a target inside a Courier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TargetKey(pub i64);

/// A delivery that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub delivery: DeliveryKey,
    /// Where to.
    pub target: TargetKey,
}

/// The deliveries under way. Kept in memory alone: when the object is gone, so are its calls.
#[derive(Debug, Default)]
pub struct Slots(BTreeMap<DeliveryKey, TargetKey>);

impl Slots {
    /// Takes slots for as many of `due` as may start, the first ones first, and returns those. A target gets its
    /// second slot only when no other target waits for its first.
    pub fn take(&mut self, due: &[Due]) -> Vec<DeliveryKey> {
        let mut taken = Vec::new();
        for share in 1..=PER_TARGET {
            for Due { delivery, target } in due.iter().copied() {
                let under_way = self.0.values().filter(|busy| **busy == target).count();
                if under_way < share && self.0.len() < IN_ALL && !self.0.contains_key(&delivery) {
                    self.0.insert(delivery, target);
                    taken.push(delivery);
                }
            }
        }
        taken
    }

    /// Frees the slot of a delivery that is no longer under way.
    pub fn free(&mut self, delivery: DeliveryKey) {
        self.0.remove(&delivery);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn due(pairs: &[(i64, i64)]) -> Vec<Due> {
        let due = |&(delivery, target)| Due { delivery: DeliveryKey(delivery), target: TargetKey(target) };
        pairs.iter().map(due).collect()
    }

    fn check(slots: &mut Slots, waiting: &[(i64, i64)], want: &[i64]) {
        let taken: Vec<_> = slots.take(&due(waiting)).into_iter().map(|key| key.0).collect();
        assert_eq!(taken, want, "{waiting:?}");
    }

    #[test]
    fn a_slow_target_leaves_room_for_the_others() {
        let mut slots = Slots::default();
        check(&mut slots, &[(1, 1), (2, 1), (3, 1), (4, 2)], &[1, 4, 2]);
        check(&mut slots, &[(1, 1), (2, 1), (3, 1), (5, 2), (6, 3)], &[6, 5]);
        slots.free(DeliveryKey(2));
        check(&mut slots, &[(1, 1), (3, 1), (7, 3)], &[3, 7]);
        check(&mut slots, &[(8, 4)], &[]);
        slots.free(DeliveryKey(7));
        check(&mut slots, &[(8, 4)], &[8]);
    }

    proptest! {
        #[test]
        fn the_bounds_hold_and_nothing_runs_twice(rounds in prop::collection::vec(
            (prop::collection::vec((0_i64..30, 0_i64..6), 0..20), prop::collection::vec(0_i64..30, 0..6)), 1..12,
        )) {
            let mut slots = Slots::default();
            let mut under_way = BTreeMap::new();
            for (waiting, done) in rounds {
                // A delivery has one target.
                let waiting = due(&waiting.iter().map(|(d, _)| (*d, d % 6)).collect::<Vec<_>>());
                for key in slots.take(&waiting) {
                    prop_assert!(under_way.insert(key.0, key.0 % 6).is_none());
                }
                prop_assert!(under_way.len() <= IN_ALL);
                for target in 0..6 {
                    prop_assert!(under_way.values().filter(|t| **t == target).count() <= PER_TARGET);
                }
                let idle = |target: i64| under_way.values().all(|t| *t != target);
                if under_way.len() < IN_ALL {
                    prop_assert!(waiting.iter().all(|due| !idle(due.target.0)), "a target waits beside a free slot");
                }
                for key in done {
                    slots.free(DeliveryKey(key));
                    under_way.remove(&key);
                }
            }
        }
    }
}
