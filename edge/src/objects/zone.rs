//! Time zones, which the platform knows.

use shared::{hours::ZoneName, settings::Settings, time::UnixMillis};

use super::clocks::Clocks;
use crate::domain::{
    hours::Openings,
    zone::{Change, Zone},
};

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;
/// How many days are looked at: those before now that may last until now, and all for which anything is promised.
const DAYS_BEFORE: u64 = 2;
const DAYS_AHEAD: u64 = 63;

/// What the clocks of a zone show in the weeks around `now`; `None` where there is no zone of this name.
pub(crate) fn zone(name: &ZoneName, now: UnixMillis) -> Option<Zone> {
    let clocks = Clocks::of("en", name.as_str(), &[("timeZoneName", "longOffset")]).ok()?;

    // Whole minutes, at which all changes of clocks are made.
    let mut at = (now.0 / MINUTE * MINUTE).saturating_sub(DAYS_BEFORE * DAY);
    let end = at + (DAYS_BEFORE + DAYS_AHEAD) * DAY;
    let first = offset_of(&clocks, at)?;
    let (mut offset, mut changes) = (first, Vec::new());
    while at < end {
        let next = at + DAY;
        if offset_of(&clocks, next)? == offset {
            at = next;
            continue;
        }
        // The last minute of the old time, and the first of the new.
        let (mut old, mut new) = (at, next);
        while new - old > MINUTE {
            let middle = old + (new - old) / 2 / MINUTE * MINUTE;
            if offset_of(&clocks, middle)? == offset { old = middle } else { new = middle }
        }
        offset = offset_of(&clocks, new)?;
        changes.push(Change { at: UnixMillis(new), offset });
        at = new;
    }
    Some(Zone::new(first, changes))
}

/// When somebody is there at a site. One without hours is always open, and so is one whose hours are in a zone that there
/// is not: better a promise that is kept late than none.
pub(crate) fn openings(settings: &Settings, now: UnixMillis) -> Openings {
    let Some(hours) = &settings.hours else { return Openings::always(now) };
    match zone(&hours.zone, now) {
        Some(zone) => Openings::of(hours, &zone, now),
        None => {
            worker::console_error!("hours of {}: there is no time zone {}", settings.site, hours.zone);
            Openings::always(now)
        }
    }
}

/// How many minutes `clocks` are ahead of UTC: the words end in `GMT+05:30`, or in `GMT` alone.
fn offset_of(clocks: &Clocks, moment: u64) -> Option<i16> {
    #[expect(clippy::cast_precision_loss, reason = "moments stay below 2^53")]
    let words = clocks.format(moment as f64);
    let (_, ahead) = words.rsplit_once("GMT")?;
    let Some((hours, minutes)) = ahead.split_once(':') else { return ahead.is_empty().then_some(0) };
    let minutes: i16 = minutes.parse().ok()?;
    let hours: i16 = hours.parse().ok()?;
    Some(hours * 60 + if ahead.starts_with('-') { -minutes } else { minutes })
}
