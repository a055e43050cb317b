//! The console, for the desk's page.

use std::fs;

use anyhow::{Context, Result};

use super::{Build, compiled, loader::minified_style, page_wasm};
use crate::{child, paths, say, setup::Ready, stamp, toolchain::WASM};

/// Makes `desk.js`, `desk.wasm`, `desk.css` and the template of `desk.html`.
pub(super) fn make(build: &Build, ready: &Ready) -> Result<bool> {
    let sources = paths::root().join("console");
    let hash = compiled(ready, build.profile)?
        .text(page_wasm::SOURCES)
        .path(&sources)?
        .path(&paths::root().join("voice"))?
        .hash();
    stamp::unless_done(&build.stamp("console"), &hash, || {
        say("building the console's wasm");
        let target_dir = paths::target().join("console");
        let mut cargo = ready.wasm.cargo(&target_dir, &[])?;
        cargo.args(["build", "--package", "console", "--bin", "console", "--features", "csr"]).args([
            "--target",
            WASM,
            "--profile",
            build.profile.cargo(),
        ]);
        child::run("building the console", &mut cargo)?;
        let wasm = page_wasm::compiled(&target_dir, build.profile, "console");
        let boot = sources.join("boot.js");
        let boot = fs::read_to_string(&boot).with_context(|| format!("reading {}", boot.display()))?;
        page_wasm::finish(build, ready, &wasm, "desk", &boot)?;
        let parts = build.parts();
        stamp::write(&parts.join("desk.css"), minified_style("console/style.css")?)?;
        let page = sources.join("index.html");
        fs::copy(&page, parts.join("desk.html")).with_context(|| format!("copying {}", page.display()))?;
        Ok(())
    })
}
