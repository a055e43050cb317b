//! When to ask: what a site's owner decides, and the visitor's page evaluates (`widget/loader/when/rules.js`).
//!
//! Everything that may be left out is left out of the JSON too: what is not said is not checked, and costs the page
//! no byte.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{ids::Choice, text::Text, time::UnixMillis};

/// When a survey is asked. All that is said must hold at the same time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    /// On which pages; none means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PagePattern>,
    /// Not before the page has told of this event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Choice>,
    /// Not before an element that this selector finds has come into view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Text<200>>,
    /// Not before the page was in view for so many seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dwell_s: Option<u16>,
    /// Not before the pointer leaves the page upwards, as it does on its way to another.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub exit: bool,
    /// On which devices; none means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Device>,
    /// How many of a hundred page loads are asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<Percent>,
    /// On which days and at which hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
}

/// How seldom one visitor is asked, over all of a site's surveys. Counted from a tap or a closing, because before
/// these nothing is kept on the visitor's device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Days without a question after an answer.
    pub days: u16,
    /// Days without a question after the card was closed unanswered: dismissed is not answered.
    pub dismissed_days: u16,
}

/// A page's path, with `*` for any number of characters: `/checkout/*`. Behind a `!`, one that is left out although
/// another pattern fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PagePattern(String);

/// What the page is shown on, as its width says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Device {
    /// Less than 600 px wide.
    Phone,
    /// Less than 1,024 px wide.
    Tablet,
    /// All that is wider.
    Desktop,
}

/// 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Percent(u8);

/// Days and hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Days of the week, 1 (Monday) to 7; none means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Weekday>,
    /// From this minute of the day on.
    #[serde(default)]
    pub from: Minute,
    /// Up to, not including, this minute; where it is not later than `from`, that of the next day.
    #[serde(default)]
    pub to: Minute,
    /// By clocks so many minutes ahead of UTC; by the visitor's own where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub utc_offset: Option<Offset>,
}

/// 1 (Monday) to 7 (Sunday).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Weekday(u8);

/// A minute of the day, written `HH:MM`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Minute(u16);

/// Minutes ahead of UTC: -720 to 840.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct Offset(i16);

/// What is wrong with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleError {
    /// Not a path with stars.
    Page,
    /// Not 1 to 100.
    Percent,
    /// Not 1 to 7.
    Weekday,
    /// Not a time of day.
    Minute,
    /// No clock is that far from UTC.
    Offset,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Page => {
                "a page pattern is a path such as /checkout/*, without query, behind ! to leave it out"
            }
            Self::Percent => "a sample is 1 to 100 of a hundred",
            Self::Weekday => "a weekday is 1 (Monday) to 7 (Sunday)",
            Self::Minute => "a time of day is HH:MM, 00:00 to 23:59",
            Self::Offset => "an offset is -720 to 840 minutes from UTC",
        })
    }
}

impl Cap {
    /// Whether whoever answered at `before` is to be left alone at `now`. A moment to come is a clock gone wrong.
    #[must_use]
    pub fn holds(self, before: UnixMillis, now: UnixMillis) -> bool {
        now.0.abs_diff(before.0) < u64::from(self.days) * 86_400_000
    }
}

impl TryFrom<String> for PagePattern {
    type Error = RuleError;

    fn try_from(raw: String) -> Result<Self, RuleError> {
        let path = raw.strip_prefix('!').unwrap_or(&raw);
        let plain = |c: char| !c.is_control() && !c.is_whitespace() && !matches!(c, '?' | '#');
        let valid = path.starts_with(['/', '*']) && path.chars().all(plain) && raw.len() <= 200;
        if valid { Ok(Self(raw)) } else { Err(RuleError::Page) }
    }
}

impl PagePattern {
    /// Whether it fits a path, which it does as a whole. One that excludes fits nothing.
    #[must_use]
    pub fn fits(&self, path: &str) -> bool {
        let mut parts = self.0.split('*');
        let Some(mut rest) = parts.next().and_then(|start| path.strip_prefix(start)) else { return false };
        let Some(end) = parts.next_back() else { return rest.is_empty() };
        for part in parts {
            let Some((_, after)) = rest.split_once(part) else { return false };
            rest = after;
        }
        rest.ends_with(end)
    }
}

impl From<PagePattern> for String {
    fn from(pattern: PagePattern) -> Self {
        pattern.0
    }
}

impl TryFrom<u8> for Percent {
    type Error = RuleError;

    fn try_from(n: u8) -> Result<Self, RuleError> {
        if (1..=100).contains(&n) { Ok(Self(n)) } else { Err(RuleError::Percent) }
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

impl TryFrom<u8> for Weekday {
    type Error = RuleError;

    fn try_from(n: u8) -> Result<Self, RuleError> {
        if (1..=7).contains(&n) { Ok(Self(n)) } else { Err(RuleError::Weekday) }
    }
}

impl From<Weekday> for u8 {
    fn from(day: Weekday) -> Self {
        day.0
    }
}

impl TryFrom<String> for Minute {
    type Error = RuleError;

    fn try_from(raw: String) -> Result<Self, RuleError> {
        let number = |text: &str, below: u16| {
            let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| text.parse::<u16>().ok()).flatten().filter(|n| *n < below)
        };
        let parts = raw.split_once(':').map(|(hours, minutes)| (number(hours, 24), number(minutes, 60)));
        match parts {
            Some((Some(hours), Some(minutes))) => Ok(Self(hours * 60 + minutes)),
            _ => Err(RuleError::Minute),
        }
    }
}

impl Minute {
    /// How many minutes after midnight.
    #[must_use]
    pub fn after_midnight(self) -> u16 {
        self.0
    }
}

impl From<Minute> for String {
    fn from(Minute(minute): Minute) -> Self {
        format!("{:02}:{:02}", minute / 60, minute % 60)
    }
}

impl TryFrom<i16> for Offset {
    type Error = RuleError;

    fn try_from(minutes: i16) -> Result<Self, RuleError> {
        if (-720..=840).contains(&minutes) { Ok(Self(minutes)) } else { Err(RuleError::Offset) }
    }
}

impl From<Offset> for i16 {
    fn from(offset: Offset) -> Self {
        offset.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_and_written_as_they_are() {
        let check = |json: &str| {
            let rules: Rules = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&rules).unwrap(), json);
        };
        check("{}");
        check(
            r##"{"pages":["/checkout/*","!/checkout/pay"],"event":"order-placed","seen":"#total","dwell_s":20,"exit":true,"devices":["phone","tablet","desktop"],"sample":50,"schedule":{"days":[1,7],"from":"09:00","to":"17:30","utc_offset":-90}}"##,
        );
        let cap = r#"{"days":30,"dismissed_days":7}"#;
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Cap>(cap).unwrap()).unwrap(), cap);
    }

    #[test]
    fn a_cap_holds_for_its_days() {
        let check = |days: u16, before: u64, now: u64, want: bool| {
            let cap = Cap { days, dismissed_days: 0 };
            let day = |n: u64| UnixMillis(n * 86_400_000);
            assert_eq!(cap.holds(day(before), day(now)), want, "{days} {before} {now}");
        };
        check(30, 100, 100, true);
        check(30, 100, 129, true);
        check(30, 100, 130, false);
        check(0, 100, 100, false);
        check(u16::MAX, 0, 65_534, true);
        check(30, 120, 100, true);
        check(30, 500, 100, false);
    }

    #[test]
    fn a_pattern_fits_the_whole_path() {
        let check = |pattern: &str, fits: &[&str], not: &[&str]| {
            let pattern = PagePattern::try_from(pattern.to_owned()).unwrap();
            for path in fits {
                assert!(pattern.fits(path), "{pattern:?} {path}");
            }
            for path in not {
                assert!(!pattern.fits(path), "{pattern:?} {path}");
            }
        };
        check("/a", &["/a"], &["/", "/a/", "/ab", "/b"]);
        check("/a/*", &["/a/", "/a/b/c"], &["/a", "/ab/"]);
        check("*", &["", "/", "/a"], &[]);
        check("*/end.html", &["/end.html", "/a/end.html"], &["/end.htm", "/end.html/"]);
        check("/a*b*c", &["/abc", "/a-b-b-c", "/abcbc"], &["/ac", "/acb", "/abcd"]);
        check("/aba*aba", &["/abaaba"], &["/aba", "/ababa"]);
        check("!/a", &[], &["/a"]);
    }

    #[test]
    fn what_is_no_rule_is_refused_with_words() {
        let check = |json: &str, want: &str| {
            let got = serde_json::from_str::<Rules>(json).map_err(|error| error.to_string());
            assert!(got.as_ref().is_err_and(|words| words.contains(want)), "{json}: {got:?}");
        };
        for bad in [r#"["checkout"]"#, r#"["/a?b"]"#, r#"["/a b"]"#, r#"["!"]"#, r#"[""]"#] {
            check(&format!(r#"{{"pages":{bad}}}"#), "a page pattern is");
        }
        check(r#"{"sample":0}"#, "a sample is");
        check(r#"{"sample":101}"#, "a sample is");
        check(r#"{"event":"Order placed"}"#, "a choice is");
        check(r#"{"seen":" "}"#, "text is empty");
        check(r#"{"devices":["watch"]}"#, "unknown variant");
        check(r#"{"schedule":{"days":[0]}}"#, "a weekday is");
        for bad in ["9:00", "24:00", "12:60", "", "+1:00", "noon"] {
            check(&format!(r#"{{"schedule":{{"from":"{bad}"}}}}"#), "a time of day is");
        }
        check(r#"{"schedule":{"utc_offset":841}}"#, "an offset is");
        check(r#"{"page":["/"]}"#, "unknown field");
    }
}
