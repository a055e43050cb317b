//! What cargo checks and tests.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use super::{
    faults::Length,
    tally::{CargoCount, Tally},
};
use crate::{
    child::{self, Child},
    paths, say,
    setup::Ready,
    toolchain::{WASM, native_cargo},
};

/// Whether the sources are formatted.
pub(super) fn format() -> Result<()> {
    child::run("cargo fmt --check", native_cargo().args(["fmt", "--all", "--check"]))
}

/// Every lint, as the workspace builds natively.
pub(super) fn clippy() -> Result<()> {
    let arguments = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
    child::run("clippy", native_cargo().args(arguments))
}

/// Every lint of what is compiled for wasm alone: one call each, because features unite within a call.
pub(super) fn clippy_for_wasm(ready: &Ready) -> Result<()> {
    if ready.wasm.programs.is_some() {
        say("no clippy: the compiler that has the wasm32 standard library comes without");
        return Ok(());
    }
    for package in [["edge", ""], ["widget", "hydrate"], ["voice", "page"], ["console", "csr"]] {
        let [name, features] = package;
        let mut cargo = ready.wasm.cargo(&paths::target().join("clippy"), &[])?;
        cargo.args(["clippy", "--quiet", "--target", WASM, "--package", name, "--features", features]);
        child::run(&format!("clippy of {name}"), cargo.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// All tests that need nothing but a compiler.
pub(super) fn tests() -> Result<Tally> {
    counted(native_cargo().args(["test", "--workspace", "--exclude", "edge-tests", "--no-fail-fast"]))
}

/// The tests against a real workerd; `arguments` say which.
pub(super) fn edge_tests(arguments: &[&str], length: Length) -> Result<Tally> {
    let mut cargo = native_cargo();
    cargo.args(["test", "--package", "edge-tests", "--no-fail-fast"]).args(arguments);
    counted(cargo.envs(length.variables().iter().copied()))
}

/// Runs cargo's tests, shows what they print, and counts.
pub(super) fn counted(cargo: &mut Command) -> Result<Tally> {
    let mut tests = Child::spawn(cargo.stdout(Stdio::piped()))?;
    let stdout = tests.take_output().0.context("cargo has no output")?;
    let mut count = CargoCount::default();
    for line in BufReader::new(stdout).lines() {
        let line = line.context("reading what cargo test prints")?;
        println!("{line}");
        count.add_line(&line);
    }
    Ok(count.tally().or_failed(!tests.wait()?.success()))
}
