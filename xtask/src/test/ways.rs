//! Both ways to the wasm32 standard library, each from nothing: with folders of its own in place of rustup's home
//! and of the cache, so that what is installed here is neither used nor changed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result};

use super::tally::Tally;
use crate::{
    build::{Profile, widget},
    child, paths, say,
    setup::{apt, wasm_std},
    toolchain::WASM,
};

/// Tries both.
pub(super) fn both(xtask: &Path) -> Result<Tally> {
    let scratch = paths::target().join("warmline/ways");
    if scratch.exists() {
        fs::remove_dir_all(&scratch).context("removing what the last try left")?;
    }
    fs::create_dir_all(&scratch).context("making a scratch folder")?;
    let mut tally = Tally::default();
    for (name, way) in [("rustup", by_rustup as fn(&Path, &Path) -> Result<Tally>), ("debian", by_debian)] {
        tally += way(xtask, &scratch.join(name)).unwrap_or_else(|error| {
            say(format_args!("the way by {name} failed: {error:#}"));
            Tally::default().or_failed(true)
        });
    }
    fs::remove_dir_all(&scratch).context("removing the scratch folder")?;
    Ok(tally)
}

fn by_rustup(xtask: &Path, scratch: &Path) -> Result<Tally> {
    if paths::program(&["rustup"]).is_none() {
        say("there is no rustup to try");
        return Ok(Tally::SKIPPED);
    }
    // A copy of the toolchain without the library and its sources.
    let toolchain =
        child::output(Command::new("rustup").args(["show", "active-toolchain"]).current_dir(paths::root()))?;
    let toolchain = toolchain.split_whitespace().next().context("rustup names no toolchain")?.to_owned();
    let sysroot =
        child::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(paths::root()))?;
    let copy = scratch.join("toolchains").join(&toolchain);
    fs::create_dir_all(&copy).context("making a scratch folder for rustup")?;
    let contents = format!("{}/.", fs::canonicalize(sysroot.trim())?.display());
    child::run("copying the toolchain", Command::new("cp").args(["-r", &contents]).arg(&copy))?;
    let rustup = |arguments: &[&str]| {
        let mut rustup = Command::new("rustup");
        rustup.args(arguments).args(["--toolchain", &toolchain]).env("RUSTUP_HOME", scratch);
        rustup
    };
    child::run("rustup", &mut rustup(&["target", "remove", WASM]))?;
    child::run("rustup", &mut rustup(&["component", "remove", "rust-src"]))?;
    let answers = child::run("rustup", &mut rustup(&["component", "add", "rust-src"])).is_ok();
    if !answers {
        say("rustup's server can't be reached from here");
        return Ok(Tally::SKIPPED);
    }
    child::run("rustup", &mut rustup(&["component", "remove", "rust-src"]))?;
    builds(xtask, scratch, "rustup", Some(scratch))
}

fn by_debian(xtask: &Path, scratch: &Path) -> Result<Tally> {
    if !apt::usable() {
        say("Debian's packages can't be installed here");
        return Ok(Tally::SKIPPED);
    }
    builds(xtask, scratch, "debian", None)
}

/// Lets a fresh setup go one way only, and builds with what it finds.
fn builds(xtask: &Path, scratch: &Path, way: &str, rustup_home: Option<&Path>) -> Result<Tally> {
    let mut command = Command::new(xtask);
    command
        .arg("way")
        .arg(scratch.join("target"))
        .env("WARMLINE_WASM_STD", way)
        .env("WARMLINE_CACHE", scratch.join("cache"))
        .envs(rustup_home.map(|home| ("RUSTUP_HOME", home)));
    child::run("building the widget", &mut command)?;
    Ok(Tally::PASSED)
}

/// The command line of the process that [`both`] starts for each way.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A folder for what it builds
    target: PathBuf,
}

/// Builds the widget with the compiler that setup finds, with its standard library and with one built anew.
///
/// # Errors
/// When there is no such compiler, or it can't build.
pub fn run(options: &Options) -> Result<ExitCode> {
    let wasm = wasm_std::toolchain()?;
    say(format_args!("building with {}", wasm.version));
    for profile in [Profile::Dev, Profile::Release] {
        let built = widget::compile(&wasm, profile, &options.target.join(profile.name()))?;
        say(format_args!("{} has {} bytes", built.display(), fs::metadata(&built)?.len()));
    }
    Ok(ExitCode::SUCCESS)
}
