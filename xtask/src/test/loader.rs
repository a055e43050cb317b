//! The tests of JavaScript that needs neither a browser nor the platform, in Node: the loader's pure parts, and how the
//! entry gathers taps.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use super::tally::Tally;
use crate::{child::Child, paths};

/// Runs them, shows what they print, and counts.
pub(super) fn tests() -> Result<Tally> {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap", "widget/loader", "edge/entry"]).current_dir(paths::root());
    let mut tests = Child::spawn(node.stdout(Stdio::piped()))?;
    let stdout = tests.take_output().0.context("node has no output")?;
    let mut tally = Tally::default();
    for line in BufReader::new(stdout).lines() {
        let line = line.context("reading what node prints")?;
        println!("{line}");
        add_line(&mut tally, &line);
    }
    Ok(tally.or_failed(!tests.wait()?.success()))
}

/// Counts what a line of TAP's summary says.
fn add_line(tally: &mut Tally, line: &str) {
    let mut words = line.split(' ');
    let (Some("#"), Some(what), Some(Ok(number))) =
        (words.next(), words.next(), words.next().map(str::parse::<u32>))
    else {
        return;
    };
    match what {
        "pass" => tally.passed += number,
        "fail" | "cancelled" => tally.failed += number,
        "skipped" | "todo" => tally.skipped += number,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_is_counted() {
        let mut tally = Tally::default();
        for line in
            ["ok 1 - pass 7", "# tests 6", "# pass 3", "# fail 2", "# cancelled 1", "# skipped 4", "# todo x"]
        {
            add_line(&mut tally, line);
        }
        assert_eq!(tally, Tally { passed: 3, failed: 3, skipped: 4, ..Tally::default() });
    }
}
