//! What the visits found.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use crate::bench::percentile::percentile;

/// One visit, as `measure.mjs` prints it.
#[derive(Debug, Deserialize)]
struct Visit {
    network: String,
    variant: String,
    run: u32,
    /// Figures by name; under `parts`, what makes up some of them, by the same name.
    found: BTreeMap<String, Value>,
}

/// All visits.
#[derive(Debug)]
pub(super) struct Visits(Vec<Visit>);

impl Visits {
    /// Reads one visit a line.
    pub(super) fn parse(lines: &str) -> Result<Self> {
        let parse = |line| serde_json::from_str(line).with_context(|| format!("reading the visit {line}"));
        lines.lines().map(parse).collect::<Result<_>>().map(Self)
    }

    /// The variants that were visited, but for the host page alone and the limit.
    pub(super) fn variants(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.0.iter().map(|visit| visit.variant.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| !["none", "limit"].contains(name));
        names
    }

    /// A figure of one variant beside that of another, turn by turn.
    pub(super) fn pairs(&self, network: &str, what: &str, one: &str, other: &str) -> Vec<(f64, f64)> {
        let (ones, others) = (self.by_run(network, what, one), self.by_run(network, what, other));
        ones.iter().filter_map(|(run, &value)| Some((value, *others.get(run)?))).collect()
    }

    /// The middle of a figure.
    pub(super) fn median(&self, network: &str, what: &str, variant: &str) -> f64 {
        let values: Vec<f64> = self.by_run(network, what, variant).into_values().collect();
        percentile(&values, 0.5)
    }

    /// The highest of a figure.
    pub(super) fn most(&self, network: &str, what: &str, variant: &str) -> f64 {
        self.by_run(network, what, variant).into_values().fold(0.0, f64::max)
    }

    /// The middles of all parts of a figure, by name; none where it has no parts.
    pub(super) fn parts(&self, network: &str, what: &str, variant: &str) -> BTreeMap<String, f64> {
        let mut all: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for visit in self.0.iter().filter(|visit| visit.network == network && visit.variant == variant) {
            let parts = visit.found.get("parts").and_then(|parts| parts.get(what)?.as_object());
            for (name, value) in parts.into_iter().flatten() {
                all.entry(name.clone()).or_default().extend(value.as_f64());
            }
        }
        all.into_iter().map(|(name, values)| (name, percentile(&values, 0.5))).collect()
    }

    fn by_run(&self, network: &str, what: &str, variant: &str) -> BTreeMap<u32, f64> {
        let of = |visit: &&Visit| visit.network == network && visit.variant == variant;
        let value = |visit: &Visit| Some((visit.run, visit.found.get(what)?.as_f64()?));
        self.0.iter().filter(of).filter_map(value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = r#"{"kind":"seen","network":"slow","variant":"card","run":0,"found":{"visible":30,"parts":{"visible":{"html":9}}}}
{"kind":"seen","network":"slow","variant":"limit","run":0,"found":{"visible":20,"parts":{}}}
{"kind":"seen","network":"slow","variant":"limit","run":1,"found":{"visible":10,"parts":{}}}
{"kind":"seen","network":"slow","variant":"card","run":1,"found":{"visible":12,"parts":{"visible":{"html":7}}}}
{"kind":"cost","network":"slow","variant":"none","run":1,"found":{"kB":5,"parts":{"main thread":{"script":1}}}}"#;

    #[test]
    fn visits_of_one_turn_are_pairs() {
        let visits = Visits::parse(LINES).unwrap();
        assert_eq!(visits.pairs("slow", "visible", "card", "limit"), [(30.0, 20.0), (12.0, 10.0)]);
        assert_eq!(visits.pairs("slow", "visible", "card", "none"), []);
        assert_eq!(visits.variants(), ["card"]);
        assert_eq!(visits.median("slow", "visible", "limit"), 10.0);
        assert_eq!(visits.most("slow", "visible", "limit"), 20.0);
        assert_eq!(visits.parts("slow", "visible", "card"), BTreeMap::from([("html".to_owned(), 7.0)]));
        assert_eq!(visits.parts("slow", "heap", "card"), BTreeMap::new());
    }

    #[test]
    fn what_is_no_visit_is_named() {
        let error = Visits::parse("{}").unwrap_err().to_string();
        assert_eq!(error, "reading the visit {}");
    }
}
