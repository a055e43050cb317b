//! The queue of those who wait, and what each can honestly be told.

use core::time::Duration;

use shared::{ids::CaseId, talk::Prospect, time::UnixMillis};

use super::{case::Case, hours::Openings, presence::Crowd};

/// So many of the desk's last waits make the expectation.
pub const HISTORY: usize = 20;

/// So many are needed before anything is said: one long wait is no rule.
const ENOUGH: usize = 3;

/// How long a call is taken to be away where too few waits are known.
const UNKNOWN: Duration = Duration::from_mins(15);

/// What somebody who waits can be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outlook {
    /// How many agents are at work.
    pub present: u32,
    /// How many of them are free.
    pub free: u32,
    /// The place in the queue, from 1; 0 for one who does not wait.
    pub place: u32,
    /// How long it usually takes from there.
    pub wait: Option<Duration>,
}

/// The queue at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue {
    /// Who waits, first come first.
    pub waiting: Vec<CaseId>,
    /// Who is at work.
    pub crowd: Crowd,
    /// How long the last visitors waited, newest first.
    pub waits: Vec<Duration>,
}

impl Queue {
    /// What the visitor of `case` can be told.
    #[must_use]
    pub fn outlook(&self, case: &Case) -> Outlook {
        let Crowd { present, free } = self.crowd;
        let at = self.waiting.iter().position(|waiting| *waiting == case.id);
        let place = at.map_or(0, |at| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1));
        Outlook { present, free, place, wait: expected(&self.waits, place, free) }
    }
}

/// What somebody can count on who would press now; `openings` say when the team is there, of a site that calls back.
#[must_use]
pub fn prospect(queue: &Queue, openings: Option<&Openings>, now: UnixMillis) -> Prospect {
    let Crowd { present, free } = queue.crowd;
    let place = u32::try_from(queue.waiting.len()).unwrap_or(u32::MAX).saturating_add(1);
    let wait = expected(&queue.waits, place, free);
    let call_by = openings.and_then(|openings| openings.by(wait.unwrap_or(UNKNOWN), now));
    Prospect {
        present,
        free: free.saturating_sub(place.saturating_sub(1)),
        wait_s: wait.map(seconds),
        call_by,
    }
}

/// A wait in whole seconds, as it travels.
#[must_use]
pub fn seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_secs()).unwrap_or(u32::MAX)
}

/// How long a visitor at `place` waits, as the last `waits` went: their median for those whom a free agent can take at
/// once, and once more for each round of agents that has to come free before.
fn expected(waits: &[Duration], place: u32, free: u32) -> Option<Duration> {
    if waits.len() < ENOUGH || place == 0 {
        return None;
    }
    let mut sorted: Vec<_> = waits.iter().take(HISTORY).copied().collect();
    sorted.sort_unstable();
    let median = sorted.get(sorted.len() / 2).copied()?;
    let before = place.saturating_sub(free.max(1));
    Some(median.saturating_mul(before.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_once_the_desk_has_a_history() {
        let seconds = |all: &[u64]| all.iter().map(|s| Duration::from_secs(*s)).collect::<Vec<_>>();
        let check = |waits: &[u64], place, free, want: Option<u64>| {
            let got = expected(&seconds(waits), place, free);
            assert_eq!(got, want.map(Duration::from_secs), "{waits:?} {place} {free}");
        };
        check(&[], 1, 1, None);
        check(&[5, 5], 1, 1, None);
        check(&[5, 90, 7], 1, 1, Some(7));
        check(&[5, 90, 7], 0, 1, None);
        check(&[5, 90, 7], 1, 0, Some(7));
        check(&[5, 90, 7], 2, 0, Some(14));
        check(&[5, 90, 7], 2, 2, Some(7));
        check(&[5, 90, 7], 5, 2, Some(28));
        check(&[[1; 20].as_slice(), &[100; 30]].concat(), 1, 1, Some(1));
    }

    #[test]
    fn only_what_can_be_kept_is_promised_before_a_press() {
        let hours = serde_json::from_str(r#"{"zone":"UTC","open":[{"from":"09:00","to":"17:00"}]}"#).unwrap();
        let at = |hour: u64, minute: u64| UnixMillis((hour * 60 + minute) * 60_000);
        let waiting = |n: u8| (0..n).map(|n| CaseId::new(UnixMillis(0), &[n; 10])).collect::<Vec<_>>();
        let check =
            |ring: u8, (present, free), waits: &[u64], now, want: (u32, Option<u32>, Option<UnixMillis>)| {
                let waits = waits.iter().map(|s| Duration::from_secs(*s)).collect();
                let queue = Queue { waiting: waiting(ring), crowd: Crowd { present, free }, waits };
                let openings = Openings::of(&hours, &crate::domain::zone::Zone::new(0, vec![]), now);
                let Prospect { free, wait_s, call_by, .. } = prospect(&queue, Some(&openings), now);
                assert_eq!((free, wait_s, call_by), want, "{ring} {present} {now:?}");
            };
        let (noon, night) = (at(12, 0), at(20, 0));
        check(0, (2, 2), &[], noon, (2, None, Some(at(12, 15))));
        check(1, (2, 2), &[9; 3], noon, (1, Some(9), Some(at(12, 15))));
        check(2, (1, 1), &[600; 3], noon, (0, Some(1_800), Some(at(12, 30))));
        check(0, (0, 0), &[], night, (0, None, Some(at(24 + 9, 15))));
        let queue = Queue::default();
        assert_eq!(prospect(&queue, None, noon).call_by, None, "this site calls nobody");
    }
}
