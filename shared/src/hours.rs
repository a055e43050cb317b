//! When a site's team is there.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    ids::{IdError, string_id},
    rules::{Minute, Weekday},
};

/// A site's business hours. A site without any is always open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// By whose clocks.
    pub zone: ZoneName,
    /// The times of every week.
    pub open: Vec<Opening>,
    /// Days on which no opening begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Date>,
}

/// A time of every week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Days of the week, 1 (Monday) to 7; none means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Weekday>,
    /// From this minute of the day on.
    pub from: Minute,
    /// Up to, not including, this minute; where it is not later than `from`, that of the next day.
    pub to: Minute,
}

string_id!(
    /// A time zone by its name in the IANA database, `Europe/Berlin`, as far as its shape goes: the platform knows
    /// which ones there are.
    ZoneName,
    "a time zone is a name such as Europe/Berlin",
    |raw| (1..=50).contains(&raw.len())
        && raw.starts_with(|c: char| c.is_ascii_alphabetic())
        && raw.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'+' | b'-' | b'/'))
);

/// A day of the calendar, written `YYYY-MM-DD`; from 1970 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(chrono::NaiveDate);

/// A string that is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day is YYYY-MM-DD, from 1970 to 9999")
    }
}

impl Date {
    /// How many days after 1970-01-01 it is.
    #[must_use]
    pub fn days(self) -> i64 {
        i64::from(self.0.to_epoch_days())
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(raw: String) -> Result<Self, DateError> {
        let mut parts = raw.split('-');
        let mut number = |length: usize| {
            let part = parts.next()?;
            let digits = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse::<u32>().ok()).flatten()
        };
        let (year, month, day) = (number(4), number(2), number(2));
        let date = || chrono::NaiveDate::from_ymd_opt(i32::try_from(year?).ok()?, month?, day?);
        match date() {
            Some(date) if parts.next().is_none() && date.to_epoch_days() >= 0 => Ok(Self(date)),
            Some(_) | None => Err(DateError),
        }
    }
}

impl From<Date> for String {
    fn from(Date(date): Date) -> Self {
        use chrono::Datelike as _;
        format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_and_written_as_they_are() {
        let json = r#"{"zone":"Asia/Kolkata","open":[{"days":[1,5],"from":"09:00","to":"17:30"},{"from":"22:00","to":"02:00"}],"holidays":["2027-01-26","2028-02-29"]}"#;
        let hours: Hours = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&hours).unwrap(), json);
    }

    #[test]
    fn what_is_no_day_or_zone_is_refused_with_words() {
        let check = |raw: &str, want: Option<i64>| {
            assert_eq!(Date::try_from(raw.to_owned()).ok().map(Date::days), want, "{raw}");
        };
        check("1970-01-01", Some(0));
        check("2026-11-26", Some(20_783));
        check("2028-02-29", Some(21_243));
        check("9999-12-31", Some(2_932_896));
        for bad in [
            "",
            "2027-02-29",
            "2026-13-01",
            "2026-00-10",
            "26-11-26",
            "2026-1-1",
            "1969-12-31",
            "2026-11-26-",
            "2026-11-26T00:00",
            "+026-11-26",
            "10000-01-01",
        ] {
            check(bad, None);
        }
        let refused = |json: &str, want: &str| {
            let got = serde_json::from_str::<Hours>(json).map_err(|error| error.to_string());
            assert!(got.as_ref().is_err_and(|words| words.contains(want)), "{json}: {got:?}");
        };
        for bad in ["", "../etc/passwd", "Europe/Berlin\\n", "+01:00", "Europe Berlin"] {
            refused(&format!(r#"{{"zone":"{bad}","open":[]}}"#), "a time zone is");
        }
        refused(r#"{"zone":"UTC","open":[],"holidays":["easter"]}"#, "a day is");
        refused(r#"{"zone":"UTC","open":[{"from":"9:00","to":"17:00"}]}"#, "a time of day is");
    }
}
