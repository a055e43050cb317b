//! Wasm that runs in a page: bound to JavaScript, made small, its glue minified.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{Build, Profile, loader::BROWSERS};
use crate::{
    child,
    setup::{Ready, npm},
    toolchain::WASM,
};

/// What browsers and workerd have had for years and rustc uses. Named one by one: `--all-features` would allow
/// encodings that no browser reads yet.
pub(super) const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Sections that nobody reads at run time.
pub(super) const STRIP: [&str; 3] = ["--strip-debug", "--strip-producers", "--strip-target-features"];
/// How wasm for pages is made small: once leaves a thousandth.
pub(super) const SMALLER: [&str; 2] = ["-Oz", "-Oz"];

/// Where cargo leaves the wasm of a package.
pub(super) fn compiled(target_dir: &Path, profile: Profile, package: &str) -> PathBuf {
    target_dir.join(WASM).join(profile.cargo()).join(format!("{package}.wasm"))
}

/// Makes `NAME.js` and `NAME.wasm` of a compiled `wasm`. The script is its glue, or, where there is an `entry`, that
/// file, which imports the glue as `./NAME-OF-THE-WASM.js`.
pub(super) fn finish(
    build: &Build,
    ready: &Ready,
    wasm: &Path,
    name: &str,
    entry: Option<&Path>,
) -> Result<()> {
    let parts = build.parts();
    let bound = parts.join(format!("{name}.bound"));
    let stem = wasm.file_stem().context("the wasm has no name")?.to_string_lossy().into_owned();
    let mut bindgen = Command::new(&ready.wasm_bindgen);
    // The page is told where the wasm lies, so the glue must not guess.
    bindgen
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path", "--out-dir"])
        .arg(&bound)
        .arg(wasm);
    child::run("wasm-bindgen", &mut bindgen)?;

    let (from, to) = (bound.join(format!("{stem}_bg.wasm")), parts.join(format!("{name}.wasm")));
    match build.profile {
        Profile::Release => {
            let mut optimiser = Command::new(npm::wasm_opt()?);
            optimiser.args(SMALLER).args(STRIP).args(FEATURES);
            child::run("wasm-opt", optimiser.arg(&from).arg("-o").arg(&to))?;
        }
        Profile::Dev => copy(&from, &to)?,
    }

    let mut script = bound.join(format!("{stem}.js"));
    if let Some(entry) = entry {
        script = bound.join("entry.js");
        copy(entry, &script)?;
    }
    let mut esbuild = Command::new(npm::esbuild()?);
    esbuild
        .arg(script)
        .args(["--bundle", "--minify", "--format=esm", "--charset=utf8", "--log-level=warning", BROWSERS])
        .arg(format!("--outfile={}", parts.join(format!("{name}.js")).display()));
    child::run("minifying the glue", &mut esbuild)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("copying {}", from.display()))?;
    Ok(())
}
