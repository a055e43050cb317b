//! Waiting times, counted against the Desk's clock.
//!
//! *Invariant:* the machine's wall clock is never asked. [`Local`] only runs forward, so that a clock that is
//! wrong or is put right does not change how long a visitor has waited.

use core::time::Duration;

use shared::time::UnixMillis;

/// A moment on this page's own clock: milliseconds since the page began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Local(pub u64);

impl Local {
    /// The time from `earlier` to here; zero when it is still to come.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// The moment `delay` later.
    #[must_use]
    pub fn after(self, delay: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(delay.as_millis()).unwrap_or(u64::MAX)))
    }
}

/// The Desk's clock, as a snapshot told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// What the Desk's clock showed.
    pub desk: UnixMillis,
    /// When that was, here.
    pub heard: Local,
}

impl Clock {
    /// What the Desk's clock shows at `now`.
    #[must_use]
    pub fn at(self, now: Local) -> UnixMillis {
        self.desk.after(now.since(self.heard))
    }
}

/// A waiting time as the queue shows it: `0:07`, `12:30`, `2:05:00`, and in days from two days on.
#[must_use]
pub fn waited(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours >= 48 {
        format!("{} d {} h", hours / 24, hours % 24)
    } else if hours > 0 {
        format!("{hours}:{minutes:02}:{rest:02}")
    } else {
        format!("{minutes}:{rest:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_times_read_like_a_clock() {
        let check = |seconds: u64, want: &str| assert_eq!(waited(Duration::from_secs(seconds)), want);
        check(0, "0:00");
        check(7, "0:07");
        check(750, "12:30");
        check(3_599, "59:59");
        check(3_600, "1:00:00");
        check(7_500, "2:05:00");
        check(47 * 3_600 + 61, "47:01:01");
        check(50 * 3_600, "2 d 2 h");
    }

    #[test]
    fn the_desks_clock_runs_with_ours() {
        let clock = Clock { desk: UnixMillis(1_000_000), heard: Local(500) };
        assert_eq!(clock.at(Local(500)), UnixMillis(1_000_000));
        assert_eq!(clock.at(Local(2_500)), UnixMillis(1_002_000));
        assert_eq!(clock.at(Local(0)), UnixMillis(1_000_000));
    }
}
