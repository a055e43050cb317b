//! A compiler with the wasm32 standard library and its sources.
//!
//! Three ways, the first that works: the compiler on `PATH` has both; rustup adds them; Debian's packages, of which
//! [`debian`] makes such a compiler beside the one on `PATH`. `WARMLINE_WASM_STD` set to `rustup` or `debian` allows
//! only that way.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use super::{apt, debian};
use crate::{
    child::{self, Child},
    paths, say,
    toolchain::{WASM, WasmToolchain},
};

/// How long rustup's server may take; where it can't be reached, rustup would try for many minutes.
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);

/// Which ways are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Any,
    Rustup,
    Debian,
}

/// Finds or makes it.
///
/// # Errors
/// When no way works.
pub fn toolchain() -> Result<WasmToolchain> {
    let way = wanted(env::var("WARMLINE_WASM_STD").ok().as_deref())?;
    if way == Way::Debian {
        return debian::toolchain();
    }
    if let Some(found) = on_path()? {
        return Ok(found);
    }
    if way == Way::Any
        && let Some(made) = debian::made()?
    {
        return Ok(made);
    }
    let failed = match rustup().and_then(|()| on_path()) {
        Ok(Some(added)) => return Ok(added),
        Ok(None) => "rustup added it, but not for the compiler on PATH".to_owned(),
        Err(error) => format!("{error:#}"),
    };
    if way == Way::Any && apt::usable() {
        say(format_args!("setup: {failed}; trying Debian's packages"));
        return debian::toolchain();
    }
    bail!("{failed}: run `rustup target add {WASM} && rustup component add rust-src`");
}

fn wanted(setting: Option<&str>) -> Result<Way> {
    match setting {
        None | Some("") => Ok(Way::Any),
        Some("rustup") => Ok(Way::Rustup),
        Some("debian") => Ok(Way::Debian),
        Some(other) => bail!("WARMLINE_WASM_STD is `{other}`: set it to rustup or debian, or not at all"),
    }
}

/// The compiler on `PATH`, if it has the library and the sources.
fn on_path() -> Result<Option<WasmToolchain>> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(paths::root()).args([
        "--target",
        WASM,
        "--print",
        "sysroot",
        "--print",
        "target-libdir",
    ]);
    let printed = child::output(&mut rustc).context("install Rust with rustup")?;
    let mut lines = printed.lines().map(PathBuf::from);
    let (Some(sysroot), Some(library)) = (lines.next(), lines.next()) else {
        bail!("rustc printed no folders");
    };
    if !library.is_dir() || !sources(&sysroot).is_file() {
        return Ok(None);
    }
    let version = child::output(Command::new("rustc").current_dir(paths::root()).arg("--version"))?;
    Ok(Some(WasmToolchain { programs: None, linker: None, version: version.trim().to_owned() }))
}

/// What is there in a sysroot when the library's sources are.
fn sources(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib/src/rust/library/Cargo.lock")
}

fn rustup() -> Result<()> {
    if paths::program(&["rustup"]).is_none() {
        bail!("the wasm32 standard library is missing, and there is no rustup to add it");
    }
    say("setup: adding the wasm32 standard library and the library's sources with rustup");
    for arguments in [["target", "add", WASM], ["component", "add", "rust-src"]] {
        let mut command = Command::new("rustup");
        command.args(arguments).current_dir(paths::root()).env("RUSTUP_MAX_RETRIES", "1");
        let mut rustup = Child::spawn(&mut command)?;
        match rustup.wait_within(RUSTUP_LIMIT)? {
            Some(status) if status.success() => {}
            Some(_) => bail!("rustup {} failed", arguments.join(" ")),
            None => bail!("rustup {} had no answer in {} s", arguments.join(" "), RUSTUP_LIMIT.as_secs()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_is_chosen_by_name() {
        for (setting, way) in [
            (None, Way::Any),
            (Some(""), Way::Any),
            (Some("rustup"), Way::Rustup),
            (Some("debian"), Way::Debian),
        ] {
            assert_eq!(wanted(setting).ok(), Some(way));
        }
        assert!(wanted(Some("nix")).is_err());
    }
}
