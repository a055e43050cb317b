//! The npm packages: wrangler, workerd, esbuild, terser, binaryen, Playwright.

use std::{
    env::consts::{ARCH, OS},
    path::PathBuf,
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{
    child, paths, say,
    stamp::{self, Inputs},
};

/// The oldest Node that wrangler runs on.
const NODE: u32 = 20;

/// Installs what `package-lock.json` names, unless that very list is installed.
///
/// # Errors
/// When Node is missing or too old, or the packages can't be fetched.
pub fn packages() -> Result<()> {
    let stamp = paths::node_modules().join(".warmline-stamp");
    stamp::unless_done(&stamp, &lock_hash()?, || {
        check_node()?;
        say("setup: installing the npm packages of package-lock.json");
        let mut npm = Command::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(paths::root());
        child::run("npm ci", &mut npm)
    })?;
    Ok(())
}

/// The hash of everything that decides which packages are installed.
///
/// # Errors
/// When the lock file can't be read.
pub fn lock_hash() -> Result<String> {
    let root = paths::root();
    let inputs = Inputs::default().text(OS).text(ARCH).path(&root.join("package-lock.json"))?;
    // Named on its own because hidden files are left out of folders.
    Ok(inputs.path(&root.join(".npmrc"))?.hash())
}

/// The runtime that serves the edge.
///
/// # Errors
/// When there is none for this kind of machine.
pub fn workerd() -> Result<PathBuf> {
    let arch = if ARCH == "x86_64" { "64" } else { node_arch()? };
    binary(&format!("@cloudflare/workerd-{}-{arch}/bin/workerd", node_os()?))
}

/// The bundler.
///
/// # Errors
/// When there is none for this kind of machine.
pub fn esbuild() -> Result<PathBuf> {
    binary(&format!("@esbuild/{}-{}/bin/esbuild", node_os()?, node_arch()?))
}

/// The minifier.
///
/// # Errors
/// When the package is not installed.
pub fn terser() -> Result<PathBuf> {
    binary("terser/bin/terser")
}

/// The optimiser of wasm.
///
/// # Errors
/// When the package is not installed.
pub fn wasm_opt() -> Result<PathBuf> {
    binary("binaryen/bin/wasm-opt")
}

/// What takes out of wasm what nobody calls.
///
/// # Errors
/// When npm has not installed it.
pub fn wasm_metadce() -> Result<PathBuf> {
    binary("binaryen/bin/wasm-metadce")
}

/// `node` with a script of ours, which reaches the packages by name.
#[must_use]
pub fn node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.args(["--input-type=module", "--eval", script, "--"]).current_dir(paths::root());
    command
}

fn binary(path: &str) -> Result<PathBuf> {
    let file = paths::node_modules().join(path);
    if !file.is_file() {
        bail!("node_modules/{path} is missing: remove node_modules and run cargo xtask setup");
    }
    Ok(file)
}

fn node_os() -> Result<&'static str> {
    match OS {
        "linux" => Ok("linux"),
        "macos" => Ok("darwin"),
        other => bail!("workerd does not exist for {other}: use Linux or macOS"),
    }
}

fn node_arch() -> Result<&'static str> {
    match ARCH {
        "x86_64" => Ok("x64"),
        "aarch64" => Ok("arm64"),
        other => bail!("workerd does not exist for {other}: use x86_64 or aarch64"),
    }
}

fn check_node() -> Result<()> {
    let wanted = format!("install Node {NODE} or newer, with npm");
    let version = child::output(Command::new("node").arg("--version")).with_context(|| wanted.clone())?;
    let major =
        version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        bail!("Node here is {}: {wanted}", version.trim());
    }
    if paths::program(&["npm"]).is_none() {
        bail!("npm is missing: {wanted}");
    }
    Ok(())
}
