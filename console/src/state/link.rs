//! The connection to the Desk: when to try, when to ask whether the other side is still there, when to give up.
//!
//! *Invariant:* a link is up only once a snapshot has come through it; an open socket alone proves nothing.

use core::time::Duration;

use super::clock::Local;

/// How long an attempt may take until the snapshot is here.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often the other side is asked whether it is there.
const PING_EVERY: Duration = Duration::from_secs(3);
/// How long an answer to that may take.
const SILENCE: Duration = Duration::from_secs(6);
/// The delay before the first new attempt; it doubles with each failure.
const FIRST_DELAY: Duration = Duration::from_millis(500);
/// The longest delay: visitors ring while the desk is away.
const LONGEST_DELAY: Duration = Duration::from_secs(10);

/// The connection and its past failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Link {
    wire: Wire,
    failures: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Wire {
    /// Nobody is signed in.
    #[default]
    Off,
    Down {
        retry_at: Local,
    },
    Trying {
        since: Local,
    },
    Up {
        pinged: Local,
        /// The first ping that was not answered yet.
        asked: Option<Local>,
    },
}

/// What the shell has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Open a socket; the one before, if any, is gone.
    Connect,
    /// Send a ping.
    Ping,
    /// Close the socket: the other side is dead.
    HangUp,
}

impl Link {
    /// Whether the Desk hears what is said now.
    #[must_use]
    pub fn is_up(&self) -> bool {
        matches!(self.wire, Wire::Up { .. })
    }

    /// Whether a connection was lost or could not be made: the team must know, because no ring comes through.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.failures > 0 && !self.is_up() && self.wire != Wire::Off
    }

    /// How long until the next attempt; `None` while one is under way or none is needed.
    #[must_use]
    pub fn retries_in(&self, now: Local) -> Option<Duration> {
        match self.wire {
            Wire::Down { retry_at } => Some(retry_at.since(now)),
            Wire::Off | Wire::Trying { .. } | Wire::Up { .. } => None,
        }
    }

    /// From here on a connection is wanted.
    pub(super) fn want(&mut self, now: Local) {
        if self.wire == Wire::Off {
            self.wire = Wire::Down { retry_at: now };
        }
    }

    /// No connection is wanted any more.
    pub(super) fn unwant(&mut self) {
        *self = Self::default();
    }

    /// A snapshot came.
    pub(super) fn live(&mut self, now: Local) {
        self.failures = 0;
        if !self.is_up() {
            self.wire = Wire::Up { pinged: now, asked: None };
        }
    }

    /// Something came through: the other side is there.
    pub(super) fn heard(&mut self) {
        if let Wire::Up { asked, .. } = &mut self.wire {
            *asked = None;
        }
    }

    /// The socket closed, or could not be opened. `roll` is any number, drawn evenly.
    pub(super) fn lost(&mut self, now: Local, roll: u16) {
        if self.wire != Wire::Off {
            self.wire = Wire::Down { retry_at: now.after(delay(self.failures, roll)) };
            self.failures = self.failures.saturating_add(1);
        }
    }

    /// There is reason to believe that an attempt would succeed now.
    pub(super) fn hurry(&mut self, now: Local) {
        if let Wire::Down { retry_at } = &mut self.wire {
            *retry_at = now.min(*retry_at);
        }
    }

    /// Time has passed.
    pub(super) fn pulse(&mut self, now: Local) -> Option<Step> {
        match self.wire {
            Wire::Down { retry_at } if now >= retry_at => {
                self.wire = Wire::Trying { since: now };
                Some(Step::Connect)
            }
            Wire::Trying { since } if now.since(since) >= PATIENCE => Some(Step::HangUp),
            Wire::Up { asked: Some(asked), .. } if now.since(asked) >= SILENCE => Some(Step::HangUp),
            Wire::Up { pinged, asked } if now.since(pinged) >= PING_EVERY => {
                self.wire = Wire::Up { pinged: now, asked: asked.or(Some(now)) };
                Some(Step::Ping)
            }
            Wire::Off | Wire::Down { .. } | Wire::Trying { .. } | Wire::Up { .. } => None,
        }
    }
}

/// Half of the delay is fixed and half is drawn, so that the desks of a team do not come back all at once.
fn delay(failures: u32, roll: u16) -> Duration {
    let whole = FIRST_DELAY.saturating_mul(2_u32.saturating_pow(failures)).min(LONGEST_DELAY);
    let half = whole / 2;
    half + half * u32::from(roll) / u32::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn up(now: u64) -> Link {
        let mut link = Link::default();
        link.want(Local(now));
        assert_eq!(link.pulse(Local(now)), Some(Step::Connect));
        link.live(Local(now));
        link
    }

    #[test]
    fn a_link_that_nobody_wants_stays_off() {
        let mut link = Link::default();
        link.lost(Local(0), 0);
        link.hurry(Local(0));
        assert_eq!(link.pulse(Local(60_000)), None);
        assert!(!link.is_lost());
    }

    #[test]
    fn delays_double_to_a_limit_and_are_spread() {
        let check = |failures, roll, want| assert_eq!(delay(failures, roll), Duration::from_millis(want));
        check(0, 0, 250);
        check(0, u16::MAX, 500);
        check(1, u16::MAX, 1_000);
        check(3, 0, 2_000);
        check(5, u16::MAX, 10_000);
        check(40, 0, 5_000);
        check(u32::MAX, u16::MAX, 10_000);
    }

    #[test]
    fn answered_pings_keep_the_link_and_silence_ends_it() {
        let mut link = up(0);
        assert_eq!(link.pulse(Local(2_999)), None);
        assert_eq!(link.pulse(Local(3_000)), Some(Step::Ping));
        link.heard();
        assert_eq!(link.pulse(Local(6_000)), Some(Step::Ping));
        assert_eq!(link.pulse(Local(9_000)), Some(Step::Ping));
        assert_eq!(link.pulse(Local(12_000)), Some(Step::HangUp));
        link.lost(Local(12_000), 0);
        assert!(link.is_lost());
        assert_eq!(link.retries_in(Local(12_000)), Some(Duration::from_millis(250)));
    }

    #[test]
    fn an_attempt_that_brings_no_snapshot_is_given_up() {
        let mut link = Link::default();
        link.want(Local(0));
        assert_eq!(link.pulse(Local(0)), Some(Step::Connect));
        assert!(!link.is_lost(), "the first attempt is no loss yet");
        assert_eq!(link.pulse(Local(9_999)), None);
        assert_eq!(link.pulse(Local(10_000)), Some(Step::HangUp));
    }

    #[test]
    fn a_hint_shortens_the_wait_and_success_forgets_the_failures() {
        let mut link = up(0);
        for _ in 0..6 {
            link.lost(Local(0), u16::MAX);
            link.pulse(Local(20_000));
        }
        link.lost(Local(20_000), u16::MAX);
        assert_eq!(link.pulse(Local(20_001)), None);
        link.hurry(Local(20_002));
        assert_eq!(link.pulse(Local(20_002)), Some(Step::Connect));
        link.live(Local(20_010));
        assert!(link.is_up() && !link.is_lost());
        link.lost(Local(20_020), 0);
        assert_eq!(link.retries_in(Local(20_020)), Some(Duration::from_millis(250)));
    }
}
