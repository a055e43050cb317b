//! Golden files in `tests/golden`: what goes over the wire or into a page, as a reviewer can read it.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{paths, stamp};

/// Compares `text` with the file `tests/golden/NAME`; with `WARMLINE_BLESS=1` it writes the file instead, and the diff is the
/// review.
///
/// # Errors
/// When the file says otherwise, or can't be read or written.
pub fn check(name: &str, text: &str) -> Result<()> {
    let file = paths::root().join("tests/golden").join(name);
    if std::env::var_os("WARMLINE_BLESS").is_some() {
        return stamp::write(&file, text);
    }
    let golden = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    if golden != text {
        bail!("{name} says otherwise; WARMLINE_BLESS=1 rewrites it\n{golden}\nis not\n{text}");
    }
    Ok(())
}
