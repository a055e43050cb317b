use chrono::{NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::Tz;

use super::*;

/// A moment written in UTC: `2026-11-26 14:30`.
pub(crate) fn utc(text: &str) -> UnixMillis {
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap().and_utc();
    UnixMillis(moment.timestamp_millis().try_into().unwrap())
}

/// The same for a clock.
pub(crate) fn clock(text: &str) -> Wall {
    Wall(i64::try_from(utc(text).0).unwrap() / MINUTE)
}

/// A zone by its name, as a database of all zones knows it in 2026 and 2027.
pub(crate) fn zone(name: &str) -> Zone {
    let zone: Tz = name.parse().unwrap();
    let offset = |half: u64| {
        let seconds = i64::try_from(half * 1_800).unwrap();
        let utc = chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        i16::try_from(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc() / 60).unwrap()
    };
    let half = |text: &str| utc(text).0 / 1_800_000;
    let halves = half("2026-01-01 00:00")..half("2028-01-01 00:00");
    let changes = halves.clone().filter(|half| offset(*half) != offset(half - 1));
    let change = |half: u64| Change { at: UnixMillis(half * 1_800_000), offset: offset(half) };
    Zone::new(offset(halves.start - 1), changes.map(change).collect())
}

#[test]
fn clocks_show_what_they_show() {
    let check = |name: &str, moment: &str, want: &str| {
        assert_eq!(zone(name).wall(utc(moment)), clock(want), "{name} {moment}");
    };
    check("UTC", "2026-11-26 14:30", "2026-11-26 14:30");
    check("Europe/Berlin", "2027-03-28 00:59", "2027-03-28 01:59");
    check("Europe/Berlin", "2027-03-28 01:00", "2027-03-28 03:00");
    check("Europe/Berlin", "2027-10-31 00:59", "2027-10-31 02:59");
    check("Europe/Berlin", "2027-10-31 01:00", "2027-10-31 02:00");
    check("America/New_York", "2026-11-26 02:00", "2026-11-25 21:00");
    check("Asia/Kolkata", "2026-11-26 20:00", "2026-11-27 01:30");
    check("Asia/Kathmandu", "2026-11-26 20:00", "2026-11-27 01:45");
    check("Australia/Lord_Howe", "2027-01-01 00:00", "2027-01-01 11:00");
    check("Pacific/Kiritimati", "2026-11-26 12:00", "2026-11-27 02:00");
}

#[test]
fn a_time_may_come_once_twice_or_never() {
    let check = |name: &str, wall: &str, first: &str, last: &str| {
        let (zone, wall) = (zone(name), clock(wall));
        assert_eq!((zone.first(wall), zone.last(wall)), (utc(first), utc(last)), "{name} {wall:?}");
    };
    check("Europe/Berlin", "2026-11-26 09:00", "2026-11-26 08:00", "2026-11-26 08:00");
    check("Europe/Berlin", "2027-03-28 01:59", "2027-03-28 00:59", "2027-03-28 00:59");
    check("Europe/Berlin", "2027-03-28 02:00", "2027-03-28 01:00", "2027-03-28 01:00");
    check("Europe/Berlin", "2027-03-28 02:30", "2027-03-28 01:00", "2027-03-28 01:00");
    check("Europe/Berlin", "2027-03-28 03:00", "2027-03-28 01:00", "2027-03-28 01:00");
    check("Europe/Berlin", "2027-10-31 01:59", "2027-10-30 23:59", "2027-10-30 23:59");
    check("Europe/Berlin", "2027-10-31 02:00", "2027-10-31 00:00", "2027-10-31 01:00");
    check("Europe/Berlin", "2027-10-31 02:30", "2027-10-31 00:30", "2027-10-31 01:30");
    check("Europe/Berlin", "2027-10-31 03:00", "2027-10-31 02:00", "2027-10-31 02:00");
    // Half an hour is put forward and back here, and in the other half of the year.
    check("Australia/Lord_Howe", "2027-10-03 02:15", "2027-10-02 15:30", "2027-10-02 15:30");
    check("Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-03 14:45", "2027-04-03 15:15");
    check("America/New_York", "2027-03-14 02:30", "2027-03-14 07:00", "2027-03-14 07:00");
    check("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30", "2026-11-01 06:30");
}

#[test]
fn what_is_shown_is_found_again() {
    for name in
        ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo"]
    {
        let zone = zone(name);
        for minute in (utc("2026-01-02 00:00").0..utc("2027-12-30 00:00").0).step_by(37 * 60_000) {
            let moment = UnixMillis(minute);
            let wall = zone.wall(moment);
            assert!(zone.first(wall) <= moment && moment <= zone.last(wall), "{name} {moment:?}");
            assert_eq!(zone.wall(zone.first(wall)), wall, "{name} {moment:?}");
            assert_eq!(zone.wall(zone.last(wall)), wall, "{name} {moment:?}");
        }
    }
}

#[test]
fn all_clocks_are_full_quarters_of_an_hour_ahead() {
    let utc = chrono::DateTime::from_timestamp(1_795_737_600, 0).unwrap().naive_utc();
    for zone in chrono_tz::TZ_VARIANTS {
        let seconds = zone.offset_from_utc_datetime(&utc).fix().local_minus_utc();
        assert_eq!(seconds % 900, 0, "{zone}");
    }
}
