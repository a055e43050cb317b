//! When a site's team is there, and when it can promise to call somebody back.

#[cfg(test)]
mod tests;

use core::{fmt, time::Duration};

use shared::{
    hours::{Hours, Opening},
    time::{Span, UnixMillis},
};

use super::zone::{Wall, Zone};

/// How far ahead openings are looked for: beyond a company's summer holidays.
const LOOKED_AT: Duration = Duration::from_hours(60 * 24);
/// How far ahead a call can be asked for.
const ASKED_FOR: Duration = Duration::from_hours(14 * 24);
/// How many minutes a window is long that a visitor is offered.
const WINDOW: i64 = 60;
/// A window begins and ends between these minutes of the visitor's day, whenever the team is there.
const AWAKE: core::ops::RangeInclusive<i64> = 8 * 60..=21 * 60;
/// The least of a window in which a call can be tried.
const LEAST: Duration = Duration::from_mins(15);
/// A promise is made for a full quarter of an hour, in milliseconds.
const QUARTER: u64 = 15 * 60_000;

/// When somebody is there: what is open around a moment, in the order of time, with closed time between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Openings(Vec<Span>);

/// Why a window for a call is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowRefusal {
    /// It ends before it begins.
    Backwards,
    /// It is over.
    Past,
    /// It is further ahead than anybody can promise.
    TooFar,
    /// Nobody is there long enough in it.
    Closed,
}

impl fmt::Display for WindowRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Backwards => "the window ends before it begins",
            Self::Past => "the window is over",
            Self::TooFar => "the window is more than two weeks ahead",
            Self::Closed => "the team is not there in the window",
        })
    }
}

impl Openings {
    /// When somebody is there around `now`, by the clocks of `zone`.
    #[must_use]
    pub fn of(hours: &Hours, zone: &Zone, now: UnixMillis) -> Self {
        // Yesterday's may last until today.
        let first = zone.wall(now).days() - 1;
        let last = zone.wall(now.after(LOOKED_AT)).days();
        let mut spans: Vec<Span> = (first..=last)
            .filter(|day| !hours.holidays.iter().any(|holiday| holiday.days() == *day))
            .flat_map(|day| hours.open.iter().filter_map(move |opening| on(opening, day, zone)))
            .filter(|span| span.length() > Duration::ZERO)
            .collect();
        spans.sort_unstable();
        Self(joined(spans))
    }

    /// When somebody is there at a site that is always open.
    #[must_use]
    pub fn always(now: UnixMillis) -> Self {
        Self(vec![Span { from: now, until: now.after(LOOKED_AT) }])
    }

    /// Until when it is open, if it is.
    #[must_use]
    pub fn open_until(&self, now: UnixMillis) -> Option<UnixMillis> {
        self.0.iter().find(|span| span.has(now)).map(|span| span.until)
    }

    /// When it opens next after `now`.
    #[must_use]
    pub fn next(&self, now: UnixMillis) -> Option<UnixMillis> {
        self.0.iter().map(|span| span.from).find(|from| *from > now)
    }

    /// The first moment from `moment` on at which somebody is there.
    #[must_use]
    pub fn first(&self, moment: UnixMillis) -> Option<UnixMillis> {
        self.0.iter().find(|span| moment < span.until).map(|span| span.from.max(moment))
    }

    /// Until when a visitor can be called back who is served after so much `wait`, counted while somebody is there: a
    /// full quarter of an hour. `None` where nobody is there for so long.
    #[must_use]
    pub fn by(&self, wait: Duration, now: UnixMillis) -> Option<UnixMillis> {
        let mut wait = wait;
        for span in &self.0 {
            let ahead = span.with(Span { from: now, until: UnixMillis(u64::MAX) });
            match wait.checked_sub(ahead.length()) {
                // What is left of the wait passes when it is open again.
                Some(left) => wait = left,
                None => return Some(quarter(ahead.from.after(wait))),
            }
        }
        None
    }

    /// The windows that a visitor is offered for the next `days`, each an hour by the visitor's clocks.
    #[must_use]
    pub fn windows(&self, days: u16, visitor: &Zone, now: UnixMillis) -> Vec<Span> {
        let reach = Span { from: now, until: now.after(Duration::from_hours(u64::from(days) * 24)) };
        self.0.iter().flat_map(|span| whole_hours(span.with(reach), visitor)).collect()
    }

    /// The part of an `asked` window in which the visitor can be called.
    ///
    /// # Errors
    /// See [`WindowRefusal`].
    pub fn accept(&self, asked: Span, now: UnixMillis) -> Result<Span, WindowRefusal> {
        if asked.until <= asked.from {
            return Err(WindowRefusal::Backwards);
        }
        if asked.until <= now {
            return Err(WindowRefusal::Past);
        }
        if asked.from > now.after(ASKED_FOR) {
            return Err(WindowRefusal::TooFar);
        }
        let ahead = asked.with(Span { from: now, until: asked.until });
        let parts = self.0.iter().map(|span| span.with(ahead));
        parts.into_iter().find(|part| part.length() >= LEAST).ok_or(WindowRefusal::Closed)
    }
}

/// The opening that begins on a day.
fn on(opening: &Opening, day: i64, zone: &Zone) -> Option<Span> {
    let wall = |minute: i64| Wall(day * Wall::DAY + minute);
    let weekday = wall(0).weekday();
    let today =
        opening.days.is_empty() || opening.days.iter().any(|day| i64::from(u8::from(*day)) == weekday);
    let (from, to) = (i64::from(opening.from.after_midnight()), i64::from(opening.to.after_midnight()));
    let to = if to <= from { to + Wall::DAY } else { to };
    // What a day has twice, it is open twice.
    today.then(|| Span { from: zone.first(wall(from)), until: zone.last(wall(to)) })
}

/// Spans in the order of time, those that touch as one.
fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(before) if span.from <= before.until => before.until = before.until.max(span.until),
            Some(_) | None => joined.push(span),
        }
    }
    joined
}

/// The next full quarter of an hour, which is one by the clocks of every zone.
fn quarter(moment: UnixMillis) -> UnixMillis {
    UnixMillis(moment.0.div_ceil(QUARTER).saturating_mul(QUARTER))
}

/// The hours of the visitor's day that lie within a span as a whole. One that the clocks leave out is none.
fn whole_hours(span: Span, visitor: &Zone) -> impl Iterator<Item = Span> {
    let (Wall(first), Wall(last)) = (visitor.wall(span.from), visitor.wall(span.until));
    let steps = first.div_euclid(WINDOW)..=last.div_euclid(WINDOW);
    steps.map(|step| Wall(step * WINDOW)).filter_map(move |wall| {
        let hour = Span { from: visitor.first(wall), until: visitor.first(Wall(wall.0 + WINDOW)) };
        let awake = AWAKE.contains(&wall.minute()) && AWAKE.contains(&(wall.minute() + WINDOW));
        (awake && hour.with(span) == hour && hour.length() > Duration::ZERO).then_some(hour)
    })
}
