//! The browser of the browser tests.

use std::{env, path::PathBuf};

use anyhow::{Result, bail};

use super::apt;
use crate::{paths, say};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// Chromium: `$WARMLINE_CHROMIUM`, else the first on `PATH`, else Debian's package, installed.
///
/// # Errors
/// When there is none and it can't be installed.
pub fn program() -> Result<PathBuf> {
    if let Some(named) = env::var_os("WARMLINE_CHROMIUM").map(PathBuf::from) {
        if named.is_file() {
            return Ok(named);
        }
        bail!("WARMLINE_CHROMIUM names {}, which is no file", named.display());
    }
    if let Some(found) = paths::program(&NAMES) {
        return Ok(found);
    }
    if apt::usable() {
        say("setup: installing Chromium with apt-get");
        apt::install(&["chromium"])?;
    }
    match paths::program(&NAMES) {
        Some(found) => Ok(found),
        None => bail!("install Chromium or Chrome, or set WARMLINE_CHROMIUM to its program"),
    }
}
