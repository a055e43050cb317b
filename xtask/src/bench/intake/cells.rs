//! The table: each variant over each number of connections.
//!
//! The variants take turns within each round, so that whatever else the machine does hits all of them alike. Of the
//! rounds, a cell shows the one in the middle by its taps a second. Before each measurement the same load runs for
//! a moment unmeasured, and after it is waited until the process has no work left.

use std::{
    collections::BTreeMap,
    fmt::{self, Write},
    time::Duration,
};

use anyhow::{Context, Result};
use serde::Serialize;

use super::{
    contender::Contender,
    syncs::{self, TapsPer},
};
use crate::{
    bench::wrk::{Load, Outcome, Wrk},
    build::Build,
    say,
};

const ROUNDS: usize = 3;
const WARM_UP: Duration = Duration::from_secs(1);
const MEASURED: Duration = Duration::from_secs(4);

/// A row of rows: connections and what was measured with them.
type Cells = BTreeMap<u32, Cell>;

/// What was measured of one variant over so many connections.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Cell {
    /// Accepted taps a second.
    rps: f64,
    p50_ms: f64,
    p99_ms: f64,
    /// Commits of the objects that store taps; none where they could not be counted.
    commits_per_s: Option<f64>,
    /// All waits for the disk, also those of the desk.
    syncs_per_s: Option<f64>,
    /// Requests of all rounds that were answered otherwise than they should, or not at all.
    failed: f64,
}

/// The whole table.
#[derive(Debug)]
pub(super) struct Rows(Vec<(&'static str, Cells)>);

/// What the table is looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Ratios {
    ours_to_reference_rps_at_64: Option<f64>,
    ours_p99_to_p50_at_64: Option<f64>,
    ours_to_naive_p50_at_1: Option<f64>,
}

/// Measures it.
pub(super) fn measure(wrk: &Wrk, build: &Build) -> Result<Rows> {
    let mut contenders = Contender::start_all(build)?;
    let mut outcomes: BTreeMap<(&str, u32), Vec<Outcome>> = BTreeMap::new();
    for round in 1..=ROUNDS {
        let most = contenders.iter().flat_map(|contender| contender.connections);
        let connections: std::collections::BTreeSet<u32> = most.copied().collect();
        for connections in connections {
            say(format_args!("round {round} of {ROUNDS}, {connections} connections"));
            for contender in contenders.iter().filter(|one| one.connections.contains(&connections)) {
                let (url, load) = (contender.url(), contender.load);
                wrk.run(&url, load, connections, WARM_UP)?;
                let outcome = wrk.run(&url, load, connections, MEASURED)?;
                outcomes.entry((contender.name, connections)).or_default().push(outcome);
                contender.settle()?;
            }
        }
    }
    say("counting commits");
    let mut rows = Vec::new();
    for contender in &mut contenders {
        let counted = match contender.load {
            Load::Get => None,
            Load::Taps(_) => syncs::count(wrk, contender)?,
        };
        let mut cells = Cells::new();
        for &connections in contender.connections {
            let rounds = outcomes.remove(&(contender.name, connections)).unwrap_or_default();
            let taps_per = counted.as_ref().and_then(|counted| counted.get(&connections));
            cells.insert(connections, cell(rounds, taps_per, contender.load)?);
        }
        rows.push((contender.name, cells));
    }
    Ok(Rows(rows))
}

fn cell(mut rounds: Vec<Outcome>, taps_per: Option<&TapsPer>, load: Load) -> Result<Cell> {
    let failed = rounds.iter().map(Outcome::failed).sum();
    rounds.sort_by(|a, b| a.rps().total_cmp(&b.rps()));
    let middle = rounds.get(rounds.len() / 2).context("no round was measured")?;
    // What stores nothing commits nothing.
    let nothing = (load == Load::Get).then_some(0.0);
    Ok(Cell {
        rps: middle.rps(),
        p50_ms: middle.p50_ms,
        p99_ms: middle.p99_ms,
        commits_per_s: taps_per.map(|taps_per| middle.rps() / taps_per.commit).or(nothing),
        syncs_per_s: taps_per.map(|taps_per| middle.rps() / taps_per.sync).or(nothing),
        failed,
    })
}

impl Rows {
    /// All cells, by variant and connections.
    pub(super) fn figures(&self) -> BTreeMap<&str, &Cells> {
        self.0.iter().map(|(name, cells)| (*name, cells)).collect()
    }

    /// What the table is looked at for.
    pub(super) fn ratios(&self) -> Ratios {
        let cell = |name: &str, connections: u32| {
            self.0.iter().find(|(row, _)| *row == name)?.1.get(&connections).copied()
        };
        let ratio = |over: Option<f64>, under: Option<f64>| Some(over? / under?);
        let ours = cell("ours", 64);
        Ratios {
            ours_to_reference_rps_at_64: ratio(
                ours.map(|cell| cell.rps),
                cell("reference", 64).map(|cell| cell.rps),
            ),
            ours_p99_to_p50_at_64: ratio(ours.map(|cell| cell.p99_ms), ours.map(|cell| cell.p50_ms)),
            ours_to_naive_p50_at_1: ratio(
                cell("ours", 1).map(|cell| cell.p50_ms),
                cell("naive", 1).map(|cell| cell.p50_ms),
            ),
        }
    }
}

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<16}{:>12}{:>12}{:>10}{:>10}{:>11}{:>11}",
            "", "connections", "accepted/s", "p50 ms", "p99 ms", "commits/s", "syncs/s"
        )?;
        let mut failures = String::new();
        for (name, cells) in &self.0 {
            for (connections, cell) in cells {
                writeln!(
                    f,
                    "{name:<16}{connections:>12}{:>12.0}{:>10.2}{:>10.2}{:>11}{:>11}",
                    cell.rps,
                    cell.p50_ms,
                    cell.p99_ms,
                    whole(cell.commits_per_s),
                    whole(cell.syncs_per_s),
                )?;
                if cell.failed > 0.0 {
                    writeln!(failures, "{name} over {connections}: {:.0} failed", cell.failed)?;
                }
            }
        }
        f.write_str(&failures)?;
        let Ratios { ours_to_reference_rps_at_64, ours_p99_to_p50_at_64, ours_to_naive_p50_at_1 } =
            self.ratios();
        for (what, ratio) in [
            ("ours / reference, accepted/s over 64", ours_to_reference_rps_at_64),
            ("ours, p99 / p50 over 64", ours_p99_to_p50_at_64),
            ("ours / naive, p50 over 1", ours_to_naive_p50_at_1),
        ] {
            writeln!(f, "{what:<48}{:>8.2}", ratio.unwrap_or(f64::NAN))?;
        }
        Ok(())
    }
}

/// A figure without decimals, or that there is none.
fn whole(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.0}"))
}
