//! The widget's conversation, and what carries a voice, for the page.

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

/// What a visitor's page fetches once it is wanted.
struct Module {
    name: &'static str,
    package: &'static str,
    feature: &'static str,
    made_of: &'static [&'static str],
    /// What the page gets of the glue.
    entry: &'static str,
}

const CONVERSATION: Module = Module {
    name: "talk",
    package: "widget",
    feature: "hydrate",
    made_of: &["widget/Cargo.toml", "widget/src"],
    entry: "export { default, talk } from './widget.js';",
};
const VOICE: Module = Module {
    name: "voice",
    package: "voice",
    feature: "page",
    made_of: &["voice"],
    entry: "export { default, Voice } from './voice.js';",
};

/// Makes `talk.js` and `talk.wasm`, `voice.js` and `voice.wasm`.
pub(super) fn make(build: &Build, ready: &Ready) -> Result<bool> {
    let talk = make_one(build, ready, &CONVERSATION)?;
    let voice = make_one(build, ready, &VOICE)?;
    Ok(talk || voice)
}

fn make_one(build: &Build, ready: &Ready, module: &Module) -> Result<bool> {
    let mut inputs = compiled(ready, build.profile)?
        .text(&[SMALL_STD, SMALL_STD_FLAGS].concat().join(" "))
        .text(page_wasm::SOURCES);
    for path in module.made_of {
        inputs = inputs.path(&paths::root().join(path))?;
    }
    stamp::unless_done(&build.stamp(module.package), &inputs.hash(), || {
        say(format_args!("building the wasm of {}", module.name));
        let target_dir = match build.profile {
            Profile::Release => paths::target().join("widget"),
            // Shared with the console: the same libraries, built the same way.
            Profile::Dev => paths::target().join("console"),
        };
        let wasm = compile_one(&ready.wasm, build.profile, &target_dir, module)?;
        page_wasm::finish(build, ready, &wasm, module.name, module.entry)
    })
}

/// Compiles the widget for the page into a target folder; gives the wasm.
///
/// # Errors
/// When the compiler fails.
pub fn compile(wasm: &WasmToolchain, profile: Profile, target_dir: &Path) -> Result<PathBuf> {
    compile_one(wasm, profile, target_dir, &CONVERSATION)
}

fn compile_one(
    wasm: &WasmToolchain,
    profile: Profile,
    target_dir: &Path,
    module: &Module,
) -> Result<PathBuf> {
    let Module { package, feature, .. } = module;
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
    cargo.args(["--package", package, "--lib", "--features", feature, "--crate-type", "cdylib"]).args([
        "--target",
        WASM,
        "--profile",
        profile.cargo(),
    ]);
    child::run(&format!("building {package}"), &mut cargo)?;
    Ok(page_wasm::compiled(target_dir, profile, package))
}
