//! The programs that the benches measure with.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::apt;
use crate::{paths, say};

/// wrk, which makes load.
///
/// # Errors
/// When there is none and it can't be installed.
pub fn wrk() -> Result<PathBuf> {
    program("wrk")
}

/// strace, which counts what a process asks of the system.
///
/// # Errors
/// As [`wrk`].
pub fn strace() -> Result<PathBuf> {
    program("strace")
}

/// The one on `PATH`, else Debian's package of that name, installed.
fn program(name: &str) -> Result<PathBuf> {
    if let Some(found) = paths::program(&[name]) {
        return Ok(found);
    }
    if apt::usable() {
        say(format_args!("setup: installing {name} with apt-get"));
        apt::install(&[name])?;
    }
    match paths::program(&[name]) {
        Some(found) => Ok(found),
        None => bail!("{name} is missing: install it (Debian's package has that name)"),
    }
}
