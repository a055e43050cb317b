//! The widget's conversation, for the page.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{Build, Profile, SMALL_STD, compiled, page_wasm};
use crate::{
    child, paths, say,
    setup::Ready,
    stamp,
    toolchain::{WASM, WasmToolchain},
};

/// No machinery that formats panics: with the small standard library, a quarter of the bytes. A panic is a trap then,
/// which the loader catches.
const SMALL_STD_FLAGS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Makes `talk.js` and `talk.wasm`.
pub(super) fn make(build: &Build, ready: &Ready) -> Result<bool> {
    let sources = paths::root().join("widget");
    let hash = compiled(ready, build.profile)?
        .text(&[SMALL_STD, SMALL_STD_FLAGS].concat().join(" "))
        .path(&sources.join("Cargo.toml"))?
        .path(&sources.join("src"))?
        .hash();
    stamp::unless_done(&build.stamp("widget"), &hash, || {
        say("building the conversation's wasm");
        let target_dir = match build.profile {
            Profile::Release => paths::target().join("widget"),
            // Shared with the console: the same libraries, built the same way.
            Profile::Dev => paths::target().join("console"),
        };
        let wasm = compile(&ready.wasm, build.profile, &target_dir)?;
        page_wasm::finish(build, ready, &wasm, "talk", None)
    })
}

/// Compiles the widget for the page into a target folder; gives the wasm.
///
/// # Errors
/// When the compiler fails.
pub fn compile(wasm: &WasmToolchain, profile: Profile, target_dir: &Path) -> Result<PathBuf> {
    let mut cargo = match profile {
        Profile::Release => {
            let mut cargo = wasm.cargo(target_dir, &SMALL_STD_FLAGS)?;
            // These options are unstable in name: they are the ones that the pinned compiler has.
            cargo.env("RUSTC_BOOTSTRAP", "1").arg("rustc").args(SMALL_STD);
            cargo
        }
        Profile::Dev => {
            let mut cargo = wasm.cargo(target_dir, &[])?;
            cargo.arg("rustc");
            cargo
        }
    };
    cargo.args(["--package", "widget", "--lib", "--features", "hydrate", "--crate-type", "cdylib"]).args([
        "--target",
        WASM,
        "--profile",
        profile.cargo(),
    ]);
    child::run("building the widget", &mut cargo)?;
    Ok(page_wasm::compiled(target_dir, profile, "widget"))
}
