//! Whether the host page's own figures are others with the widget than without: Wilcoxon's signed-rank test on pairs of
//! visits of the same turn, two-sided, which asks nothing of how the figures are spread.

use serde::Serialize;

use super::visits::Visits;
use crate::bench::percentile::percentile;

const NETWORKS: [&str; 2] = ["plain", "slow"];
const FIGURES: [&str; 3] = ["FCP", "LCP", "INP"];

/// By chance alone, one of all figures would seem another in one of twenty benches.
const SIGNIFICANT: f64 = 0.05 / (NETWORKS.len() * FIGURES.len()) as f64;

/// One figure of the host page.
#[derive(Debug, Serialize)]
pub(super) struct Felt {
    network: &'static str,
    what: &'static str,
    pairs: usize,
    /// The middle without the widget, in milliseconds.
    without: f64,
    /// The middle with it.
    with: f64,
    /// The middle of the differences.
    difference: f64,
    /// How likely so much difference, or more, is by chance.
    p: f64,
    /// Whether that is too unlikely to be chance.
    differs: bool,
}

/// Judges each figure.
pub(super) fn felt(visits: &Visits) -> Vec<Felt> {
    let judge = |network: &'static str, what: &'static str| {
        let pairs = visits.pairs(network, what, "card", "none");
        let differences: Vec<f64> = pairs.iter().map(|(with, without)| with - without).collect();
        let p = signed_rank(&differences);
        Felt {
            network,
            what,
            pairs: pairs.len(),
            without: visits.median(network, what, "none"),
            with: visits.median(network, what, "card"),
            difference: percentile(&differences, 0.5),
            p,
            differs: p < SIGNIFICANT,
        }
    };
    NETWORKS.into_iter().flat_map(|network| FIGURES.map(|what| judge(network, what))).collect()
}

/// Prints it.
pub(super) fn print(all: &[Felt]) {
    println!(
        "\nthe host page itself, ms: Wilcoxon's signed-rank test, two-sided; differs where p < {SIGNIFICANT:.4}"
    );
    println!(
        "{:<8}{:<6}{:>6}{:>10}{:>10}{:>12}{:>8}",
        "network", "", "pairs", "without", "with", "difference", "p"
    );
    for Felt { network, what, pairs, without, with, difference, p, differs } in all {
        let verdict = if *differs { "differs" } else { "no difference beyond noise" };
        println!(
            "{network:<8}{what:<6}{pairs:>6}{without:>10.1}{with:>10.1}{difference:>12.1}{p:>8.3}  {verdict}"
        );
    }
}

/// How likely differences as far from zero as these are by chance: the normal approximation, corrected for ties and
/// for continuity, which is good from about ten differences on. Pairs without a difference say nothing.
fn signed_rank(differences: &[f64]) -> f64 {
    let mut sorted: Vec<f64> = differences.iter().copied().filter(|&by| by != 0.0).collect();
    sorted.sort_by(|one, other| one.abs().total_cmp(&other.abs()));
    let n = sorted.len() as f64;
    let (mut upwards, mut ties, mut before) = (0.0, 0.0, 0.0);
    for same in sorted.chunk_by(|one, other| one.abs() == other.abs()) {
        let count = same.len() as f64;
        // All of the same size share the middle of their ranks.
        let rank = before + (count + 1.0) / 2.0;
        upwards += rank * same.iter().filter(|&&by| by > 0.0).count() as f64;
        ties += count * (count * count - 1.0);
        before += count;
    }
    let mean = n * (n + 1.0) / 4.0;
    let variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ties / 48.0;
    if variance <= 0.0 {
        return 1.0;
    }
    let z = ((upwards - mean).abs() - 0.5).max(0.0) / variance.sqrt();
    2.0 * upper_tail(z)
}

/// The share of the normal distribution above `z`, which is not negative (Abramowitz and Stegun 26.2.17, exact to 7
/// digits).
fn upper_tail(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let series = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let sum = series.iter().rev().fold(0.0, |sum, factor| (sum + factor) * t);
    (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt() * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_is_the_known_one() {
        let check = |differences: &[f64], want: f64| {
            let p = signed_rank(differences);
            assert!((p - want).abs() < 0.0005, "{differences:?}: {p} is not {want}");
        };
        // The ranks 1 to 10, all upwards: W = 55, mean 27.5, variance 96.25, z = 27 / 9.811.
        check(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0], 0.0059);
        // As many up as down.
        check(&[1.0, -1.0, 2.0, -2.0, 3.0, -3.0], 1.0);
        // Ten of the same size, eight upwards: W = 44, mean 27.5, variance 96.25 - 990 / 48, z = 16 / 8.696.
        check(&[8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, -8.0, -8.0], 0.0658);
        check(&[0.0, 0.0], 1.0);
        check(&[], 1.0);
    }
}
