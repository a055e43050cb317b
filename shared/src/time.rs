//! Moments.

use core::time::Duration;

use serde::{Deserialize, Serialize};

/// A moment: milliseconds since the Unix epoch, UTC. Stays below 2^53, so that it crosses to JavaScript unharmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixMillis(pub u64);

impl UnixMillis {
    /// The moment `delay` later; the end of time where that would overflow.
    #[must_use]
    pub fn after(self, delay: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(delay.as_millis()).unwrap_or(u64::MAX)))
    }

    /// How long ago `earlier` was; zero when it is still to come.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// The moment as RFC 3339 writes it, in UTC with milliseconds.
    #[must_use]
    pub fn rfc3339(self) -> String {
        i64::try_from(self.0)
            .ok()
            .and_then(chrono::DateTime::from_timestamp_millis)
            .unwrap_or_default()
            .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
    }

    /// The moment for people anywhere, as `2026-01-31 14:05 UTC`.
    #[must_use]
    pub fn in_utc(self) -> String {
        let exact = self.rfc3339();
        let [day, time] = [exact.get(..10), exact.get(11..16)].map(Option::unwrap_or_default);
        [day, " ", time, " UTC"].concat()
    }
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Its first moment.
    pub from: UnixMillis,
    /// The first moment that does not belong to it.
    pub until: UnixMillis,
}

impl Span {
    /// Whether a moment belongs to it.
    #[must_use]
    pub fn has(self, moment: UnixMillis) -> bool {
        self.from <= moment && moment < self.until
    }

    /// What it has in common with another.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { from: self.from.max(other.from), until: self.until.min(other.until) }
    }

    /// How long it is; nothing where it ends before it begins.
    #[must_use]
    pub fn length(self) -> Duration {
        self.until.since(self.from)
    }
}
