//! Tools that cargo builds, kept by version in the cache, outside of `target` and of the checkout.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{child, paths, say, toolchain};

/// Fits worker 0.8.7, which the edge is built on.
const WORKER_BUILD: &str = "0.8.7";

/// `wasm-bindgen` in exactly the version of the crate: the two speak a format of their own.
///
/// # Errors
/// When it can't be built.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let lock = paths::root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock).with_context(|| format!("reading {}", lock.display()))?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    tool("wasm-bindgen", "wasm-bindgen-cli", version)
}

/// `worker-build`, which makes a Worker of the edge.
///
/// # Errors
/// When it can't be built.
pub fn worker_build() -> Result<PathBuf> {
    tool("worker-build", "worker-build", WORKER_BUILD)
}

fn tool(name: &str, package: &str, version: &str) -> Result<PathBuf> {
    let tools = paths::cache()?.join("tools");
    let home = tools.join(format!("{name}-{version}"));
    let program = home.join("bin").join(name);
    if program.is_file() {
        return Ok(program);
    }
    fs::create_dir_all(&tools).with_context(|| format!("making {}", tools.display()))?;
    let lock = File::create(tools.join(".lock")).context("opening the lock of the tool cache")?;
    lock.lock().context("waiting for another setup")?;
    if !program.is_file() {
        install(name, package, version, &tools, &home)?;
    }
    Ok(program)
}

/// Installs beside its place and moves there in one step, so that an interrupted install is not taken for done.
/// What was compiled stays until it is: an interrupted install goes on where it was.
fn install(name: &str, package: &str, version: &str, tools: &Path, home: &Path) -> Result<()> {
    say(format_args!(
        "setup: building {name} {version} into {} (one to three minutes, once)",
        home.display()
    ));
    let (unfinished, build) = (tools.join(format!(".{name}-{version}")), tools.join(".build"));
    // Without --locked: a crate version that the package pins may have been withdrawn since.
    let mut cargo = toolchain::native_cargo();
    cargo
        .args(["install", "--debug", "--bin", name, &format!("{package}@{version}"), "--force", "--root"])
        .arg(&unfinished)
        .env("CARGO_TARGET_DIR", &build);
    child::run(&format!("cargo install {package}@{version}"), &mut cargo)
        .with_context(|| format!("can't build {name}: install a C compiler and reach the crates registry"))?;
    if !unfinished.join("bin").join(name).is_file() {
        bail!("cargo install {package} left no {name}");
    }
    fs::rename(&unfinished, home).with_context(|| format!("moving {name} to {}", home.display()))?;
    fs::remove_dir_all(&build).with_context(|| format!("removing {}", build.display()))
}

/// The version of `package` in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
