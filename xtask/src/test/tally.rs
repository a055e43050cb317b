//! Counting what passed and failed.

use std::{
    fmt::{self, Write},
    ops::AddAssign,
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::say;

/// How many tests passed, failed and were left out.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u32,
    /// Failed.
    pub failed: u32,
    /// Neither: could not be run here.
    pub skipped: u32,
    /// Which failed, as far as their program names them, and where it is one line, why.
    pub failures: Vec<String>,
}

impl Tally {
    /// One that passed.
    pub const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0, failures: Vec::new() };
    /// One that could not be run here.
    pub const SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1, failures: Vec::new() };

    /// Reads Playwright's report in JSON. A test that passed only when tried again is flaky: it failed.
    ///
    /// # Errors
    /// When it is no such report.
    pub fn of_playwright(json: &str) -> Result<Self> {
        let report: Playwright = serde_json::from_str(json)?;
        let errors = u32::try_from(report.errors.len()).unwrap_or(u32::MAX);
        let Stats { expected, unexpected, flaky, skipped } = report.stats;
        let mut failures = Vec::new();
        report.suites.iter().for_each(|suite| suite.add_failures(&mut failures));
        failures.extend(report.errors.iter().map(Problem::first_line));
        Ok(Self { passed: expected, failed: unexpected + flaky + errors, skipped, failures })
    }

    /// The same, with a failure at least when the program that was counted says that it failed.
    #[must_use]
    pub fn or_failed(mut self, program_failed: bool) -> Self {
        if program_failed && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

/// The count of what cargo's test programs print.
#[derive(Debug, Default)]
pub struct CargoCount {
    printed: Tally,
    /// Tests that passed, and said that they could not be run here.
    said_skipped: u32,
}

impl CargoCount {
    /// Adds what one line says: the result of a test program, or a test's own `skipped: ` and why.
    pub fn add_line(&mut self, line: &str) {
        if line.starts_with("skipped: ") {
            self.said_skipped += 1;
        }
        if let Some(name) = line.strip_prefix("test ").and_then(|line| line.strip_suffix(" ... FAILED")) {
            self.printed.failures.push(name.to_owned());
        }
        let Some(counts) = line.trim().strip_prefix("test result: ") else { return };
        for part in counts.split(['.', ';']) {
            match part.trim().split_once(' ') {
                Some((number, "passed")) => self.printed.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.printed.failed += number.parse().unwrap_or(0),
                Some((number, "ignored")) => self.printed.skipped += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// The sum.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let Tally { passed, failed, skipped, failures } = self.printed.clone();
        Tally {
            passed: passed.saturating_sub(self.said_skipped),
            failed,
            skipped: skipped + self.said_skipped,
            failures,
        }
    }
}

#[derive(serde::Deserialize)]
struct Playwright {
    stats: Stats,
    #[serde(default)]
    suites: Vec<Suite>,
    /// What went wrong outside of any test.
    #[serde(default)]
    errors: Vec<Problem>,
}

/// A file, or a group in it.
#[derive(serde::Deserialize)]
struct Suite {
    #[serde(default)]
    specs: Vec<Spec>,
    #[serde(default)]
    suites: Vec<Suite>,
}

#[derive(serde::Deserialize)]
struct Spec {
    title: String,
    file: String,
    ok: bool,
    #[serde(default)]
    tests: Vec<Tries>,
}

#[derive(serde::Deserialize)]
struct Tries {
    #[serde(default)]
    results: Vec<Outcome>,
}

#[derive(serde::Deserialize)]
struct Outcome {
    #[serde(default)]
    errors: Vec<Problem>,
}

#[derive(serde::Deserialize)]
struct Problem {
    #[serde(default)]
    message: String,
}

impl Suite {
    fn add_failures(&self, failures: &mut Vec<String>) {
        for spec in self.specs.iter().filter(|spec| !spec.ok) {
            let problem =
                spec.tests.iter().flat_map(|tries| &tries.results).flat_map(|one| &one.errors).next();
            let why = problem.map(Problem::first_line).unwrap_or_default();
            failures.push(format!("{}: {}: {why}", spec.file, spec.title));
        }
        self.suites.iter().for_each(|suite| suite.add_failures(failures));
    }
}

impl Problem {
    fn first_line(&self) -> String {
        self.message.lines().next().unwrap_or_default().to_owned()
    }
}

#[derive(serde::Deserialize)]
struct Stats {
    expected: u32,
    unexpected: u32,
    flaky: u32,
    skipped: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.failures.extend(other.failures);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// All stages, as they ran.
#[derive(Debug, Default)]
pub struct Report {
    stages: Vec<(&'static str, Tally, Duration)>,
}

impl Report {
    /// Runs a stage that counts its tests.
    pub fn stage(&mut self, name: &'static str, run: impl FnOnce() -> Result<Tally>) {
        self.timed(name, || run().map(|tally| ((), tally)));
    }

    /// Runs a stage that is one check.
    pub fn check(&mut self, name: &'static str, run: impl FnOnce() -> Result<()>) {
        self.timed(name, || run().map(|()| ((), Tally::PASSED)));
    }

    /// Runs a stage that makes what others need; it counts when it fails.
    pub fn make<T>(&mut self, name: &'static str, run: impl FnOnce() -> Result<T>) -> Option<T> {
        self.timed(name, || run().map(|made| (made, Tally::default())))
    }

    fn timed<T>(&mut self, name: &'static str, run: impl FnOnce() -> Result<(T, Tally)>) -> Option<T> {
        say(format_args!("test: {name}"));
        let start = Instant::now();
        let (made, tally) = match run() {
            Ok((made, tally)) => (Some(made), tally),
            Err(error) => {
                say(format_args!("test: {name} failed: {error:#}"));
                (None, Tally { failed: 1, failures: vec![format!("{error:#}")], ..Tally::default() })
            }
        };
        self.stages.push((name, tally, start.elapsed()));
        made
    }

    /// The sum of all stages.
    #[must_use]
    pub fn total(&self) -> Tally {
        self.stages.iter().fold(Tally::default(), |mut total, (_, tally, _)| {
            total += tally.clone();
            total
        })
    }

    /// A line for each stage, and after them one for each failure: what a log is cut to is often its end.
    #[must_use]
    pub fn table(&self) -> String {
        let mut table =
            format!("\n{:<38}{:>8}{:>8}{:>9}{:>9}", "stage", "passed", "failed", "skipped", "seconds");
        for (name, Tally { passed, failed, skipped, .. }, time) in &self.stages {
            // Writing to a String can't fail.
            let _ =
                write!(table, "\n{name:<38}{passed:>8}{failed:>8}{skipped:>9}{:>9.1}", time.as_secs_f64());
        }
        table.push('\n');
        for (name, tally, _) in &self.stages {
            for failure in &tally.failures {
                let _ = write!(table, "\n{name}: {failure}");
            }
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u32, failed: u32, skipped: u32) -> Tally {
        Tally { passed, failed, skipped, ..Tally::default() }
    }

    fn failures(tally: Tally, failures: &[&str]) -> Tally {
        Tally { failures: failures.iter().copied().map(str::to_owned).collect(), ..tally }
    }

    #[test]
    fn cargos_lines_are_counted() {
        let check = |output: &str, want: Tally| {
            let mut count = CargoCount::default();
            output.lines().for_each(|line| count.add_line(line));
            assert_eq!(count.tally(), want, "{output}");
        };
        check(
            "running 3 tests\ntest a ... ok\ntest b::c ... FAILED\n\
             test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             test result: FAILED. 5 passed; 1 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.50s\n",
            failures(tally(7, 1, 1), &["b::c"]),
        );
        check("test says 9 passed; 9 failed", Tally::default());
        check(
            "test a ... ok\ntest b ... ok\n\n---- b stdout ----\nskipped: no strace\n\n\
             test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
            tally(1, 0, 1),
        );
    }

    #[test]
    fn playwrights_report_is_counted() {
        let json = r#"{"config":{},"stats":{"startTime":"x","duration":1.5,"expected":4,"skipped":1,"unexpected":2,"flaky":1},
            "suites":[{"file":"a.spec.mjs","suites":[{"specs":[{"title":"taps","file":"a.spec.mjs","ok":false,
                "tests":[{"results":[{"errors":[{"message":"no request\nat line 3"}]}]}]}]}],
                "specs":[{"title":"draws","file":"a.spec.mjs","ok":true,"tests":[]}]}],
            "errors":[{"message":"no config"}]}"#;
        let want = failures(tally(4, 4, 1), &["a.spec.mjs: taps: no request", "no config"]);
        assert_eq!(Tally::of_playwright(json).unwrap(), want);
        assert!(Tally::of_playwright("{}").is_err());
    }

    #[test]
    fn a_program_that_failed_without_a_count_is_a_failure() {
        assert_eq!(tally(3, 0, 0).or_failed(true), tally(3, 1, 0));
        assert_eq!(tally(3, 2, 0).or_failed(true), tally(3, 2, 0));
        assert_eq!(tally(3, 0, 0).or_failed(false), tally(3, 0, 0));
    }

    #[test]
    fn a_failed_stage_does_not_stop_the_next() {
        let mut report = Report::default();
        report.check("one", || anyhow::bail!("broken"));
        report.stage("two", || Ok(tally(5, 0, 2)));
        assert_eq!(report.make("three", || Ok(7)), Some(7));
        assert_eq!(report.total().to_string(), "5 passed, 1 failed");
        assert!(report.table().ends_with("\none: broken"));
    }
}
