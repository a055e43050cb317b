//! Chance that can be had again: whatever a test leaves to chance comes from one seed.

use std::time::Duration;

use uuid::Uuid;

/// A stream of numbers (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The dice that `WARMLINE_SEED` names, else others at each call; with the seed.
    #[must_use]
    pub fn new() -> (Self, u64) {
        let seed = match std::env::var("WARMLINE_SEED") {
            Ok(seed) => seed.parse().unwrap(),
            Err(_) => Uuid::new_v4().as_u64_pair().0,
        };
        (Self(seed), seed)
    }

    /// Other dice, for somebody who throws at the same time.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        Self(self.next())
    }

    /// A number under `limit`.
    pub fn under(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// A time under `limit`, to the microsecond.
    pub fn time_under(&mut self, limit: Duration) -> Duration {
        Duration::from_micros(self.under(u64::try_from(limit.as_micros()).unwrap()))
    }

    /// Whether something happens that does so `times` in a hundred.
    pub fn percent(&mut self, times: u64) -> bool {
        self.under(100) < times
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
