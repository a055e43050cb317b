//! The relay of the long tests.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::apt;
use crate::{paths, say};

const NAMES: [&str; 1] = ["turnserver"];

/// coturn: what is on `PATH`, else Debian's package, installed.
///
/// # Errors
/// When there is none and it can't be installed.
pub fn program() -> Result<PathBuf> {
    if paths::program(&NAMES).is_none() && apt::usable() {
        say("setup: installing coturn with apt-get");
        apt::install(&["coturn"])?;
    }
    match paths::program(&NAMES) {
        Some(found) => Ok(found),
        None => bail!("install coturn"),
    }
}
