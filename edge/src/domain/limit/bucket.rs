//! One token bucket, in whole numbers.

use shared::{intake::Rate, time::UnixMillis};

/// The parts of a token. With as many as a minute has milliseconds, `per_minute` parts come back each millisecond,
/// and nothing is ever rounded.
pub(super) const TOKEN: u64 = 60_000;

/// The longest that anybody is told to wait, in seconds.
const LONGEST: u32 = 60;

/// How long until a token is there: 1 to 60 whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RetryAfter(u32);

impl RetryAfter {
    /// The number for a `Retry-After` header.
    #[must_use]
    pub fn seconds(self) -> u32 {
        self.0
    }
}

/// A bucket, kept as what was taken from it and did not come back yet. So a new one is full whatever its rate, and
/// the rate may change at any time.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bucket {
    /// In parts of a token.
    taken: u64,
    /// The moment of `taken`, in milliseconds since the Unix epoch.
    at: u64,
}

impl Bucket {
    /// What is still owed at `now`, in parts of a token. A clock that went back brings nothing back.
    pub(super) fn owed(self, rate: Rate, now: UnixMillis) -> u64 {
        let passed = now.0.saturating_sub(self.at);
        self.taken.saturating_sub(passed.saturating_mul(u64::from(rate.per_minute)))
    }

    /// Lets come back what came back by `now`, and tells whether a token is there. The bucket's clock follows `now`
    /// backwards too: had a wrong clock run ahead, the bucket would else stay shut until that time came.
    ///
    /// # Errors
    /// [`RetryAfter`] where there is none.
    pub(super) fn check(&mut self, rate: Rate, now: UnixMillis) -> Result<(), RetryAfter> {
        *self = Self { taken: self.owed(rate, now), at: now.0 };
        let capacity = u64::from(rate.burst) * TOKEN;
        let missing = (self.taken + TOKEN).saturating_sub(capacity);
        if missing == 0 {
            return Ok(());
        }
        if rate.burst == 0 || rate.per_minute == 0 {
            return Err(RetryAfter(LONGEST));
        }
        let seconds = missing.div_ceil(rate.per_minute.into()).div_ceil(1000);
        Err(RetryAfter(u32::try_from(seconds).unwrap_or(LONGEST).min(LONGEST)))
    }

    /// Takes the token that [`Bucket::check`] found.
    pub(super) fn take(&mut self) {
        self.taken += TOKEN;
    }
}
