//! `GET /v1/desk/counters`: how many responses there were, by the hour, for whoever is signed in to the desk.

use core::ops::Range;

use serde::Serialize;
use url::Url;

use super::problem::{Code, Failure};
use crate::{domain::tally::Counted, query::parameter};

/// The most hours that one answer covers: a month.
const MOST_HOURS: u32 = 31 * 24;

/// How many hours are counted when the request does not say.
const USUAL_HOURS: u32 = 24;

/// The answer.
#[derive(Debug, Serialize)]
pub struct Counters {
    /// The first hour, in whole hours since the Unix epoch.
    pub from: u32,
    /// The hour behind the last one.
    pub to: u32,
    /// The counts of all shards together.
    pub counters: Vec<Counted>,
}

/// The hours that a request asks for: `from` and `to` in whole hours since the Unix epoch, the last day up to `now`
/// (an hour too) where they are left out.
///
/// # Errors
/// [`Code::InvalidField`].
pub fn hours(url: &Url, now: u32) -> Result<Range<u32>, Failure> {
    let given = |name: &str| {
        let value = parameter::<String>(url, name);
        value.map(|value| value.parse::<u32>().map_err(|_| invalid(name))).transpose()
    };
    let to = given("to")?.unwrap_or(now.saturating_add(1));
    let from = given("from")?.unwrap_or(to.saturating_sub(USUAL_HOURS));
    if from >= to || to - from > MOST_HOURS {
        return Err(invalid("from"));
    }
    Ok(from..to)
}

fn invalid(name: &str) -> Failure {
    let detail = format!(
        "{name}: from and to are whole hours since the Unix epoch, from below to, at most {MOST_HOURS} apart"
    );
    Failure::detailed(Code::InvalidField, detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_given_or_the_last_day() {
        let check = |query: &str, want: Option<Range<u32>>| {
            let url = Url::parse(&format!("https://edge.example/v1/desk/counters{query}")).unwrap();
            assert_eq!(hours(&url, 500_000).ok(), want, "{query}");
        };
        check("", Some(499_977..500_001));
        check("?from=499000&to=499744", Some(499_000..499_744));
        check("?to=10", Some(0..10));
        for bad in ["?from=499000&to=499745", "?from=5&to=5", "?from=x", "?to=-1", "?from=500001"] {
            check(bad, None);
        }
    }
}
