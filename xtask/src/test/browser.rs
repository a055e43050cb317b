//! The tests in a real browser.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use super::{faults::Length, tally::Tally};
use crate::{child::Child, paths, say, setup::coturn};

/// Runs Playwright with `chromium` on `files`, on all where none is named, and counts.
pub(super) fn tests(chromium: &Path, files: &[&str], length: Length) -> Result<Tally> {
    let report = paths::target().join("warmline/playwright.json");
    if report.exists() {
        fs::remove_file(&report).context("removing the last report")?;
    }
    let mut playwright = Command::new(paths::node_modules().join(".bin/playwright"));
    playwright
        .args(["test", "--reporter=list,json"])
        .args(files)
        .current_dir(paths::root().join("tests/browser"))
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("WARMLINE_CHROMIUM", chromium)
        .envs(length.variables().iter().copied());
    if length == Length::Long {
        match coturn::program() {
            Ok(relay) => {
                playwright.env("WARMLINE_TURNSERVER", relay);
            }
            Err(error) => say(format_args!("no relay, no voice through it: {error:#}")),
        }
    }
    let status = Child::spawn(&mut playwright)?.wait()?;
    let Ok(json) = fs::read_to_string(&report) else { bail!("Playwright left no report ({status})") };
    Ok(Tally::of_playwright(&json)?.or_failed(!status.success()))
}
