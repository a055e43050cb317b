//! A compiler for wasm made of Debian's packages, where rustup's server can't be reached.
//!
//! Debian's compiler comes without the wasm32 standard library, but with its sources. The library is built from
//! them and laid beside links to the rest of that compiler's sysroot, and two small scripts call the compiler with
//! this sysroot. All of it lies in the cache: nothing of the packages is changed.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::apt;
use crate::{
    child, paths, say,
    stamp::write,
    toolchain::{WASM, WasmToolchain},
};

const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const LINKER: &str = "wasm-ld-22";
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";

/// The compiler, made now if it has to be.
///
/// # Errors
/// When the packages can't be installed or the library can't be built.
pub fn toolchain() -> Result<WasmToolchain> {
    if let Some(made) = made()? {
        return Ok(made);
    }
    if sources().is_none() || paths::program(&[LINKER]).is_none() {
        if !apt::usable() {
            bail!("the wasm32 standard library is missing: as root, apt-get install {}", PACKAGES.join(" "));
        }
        say(format_args!("setup: installing {} with apt-get", PACKAGES.join(", ")));
        apt::install(&PACKAGES)?;
    }
    let home = home()?.context("Debian's Rust packages are installed, but not where they are expected")?;
    make(&home)?;
    made()?.context("the wasm32 standard library was built, but is not found")
}

/// The compiler, if it was made before from the packages as they are installed.
///
/// # Errors
/// When the cache has no place.
pub fn made() -> Result<Option<WasmToolchain>> {
    let Some(home) = home()?.filter(|home| home.is_dir()) else {
        return Ok(None);
    };
    let version = home.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Some(WasmToolchain { programs: Some(home.join("bin")), linker: Some(LINKER.to_owned()), version }))
}

/// Its place in the cache, named by the version of the packages; `None` when they are not installed.
fn home() -> Result<Option<PathBuf>> {
    let cache = paths::cache()?;
    Ok(sources().and_then(|sources| {
        let version = sources.parent()?.file_name()?.to_str()?;
        Some(cache.join("tools").join(format!("debian-{version}-{WASM}")))
    }))
}

/// Where `rust-web-src` puts the library.
fn sources() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/src")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("rustc-")))
        .map(|path| path.join("library"))
        .filter(|library| library.join("sysroot/Cargo.toml").is_file())
        .collect();
    found.sort();
    found.pop()
}

fn make(home: &Path) -> Result<()> {
    let sources = sources().context("rust-web-src is installed, but has no library")?;
    say("setup: building the wasm32 standard library with Debian's compiler (half a minute, once)");
    let unfinished = home.with_file_name(".debian-unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).with_context(|| format!("removing {}", unfinished.display()))?;
    }
    let library = unfinished.join("library");
    fs::create_dir_all(&unfinished).with_context(|| format!("making {}", unfinished.display()))?;
    // A copy, because cargo writes beside the manifest.
    child::run("copying the library", Command::new("cp").arg("-r").arg(&sources).arg(&library))?;
    let mut cargo = Command::new(CARGO);
    cargo
        .args(["build", "--release", "--features", "panic-unwind", "--target", WASM, "--manifest-path"])
        .arg(library.join("sysroot/Cargo.toml"))
        .current_dir(&unfinished)
        .env("CARGO_TARGET_DIR", unfinished.join("target"))
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("LD_LIBRARY_PATH");
    child::run("building the wasm32 standard library", &mut cargo)?;

    let (from, to) = (Path::new("/usr/lib/rustlib"), unfinished.join("sysroot/lib/rustlib"));
    let ours = to.join(WASM).join("lib");
    fs::create_dir_all(&ours).with_context(|| format!("making {}", ours.display()))?;
    for entry in fs::read_dir(from).context("reading Debian's Rust libraries")? {
        let name = entry?.file_name();
        if name != WASM {
            symlink(from.join(&name), to.join(&name)).context("linking to Debian's Rust libraries")?;
        }
    }
    let built = unfinished.join("target").join(WASM).join("release/deps");
    for entry in fs::read_dir(&built).with_context(|| format!("reading {}", built.display()))? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "rlib")
            && let Some(name) = file.file_name()
        {
            fs::copy(&file, ours.join(name)).with_context(|| format!("copying {}", file.display()))?;
        }
    }
    let (rustc, cargo) = (home.join("bin/rustc"), unfinished.join("bin/cargo"));
    let sysroot = home.join("sysroot");
    let script = format!("#!/bin/sh\nexec {RUSTC} --sysroot '{}' \"$@\"\n", sysroot.display());
    write_program(&unfinished.join("bin/rustc"), &script)?;
    write_program(&cargo, &format!("#!/bin/sh\nRUSTC='{}' exec {CARGO} \"$@\"\n", rustc.display()))?;
    for leftover in ["library", "target"] {
        let leftover = unfinished.join(leftover);
        fs::remove_dir_all(&leftover).with_context(|| format!("removing {}", leftover.display()))?;
    }
    fs::rename(&unfinished, home).with_context(|| format!("moving the compiler to {}", home.display()))
}

fn write_program(path: &Path, script: &str) -> Result<()> {
    write(path, script)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("making {} a program", path.display()))
}
