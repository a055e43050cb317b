//! The script that every host page loads, and the style sheets of the widget.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use super::Build;
use crate::{
    child, paths, say,
    setup::npm,
    stamp::{self, Inputs},
};

/// The first versions of the browsers that have constructable style sheets, without which the widget does nothing.
pub(super) const BROWSERS: &str = "--target=chrome99,edge99,firefox101,safari16.4";

/// Makes `loader.js`, `talk.css` and `ask.css`.
pub(super) fn make(build: &Build) -> Result<bool> {
    let sources = paths::root().join("widget/loader");
    let hash = Inputs::default().text(BROWSERS).text(&npm::lock_hash()?).path(&sources)?.hash();
    stamp::unless_done(&build.stamp("loader"), &hash, || {
        say("building the loader");
        // The card's style travels inside the script: one request brings all that the question needs.
        let style = minified_style("widget/loader/card.css")?;
        // What esbuild leaves: the space in front of a custom property's value.
        let style = serde_json::to_string(&style.trim_end().replace(": ", ":"))?;
        let parts = build.parts();
        let mut esbuild = Command::new(npm::esbuild()?);
        esbuild
            .current_dir(paths::root())
            .args([
                "widget/loader/main.js",
                "--bundle",
                "--minify",
                "--format=iife",
                "--charset=utf8",
                BROWSERS,
            ])
            .args(["--log-level=warning", &format!("--define:WARMLINE_CSS={style}")])
            .arg(format!("--outfile={}", parts.join("loader.js").display()));
        child::run("bundling the loader", &mut esbuild)?;
        for style in ["talk.css", "ask.css"] {
            stamp::write(&parts.join(style), minified_style(&format!("widget/loader/{style}"))?)?;
        }
        Ok(())
    })
}

/// A style sheet of the workspace with all that it imports, minified.
pub(super) fn minified_style(path: &str) -> Result<String> {
    let file = paths::root().join(path);
    fs::metadata(&file).with_context(|| format!("reading {}", file.display()))?;
    let mut esbuild = Command::new(npm::esbuild()?);
    esbuild.current_dir(paths::root()).args([path, "--bundle", "--minify", "--charset=utf8", BROWSERS]);
    child::output(&mut esbuild).with_context(|| format!("minifying {path}"))
}
