//! What the widget's own scripts take of the page's main thread, in processor time, whatever else the page does.

use serde::Serialize;

use super::visits::Visits;

/// Each figure on the network that it is judged on, and how many milliseconds are good enough. A task of 50 ms is long:
/// <https://w3c.github.io/longtasks/>.
const FIGURES: [(&str, &str, f64); 2] = [("plain", "loader", 4.0), ("slow", "longest task", 50.0)];

/// One figure of one variant, in milliseconds.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Own {
    network: &'static str,
    variant: String,
    what: &'static str,
    median: f64,
    most: f64,
    target: f64,
    /// Whether the middle is too much.
    missed: bool,
}

/// Judges each figure.
pub(super) fn own(visits: &Visits) -> Vec<Own> {
    let judge = |(network, what, target)| {
        visits.variants().into_iter().map(move |variant| {
            let median = visits.median(network, what, variant);
            let most = visits.most(network, what, variant);
            Own { network, variant: variant.to_owned(), what, median, most, target, missed: median > target }
        })
    };
    FIGURES.into_iter().flat_map(judge).collect()
}

/// Prints it.
pub(super) fn print(all: &[Own]) {
    println!("\nthe widget's own scripts, ms of processor time");
    println!("{:<8}{:<10}{:<14}{:>8}{:>8}{:>8}", "network", "variant", "", "median", "most", "target");
    for Own { network, variant, what, median, most, target, missed } in all {
        let verdict = if *missed { "  missed" } else { "" };
        println!("{network:<8}{variant:<10}{what:<14}{median:>8.1}{most:>8.1}{target:>8.1}{verdict}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_judged() {
        let visit = |network: &str, run: u32, what: &str, ms: u32| {
            format!(
                r#"{{"network":"{network}","variant":"card","run":{run},"found":{{"{what}":{ms},"parts":{{}}}}}}"#
            )
        };
        let lines: Vec<_> =
            [("plain", 0, "loader", 3), ("slow", 0, "longest task", 60), ("plain", 1, "loader", 4)]
                .map(|(network, run, what, ms)| visit(network, run, what, ms))
                .into();
        let card = |network, what, median, most, target, missed| {
            let variant = "card".to_owned();
            Own { network, variant, what, median, most, target, missed }
        };
        let want = [
            card("plain", "loader", 3.0, 4.0, 4.0, false),
            card("slow", "longest task", 60.0, 60.0, 50.0, true),
        ];
        assert_eq!(own(&Visits::parse(&lines.join("\n")).unwrap()), want);
    }
}
