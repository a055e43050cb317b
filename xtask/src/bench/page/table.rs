//! The widget beside the limit, and where the time goes when it is too much.

use std::collections::BTreeMap;

use serde::Serialize;

use super::visits::Visits;
use crate::bench::percentile::percentile;

const NETWORKS: [&str; 2] = ["plain", "slow"];
const FIGURES: [(&str, &str); 7] = [
    ("visible", "ms"),
    ("tap to UI", "ms"),
    ("tap to POST", "ms"),
    ("kB", ""),
    ("requests", ""),
    ("main thread", "ms"),
    ("heap", "kB"),
];

/// The figure that says when the question is there.
const VISIBLE: &str = "visible";

/// One figure of one variant.
#[derive(Debug, Serialize)]
pub(super) struct Compared {
    network: &'static str,
    variant: String,
    what: &'static str,
    unit: &'static str,
    /// The middle of the variant's visits.
    median: f64,
    /// The middle of the limit's.
    limit: f64,
    /// The middle of the ratios of each turn.
    ratio: f64,
    /// The highest ratio that is good enough.
    target: Option<f64>,
    /// Whether it is too much.
    missed: bool,
    /// What makes it up, where it is too much and that is known.
    parts: BTreeMap<String, f64>,
}

/// The highest ratio that is good enough.
fn target(network: &str, variant: &str, what: &str) -> Option<f64> {
    match (what, variant, network) {
        (VISIBLE, "inlined", _) => Some(1.1),
        (VISIBLE, _, "slow") => Some(1.6),
        ("tap to UI" | "tap to POST", ..) => Some(1.3),
        ("main thread", ..) => Some(1.2),
        ("heap", ..) => Some(1.15),
        _ => None,
    }
}

/// Compares all that was measured with the limit.
pub(super) fn compare(visits: &Visits) -> Vec<Compared> {
    let mut all = Vec::new();
    for network in NETWORKS {
        for variant in visits.variants() {
            for (what, unit) in FIGURES {
                let pairs = visits.pairs(network, what, variant, "limit");
                let ratios: Vec<f64> = pairs.iter().map(|(ours, limit)| ours / limit).collect();
                let ratio = percentile(&ratios, 0.5);
                let target = target(network, variant, what);
                let missed = target.is_some_and(|target| ratio > target);
                all.push(Compared {
                    network,
                    variant: variant.to_owned(),
                    what,
                    unit,
                    median: visits.median(network, what, variant),
                    limit: visits.median(network, what, "limit"),
                    ratio,
                    target,
                    missed,
                    parts: if missed { visits.parts(network, what, variant) } else { BTreeMap::new() },
                });
            }
        }
    }
    all
}

/// Prints it.
pub(super) fn print(all: &[Compared], visits: &Visits) {
    println!(
        "{:<8}{:<10}{:<14}{:>10}{:>10}{:>8}{:>8}",
        "network", "variant", "", "ours", "limit", "ratio", "target"
    );
    for Compared { network, variant, what, unit, median, limit, ratio, target, missed, parts } in all {
        let what_of = format!("{what}{}{unit}", if unit.is_empty() { "" } else { ", " });
        let wanted = target.map_or(String::new(), |target| format!("{target:.2}"));
        let verdict = if *missed { "  missed" } else { "" };
        println!(
            "{network:<8}{variant:<10}{what_of:<16}{median:>8.1}{limit:>10.1}{ratio:>8.2}{wanted:>8}{verdict}"
        );
        if !parts.is_empty() {
            println!("          where it goes: {}", listed(parts));
            println!("          the limit's:   {}", listed(&visits.parts(network, what, "limit")));
        }
    }
}

fn listed(parts: &BTreeMap<String, f64>) -> String {
    let mut parts: Vec<_> = parts.iter().collect();
    parts.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    parts.iter().map(|(name, value)| format!("{name} {value:.1}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_of_turns_and_judged_by_their_middle() {
        let visit = |variant: &str, run: u32, heap: u32| {
            format!(
                r#"{{"network":"plain","variant":"{variant}","run":{run},"found":{{"heap":{heap},"parts":{{}}}}}}"#
            )
        };
        let lines: Vec<_> = [("card", 0, 110), ("limit", 0, 100), ("card", 1, 300), ("limit", 1, 200)]
            .map(|(variant, run, heap)| visit(variant, run, heap))
            .into();
        let all = compare(&Visits::parse(&lines.join("\n")).unwrap());
        let heap = all.iter().find(|row| row.what == "heap" && row.network == "plain").unwrap();
        assert_eq!((heap.ratio, heap.target, heap.missed), (1.1, Some(1.15), false));
    }

    #[test]
    fn targets_are_those_that_were_set() {
        let check = |network: &str, variant: &str, what: &str, want: Option<f64>| {
            assert_eq!(target(network, variant, what), want, "{network}, {variant}, {what}");
        };
        check("slow", "card", "visible", Some(1.6));
        check("plain", "card", "visible", None);
        check("plain", "inlined", "visible", Some(1.1));
        check("slow", "card", "tap to POST", Some(1.3));
        check("slow", "card", "main thread", Some(1.2));
        check("slow", "card", "kB", None);
    }
}
