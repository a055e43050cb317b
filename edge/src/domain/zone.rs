//! What the clocks of a time zone show.
//!
//! The platform knows all zones; what is passed in here is when one of them changes its clocks, over the weeks that are
//! looked at.

#[cfg(test)]
pub(crate) mod tests;

use shared::time::UnixMillis;

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// What the clocks of a place show over a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    first: i16,
    changes: Vec<Change>,
}

/// A moment from which on the clocks are so many minutes ahead of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The moment.
    pub at: UnixMillis,
    /// Minutes ahead of UTC, negative in the west.
    pub offset: i16,
}

/// What a clock and a calendar show, in whole minutes after the beginning of 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wall(pub i64);

impl Wall {
    /// The minutes of a day.
    pub const DAY: i64 = 1_440;

    /// How many days after 1970-01-01 the day is.
    #[must_use]
    pub fn days(self) -> i64 {
        self.0.div_euclid(Self::DAY)
    }

    /// How many minutes after midnight.
    #[must_use]
    pub fn minute(self) -> i64 {
        self.0.rem_euclid(Self::DAY)
    }

    /// The day of the week, 1 (Monday) to 7 (Sunday). The first day of 1970 was a Thursday.
    #[must_use]
    pub fn weekday(self) -> i64 {
        (self.days() + 3).rem_euclid(7) + 1
    }
}

impl Zone {
    /// The zone whose clocks are `first` minutes ahead of UTC, until the first of the `changes`, which are in the order
    /// of time.
    #[must_use]
    pub fn new(first: i16, changes: Vec<Change>) -> Self {
        Self { first, changes }
    }

    /// What the clocks show at a moment.
    #[must_use]
    pub fn wall(&self, moment: UnixMillis) -> Wall {
        wall(moment, self.offset(moment))
    }

    /// The first moment at which the clocks show `wall`. Where they leave it out, that at which they jump over it.
    #[must_use]
    pub fn first(&self, wall: Wall) -> UnixMillis {
        self.shown(wall).next().unwrap_or_else(|| self.jump(wall))
    }

    /// The last moment at which the clocks show `wall`: the second one where they are put back over it. Where they leave
    /// it out, that at which they jump over it.
    #[must_use]
    pub fn last(&self, wall: Wall) -> UnixMillis {
        self.shown(wall).last().unwrap_or_else(|| self.jump(wall))
    }

    fn offset(&self, moment: UnixMillis) -> i16 {
        self.changes
            .iter()
            .rev()
            .find(|change| change.at <= moment)
            .map_or(self.first, |change| change.offset)
    }

    /// The moments at which the clocks show `wall`, in the order of time.
    fn shown(&self, wall: Wall) -> impl Iterator<Item = UnixMillis> {
        let offsets = core::iter::once(self.first).chain(self.changes.iter().map(|change| change.offset));
        let mut moments: Vec<UnixMillis> = offsets
            .filter_map(|offset| Some((moment(wall, offset)?, offset)))
            .filter(|(moment, offset)| self.offset(*moment) == *offset)
            .map(|(moment, _)| moment)
            .collect();
        moments.sort_unstable();
        moments.into_iter()
    }

    /// The moment at which the clocks jump over `wall`: the first from which on they show a later time.
    fn jump(&self, wall: Wall) -> UnixMillis {
        let jump = self.changes.iter().find(|change| self::wall(change.at, change.offset) > wall);
        jump.map_or(UnixMillis(0), |change| change.at)
    }
}

/// What clocks that are `offset` minutes ahead of UTC show.
fn wall(moment: UnixMillis, offset: i16) -> Wall {
    let minutes = i64::try_from(moment.0).unwrap_or(i64::MAX).div_euclid(MINUTE);
    Wall(minutes.saturating_add(offset.into()))
}

/// When they show it; `None` before 1970.
fn moment(wall: Wall, offset: i16) -> Option<UnixMillis> {
    let minutes = wall.0.checked_sub(offset.into())?;
    Some(UnixMillis(u64::try_from(minutes.checked_mul(MINUTE)?).ok()?))
}
