//! Where things lie: the checkout, what builds make in it, and the cache outside of it.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The folder of the workspace.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Where builds leave what they make: `target`, whatever `CARGO_TARGET_DIR` says, because other programs read it.
#[must_use]
pub fn target() -> PathBuf {
    root().join("target")
}

/// The npm packages.
#[must_use]
pub fn node_modules() -> PathBuf {
    root().join("node_modules")
}

/// Where tools lie that outlive a checkout: `$WARMLINE_CACHE`, else `warmline` in the user's cache folder.
///
/// # Errors
/// When the environment names no home.
pub fn cache() -> Result<PathBuf> {
    let from = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from("WARMLINE_CACHE")
        .or_else(|| from("XDG_CACHE_HOME").map(|cache| cache.join("warmline")))
        .or_else(|| from("HOME").map(|home| home.join(".cache/warmline")))
        .context("neither HOME nor WARMLINE_CACHE is set: set WARMLINE_CACHE to a folder for built tools")
}

/// The first program on `PATH` that has one of `names`.
#[must_use]
pub fn program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names
        .iter()
        .find_map(|name| env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file()))
}
