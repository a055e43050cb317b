//! The Worker, by worker-build.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{Build, Profile, SMALL_STD, compiled, page_wasm};
use crate::{
    child, paths, say,
    setup::{Ready, npm},
    stamp,
};

/// The Worker's modules, the entry first. `index.js` and `index_bg.wasm` are made from Rust.
pub const MODULES: [&str; 4] = ["entry.js", "lots.js", "index.js", "index_bg.wasm"];

/// Makes the Worker's modules.
pub(super) fn make(build: &Build, ready: &Ready) -> Result<bool> {
    let root = paths::root();
    let hash = compiled(ready, build.profile)?
        .text(&page_wasm::STRIP.join(" "))
        .text(&AGAIN.join(" "))
        .text(&SMALL_STD.join(" "))
        .path(&root.join("edge/Cargo.toml"))?
        .path(&root.join("edge/src"))?
        .path(&root.join("edge/entry"))?
        .path(&root.join("widget/Cargo.toml"))?
        .path(&root.join("widget/src"))?
        .path(&root.join("voice"))?
        .hash();
    stamp::unless_done(&build.stamp("worker"), &hash, || {
        say("building the Worker");
        let mut worker_build = Command::new(&ready.worker_build);
        ready.wasm.prepare(&mut worker_build, &paths::target().join("worker"), &[])?;
        worker_build
            .args([root.join("edge"), "--out-dir".into(), build.worker(), "--profile".into()])
            .arg(match build.profile {
                Profile::Release => "worker",
                Profile::Dev => build.profile.cargo(),
            })
            // What it would download otherwise.
            .env("ESBUILD_BIN", npm::esbuild()?)
            .env("WASM_BINDGEN_BIN", &ready.wasm_bindgen)
            .env("WASM_OPT_BIN", npm::wasm_opt()?)
            // Its own stack says nothing about a compiler's error.
            .env("RUST_LIB_BACKTRACE", "0");
        match build.profile {
            // These options are unstable in name: they are the ones that the pinned compiler has.
            Profile::Release => worker_build.env("RUSTC_BOOTSTRAP", "1").args(SMALL_STD),
            Profile::Dev => worker_build.arg("--no-opt"),
        };
        child::run("worker-build", &mut worker_build)?;
        if build.profile == Profile::Release {
            strip(build)?;
        }
        for name in ["entry.js", "lots.js"] {
            let from = root.join("edge/entry").join(name);
            fs::copy(&from, build.worker().join(name))
                .with_context(|| format!("copying {}", from.display()))?;
        }
        Ok(())
    })
}

/// What worker-build's one pass leaves to be found: one and a half hundredths of what gzip makes of it.
const AGAIN: [&str; 3] = ["-Os", "--gufa-optimizing", "-Os"];

/// Makes the wasm smaller, and takes the functions' names out of it, which are a tenth of its bytes. A copy with them stays
/// beside the other parts: it tells what the numbers in a trap's stack mean.
fn strip(build: &Build) -> Result<()> {
    let (wasm, named) = (build.worker().join("index_bg.wasm"), build.parts().join("worker.named.wasm"));
    let optimise = |from: &Path, arguments: &[&str], to: &Path| {
        let mut optimiser = Command::new(npm::wasm_opt()?);
        optimiser.args(arguments).args(page_wasm::FEATURES);
        child::run("wasm-opt", optimiser.arg(from).arg("-o").arg(to))
    };
    optimise(&wasm, &[&AGAIN[..], &["--debuginfo"]].concat(), &named)?;
    optimise(&named, &page_wasm::STRIP, &wasm)
}

/// The hash of what the Worker was made from, when it is up to date.
pub(super) fn made_from(build: &Build) -> Result<String> {
    std::fs::read_to_string(build.stamp("worker")).context("reading the Worker's stamp")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ARCHITECTURE.md promises fewer.
    const ENTRY_LINES: usize = 80;

    #[test]
    fn the_entry_stays_as_small_as_it_is_promised_to_be() {
        let folder = paths::root().join("edge/entry");
        let scripts = stamp::files(&folder).unwrap().into_iter().filter(|file| {
            let name = file.to_string_lossy();
            name.ends_with(".js") && !name.ends_with(".test.js")
        });
        let lines: usize = scripts.map(|script| code(&fs::read_to_string(script).unwrap())).sum();
        assert!((1..ENTRY_LINES).contains(&lines), "{lines} lines");
    }

    /// How many lines are neither blank nor a comment.
    fn code(script: &str) -> usize {
        let is_comment = |line: &str| ["//", "/*", "*"].iter().any(|start| line.starts_with(start));
        script.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line)).count()
    }

    #[test]
    fn lines_of_code_are_counted() {
        assert_eq!(code("// a\n\n/**\n * b\n */\nconst c = 1; // d\n  c();\n"), 2);
    }
}
