use super::*;
use crate::domain::zone::tests::{clock, utc, zone};

/// Hours of `zone` as settings have them.
fn hours(zone: &str, open: &str, holidays: &str) -> Hours {
    serde_json::from_str(&format!(r#"{{"zone":"{zone}","open":{open},"holidays":{holidays}}}"#)).unwrap()
}

const OFFICE: &str =
    r#"[{"days":[1,2,3,4,5],"from":"09:00","to":"12:00"},{"days":[1,2,3,4,5],"from":"13:00","to":"17:30"}]"#;
const NIGHTS: &str = r#"[{"days":[5,6],"from":"22:00","to":"06:00"}]"#;
const ALWAYS: &str = r#"[{"from":"00:00","to":"00:00"}]"#;

fn openings(place: &str, open: &str, holidays: &str, now: UnixMillis) -> Openings {
    Openings::of(&hours(place, open, holidays), &zone(place), now)
}

#[test]
fn a_site_is_open_or_says_when_it_will_be() {
    // What the clocks of the place show now, until when it is open, when it opens next.
    let check =
        |place: &str, open: &str, holidays: &str, now: &str, until: Option<&str>, next: Option<&str>| {
            let clocks = zone(place);
            let now = clocks.first(clock(now));
            let openings = openings(place, open, holidays, now);
            let shown = |moment: Option<UnixMillis>| moment.map(|moment| clocks.wall(moment));
            let wanted = |text: Option<&str>| text.map(clock);
            assert_eq!(
                (shown(openings.open_until(now)), shown(openings.next(now))),
                (wanted(until), wanted(next)),
                "{place} {now:?}"
            );
        };
    let berlin = |now: &str, until: Option<&str>, next: &str| {
        check("Europe/Berlin", OFFICE, r#"["2026-12-24","2026-12-25"]"#, now, until, Some(next));
    };
    berlin("2026-11-26 08:59", None, "2026-11-26 09:00");
    berlin("2026-11-26 09:00", Some("2026-11-26 12:00"), "2026-11-26 13:00");
    berlin("2026-11-26 12:00", None, "2026-11-26 13:00");
    berlin("2026-11-26 17:29", Some("2026-11-26 17:30"), "2026-11-27 09:00");
    berlin("2026-11-27 17:30", None, "2026-11-30 09:00");
    berlin("2026-12-23 18:00", None, "2026-12-28 09:00");
    berlin("2026-12-24 10:00", None, "2026-12-28 09:00");
    let first = |moment: &str| {
        let now = utc("2026-11-26 10:00");
        openings("Europe/Berlin", OFFICE, "[]", now).first(utc(moment))
    };
    assert_eq!(first("2026-11-26 10:30"), Some(utc("2026-11-26 10:30")));
    assert_eq!(first("2026-11-26 11:00"), Some(utc("2026-11-26 12:00")));
    assert_eq!(first("2026-11-27 16:30"), Some(utc("2026-11-30 08:00")));
    assert_eq!(first("2036-11-27 16:30"), None);
    // Over a change of the clocks the opening stays at nine.
    berlin("2027-03-26 18:00", None, "2027-03-29 09:00");
    berlin("2027-10-29 18:00", None, "2027-11-01 09:00");

    // Zones of half an hour and of three quarters.
    check("Asia/Kolkata", OFFICE, "[]", "2026-11-26 08:45", None, Some("2026-11-26 09:00"));
    check(
        "Asia/Kathmandu",
        OFFICE,
        "[]",
        "2026-11-26 17:00",
        Some("2026-11-26 17:30"),
        Some("2026-11-27 09:00"),
    );

    // An opening over midnight belongs to the day on which it begins.
    let night = |now: &str, holidays: &str, until: Option<&str>, next: &str| {
        check("Europe/Berlin", NIGHTS, holidays, now, until, Some(next));
    };
    night("2026-11-27 23:00", "[]", Some("2026-11-28 06:00"), "2026-11-28 22:00");
    night("2026-11-28 05:59", "[]", Some("2026-11-28 06:00"), "2026-11-28 22:00");
    night("2026-11-29 05:00", "[]", Some("2026-11-29 06:00"), "2026-12-04 22:00");
    night("2026-11-29 05:00", r#"["2026-11-29"]"#, Some("2026-11-29 06:00"), "2026-12-04 22:00");
    night("2026-11-29 05:00", r#"["2026-11-28"]"#, None, "2026-12-04 22:00");

    let lasting = |open: &str, now: &str| {
        let now = utc(now);
        let berlin = openings("Europe/Berlin", open, "[]", now);
        berlin.open_until(now).map(|until| until.since(now))
    };
    // The night in which the clocks go forward is an hour shorter, the other one an hour longer.
    assert_eq!(lasting(NIGHTS, "2027-03-27 21:00"), Some(Duration::from_hours(7)));
    assert_eq!(lasting(NIGHTS, "2027-10-30 20:00"), Some(Duration::from_hours(9)));
    // An opening that ends in the hour that there is not, or that there is twice.
    let until = |to: &str| format!(r#"[{{"days":[7],"from":"00:00","to":"{to}"}}]"#);
    assert_eq!(lasting(&until("02:30"), "2027-03-27 23:00"), Some(Duration::from_hours(2)));
    assert_eq!(lasting(&until("02:30"), "2027-10-30 22:00"), Some(Duration::from_mins(210)));
    // Days that touch are one opening; a site that never opens has none.
    assert!(lasting(ALWAYS, "2026-11-26 12:00").is_some_and(|left| left > LOOKED_AT));
    assert_eq!(lasting("[]", "2026-11-26 12:00"), None);
    check("Europe/Berlin", "[]", "[]", "2026-11-26 12:00", None, None);
    assert_eq!(
        Openings::always(utc("2026-11-26 12:00")).open_until(utc("2026-11-26 12:00")),
        Some(utc("2027-01-25 12:00"))
    );
}

#[test]
fn a_promise_is_made_for_when_it_can_be_kept() {
    // The wait in minutes; moments in UTC.
    let check = |now: &str, wait: u64, want: Option<&str>| {
        let by = openings("Europe/Berlin", OFFICE, "[]", utc(now)).by(Duration::from_mins(wait), utc(now));
        assert_eq!(by, want.map(utc), "{now} {wait}");
    };
    check("2026-11-26 13:40", 10, Some("2026-11-26 14:00"));
    check("2026-11-26 13:45", 0, Some("2026-11-26 13:45"));
    check("2026-11-26 13:46", 0, Some("2026-11-26 14:00"));
    check("2026-11-26 13:45", 15, Some("2026-11-26 14:00"));
    // Twenty minutes do not pass before noon: five are left for one o'clock.
    check("2026-11-26 10:45", 20, Some("2026-11-26 12:15"));
    check("2026-11-26 16:30", 10, Some("2026-11-27 08:15"));
    check("2026-11-27 16:25", 10, Some("2026-11-30 08:15"));
    // Over a change of the clocks the team comes at nine all the same.
    check("2027-03-26 17:00", 10, Some("2027-03-29 07:15"));
    check("2027-10-29 17:00", 10, Some("2027-11-01 08:15"));
    // More than there is time for.
    check("2026-11-26 13:40", 60 * 24 * 60, None);
}

#[test]
fn windows_are_hours_of_the_visitors_day_in_which_the_team_is_there() {
    // The beginnings as the visitor's clocks show them.
    let check = |visitor: &str, open: &str, now: &str, days: u16, want: &[&str]| {
        let clocks = zone(visitor);
        let windows = openings("Europe/Berlin", open, "[]", utc(now)).windows(days, &clocks, utc(now));
        let begins: Vec<Wall> = windows.iter().map(|window| clocks.wall(window.from)).collect();
        assert_eq!(begins, want.iter().map(|text| clock(text)).collect::<Vec<_>>(), "{visitor} {now}");
    };
    check(
        "Europe/Berlin",
        OFFICE,
        "2026-11-26 09:30",
        1,
        &[
            "2026-11-26 11:00",
            "2026-11-26 13:00",
            "2026-11-26 14:00",
            "2026-11-26 15:00",
            "2026-11-26 16:00",
            "2026-11-27 09:00",
        ],
    );
    // Berlin's office hours are early in New York: before eight nobody is called.
    check(
        "America/New_York",
        OFFICE,
        "2026-11-26 05:00",
        1,
        &["2026-11-26 08:00", "2026-11-26 09:00", "2026-11-26 10:00"],
    );
    // In Delhi hours begin at the half of ours.
    check(
        "Asia/Kolkata",
        OFFICE,
        "2026-11-26 12:00",
        1,
        &["2026-11-26 18:00", "2026-11-26 19:00", "2026-11-26 20:00", "2026-11-27 14:00", "2026-11-27 15:00"],
    );
    check("Europe/Berlin", "[]", "2026-11-26 12:00", 7, &[]);

    // No window begins in an hour that there is not; each lies in the openings, in the visitor's day, and is accepted.
    for now in ["2027-03-27 12:00", "2027-10-30 12:00", "2027-03-13 12:00", "2026-10-31 12:00"].map(utc) {
        for place in
            ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"]
        {
            let (clocks, openings) = (zone(place), openings("Europe/Berlin", ALWAYS, "[]", now));
            let windows = openings.windows(3, &clocks, now);
            assert!(windows.len() > 30, "{place} {now:?}: {}", windows.len());
            for window in windows {
                let (from, until) = (clocks.wall(window.from), clocks.wall(window.until));
                assert_eq!((from.minute() % 60, until.0 - from.0), (0, 60), "{place} {from:?}");
                assert!((8 * 60..=20 * 60).contains(&from.minute()), "{place} {from:?}");
                assert_eq!(openings.accept(window, now), Ok(window), "{place} {from:?}");
            }
        }
    }
}

#[test]
fn a_window_is_taken_for_the_time_in_which_the_team_is_there() {
    use WindowRefusal::{Backwards, Closed, Past, TooFar};
    let now = "2026-11-26 10:00";
    let check = |from: &str, until: &str, want: Result<(&str, &str), WindowRefusal>| {
        let openings = openings("Europe/Berlin", OFFICE, "[]", utc(now));
        let span = |(from, until)| Span { from: utc(from), until: utc(until) };
        assert_eq!(openings.accept(span((from, until)), utc(now)), want.map(span), "{from} {until}");
    };
    check("2026-11-26 13:00", "2026-11-26 14:00", Ok(("2026-11-26 13:00", "2026-11-26 14:00")));
    // Under way, over the noon's pause, beyond the evening, over the night.
    check("2026-11-26 09:30", "2026-11-26 10:30", Ok(("2026-11-26 10:00", "2026-11-26 10:30")));
    check("2026-11-26 10:55", "2026-11-26 13:00", Ok(("2026-11-26 12:00", "2026-11-26 13:00")));
    check("2026-11-26 16:00", "2026-11-26 20:00", Ok(("2026-11-26 16:00", "2026-11-26 16:30")));
    check("2026-11-26 20:00", "2026-11-27 09:00", Ok(("2026-11-27 08:00", "2026-11-27 09:00")));
    check("2026-11-26 10:00", "2036-11-26 10:00", Ok(("2026-11-26 10:00", "2026-11-26 11:00")));

    check("2026-11-26 14:00", "2026-11-26 13:00", Err(Backwards));
    check("2026-11-26 14:00", "2026-11-26 14:00", Err(Backwards));
    check("2026-11-25 13:00", "2026-11-25 14:00", Err(Past));
    check("1970-01-01 00:00", "1970-01-02 00:00", Err(Past));
    check("2026-11-26 09:00", "2026-11-26 10:00", Err(Past));
    check("2036-11-26 13:00", "2036-11-26 14:00", Err(TooFar));
    check("2026-11-28 13:00", "2026-11-28 14:00", Err(Closed));
    check("2026-11-26 11:00", "2026-11-26 12:00", Err(Closed));
    check("2026-11-26 16:20", "2026-11-26 18:00", Err(Closed));
    check("2026-11-26 12:00", "2026-11-26 12:10", Err(Closed));
}
