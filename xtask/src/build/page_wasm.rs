//! Wasm that runs in a page: bound to JavaScript, made small, its glue minified.
//!
//! wasm-bindgen gives everything that passes between the two a name that no other build could have, in both files, and exports
//! what libraries offer and nobody calls. Together that was a tenth of the conversation.

mod glue;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use serde_json::json;

use self::glue::Names;
use super::{
    Build, Profile,
    loader::{BROWSERS, SMALLER as MINIFIED},
};
use crate::{
    child,
    setup::{Ready, npm},
    stamp,
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

/// What decides how wasm is finished.
pub(super) const SOURCES: &str = concat!(include_str!("page_wasm.rs"), include_str!("page_wasm/glue.rs"));

/// Makes `NAME.js` and `NAME.wasm` of a compiled `wasm`. The script is `entry`, which imports the glue as
/// `./NAME-OF-THE-WASM.js`: what it does not ask for is left out, of the glue and of the wasm.
pub(super) fn finish(build: &Build, ready: &Ready, wasm: &Path, name: &str, entry: &str) -> Result<()> {
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
    stamp::write(&bound.join("entry.js"), entry)?;

    let script = bound.join(format!("{stem}.js"));
    let glue = fs::read_to_string(&script).with_context(|| format!("reading {}", script.display()))?;
    let glue = glue::without_effects(&glue);
    stamp::write(&script, &glue)?;
    let mut bundle = bundled(&bound)?;
    let (from, to) = (bound.join(format!("{stem}_bg.wasm")), parts.join(format!("{name}.wasm")));
    match build.profile {
        Profile::Release => {
            let names = made_small(&bound, &from, &to, &glue::used(&glue, &bundle))?;
            stamp::write(&script, glue::renamed(&glue, &names)?)?;
            bundle = bundled(&bound)?;
        }
        Profile::Dev => copy(&from, &to)?,
    }

    let whole = bound.join("bundle.js");
    stamp::write(&whole, bundle)?;
    let mut terser = Command::new(npm::terser()?);
    terser.arg(whole).args(MINIFIED).arg("--module");
    child::run("minifying the glue", terser.arg("--output").arg(parts.join(format!("{name}.js"))))
}

/// The entry and what it asks for of the glue, in one script.
fn bundled(bound: &Path) -> Result<String> {
    let mut esbuild = Command::new(npm::esbuild()?);
    esbuild.arg(bound.join("entry.js")).args(["--bundle", "--format=esm", "--charset=utf8", BROWSERS]);
    // Of what is there for a caller of ours to release early, there is none.
    esbuild.args(["--define:Symbol.dispose=undefined", "--log-level=warning"]);
    child::output(&mut esbuild).context("bundling the glue")
}

/// Makes the wasm small, without exports other than those; gives the short names of what it imports and exports.
fn made_small(bound: &Path, from: &Path, to: &Path, exports: &[&str]) -> Result<Names> {
    let roots: Vec<_> =
        exports.iter().map(|name| json!({ "name": name, "export": name, "root": true })).collect();
    let (graph, used) = (bound.join("roots.json"), bound.join("used.wasm"));
    stamp::write(&graph, serde_json::to_vec(&roots)?)?;
    let mut cleaner = Command::new(npm::wasm_metadce()?);
    cleaner.arg(from).arg("--graph-file").arg(graph).args(FEATURES).arg("-o").arg(&used);
    child::output(&mut cleaner).context("leaving out what the page does not call")?;
    let mut optimiser = Command::new(npm::wasm_opt()?);
    optimiser.arg(&used).args(SMALLER).args(STRIP).args(FEATURES);
    let names = child::output(optimiser.arg("--minify-imports-and-exports-and-modules").arg("-o").arg(to));
    serde_json::from_str(&names.context("wasm-opt")?).context("reading the short names of the wasm")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("copying {}", from.display()))?;
    Ok(())
}
