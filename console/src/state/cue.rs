//! The soft cue: a visitor may soon wish to talk.
//!
//! *Invariant:* it changes nothing else: it makes no sound, moves no focus and goes by itself.

use core::time::Duration;

use super::clock::Local;

/// How long it stays.
const STAYS: Duration = Duration::from_secs(8);

/// A cue and its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue(pub Local);

impl Cue {
    /// Whether it still says something.
    #[must_use]
    pub fn is_fresh(self, now: Local) -> bool {
        now.since(self.0) < STAYS
    }
}

#[cfg(test)]
mod tests {
    use shared::desk::ToAgent;

    use super::*;
    use crate::state::{
        Desk,
        tests::played::{NOW, console},
    };

    #[test]
    fn a_cue_goes_by_itself_and_changes_nothing_else() {
        let mut desk = console(vec![]);
        let before = desk.clone();
        assert_eq!(desk.apply(ToAgent::Cue, NOW), []);
        let check =
            |ms, want| assert_eq!(desk.cue.unwrap().is_fresh(NOW.after(Duration::from_millis(ms))), want);
        check(0, true);
        check(7_999, true);
        check(8_000, false);
        assert_eq!(Desk { cue: None, ..desk }, before);
    }
}
