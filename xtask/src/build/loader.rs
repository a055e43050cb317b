//! What host pages load, and the style sheets of the widget.

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

/// One bundle: its name, its source, and how it is wrapped. `WARMLINE_ANY` in it says whether it comes without a
/// question and fetches the one that its tag names. A guest runs in pages of others, and whatever goes wrong is kept
/// from them: not even a document that hides its own methods may hear of it.
struct Bundle {
    name: &'static str,
    source: &'static str,
    format: &'static str,
    any: bool,
    guest: bool,
}

const BUNDLES: [Bundle; 14] = [
    Bundle { name: "loader", source: "main", format: "iife", any: false, guest: true },
    Bundle { name: "any", source: "main", format: "iife", any: true, guest: true },
    Bundle { name: "later", source: "later", format: "iife", any: false, guest: true },
    Bundle { name: "when", source: "when", format: "esm", any: true, guest: false },
    Bundle { name: "overdue", source: "overdue", format: "esm", any: true, guest: false },
    Bundle { name: "errors", source: "errors", format: "esm", any: true, guest: false },
    Bundle { name: "more", source: "more", format: "esm", any: true, guest: false },
    Bundle { name: "callback", source: "callback", format: "esm", any: true, guest: false },
    Bundle { name: "answers", source: "answers", format: "esm", any: true, guest: false },
    Bundle { name: "extras", source: "extras", format: "esm", any: true, guest: false },
    Bundle { name: "ask", source: "ask", format: "iife", any: false, guest: false },
    Bundle { name: "frame", source: "frame", format: "iife", any: false, guest: true },
    Bundle { name: "framed", source: "framed", format: "iife", any: false, guest: false },
    Bundle { name: "call", source: "call", format: "iife", any: false, guest: false },
];

/// What esbuild bundles, terser makes smaller than esbuild itself would: by 2 % of the embed script.
pub(super) const SMALLER: [&str; 5] =
    ["--compress", "passes=4,unsafe_arrows,ecma=2020", "--mangle", "--format", "ecma=2020,quote_style=3"];

/// The comment that has Chromium compile all functions while the script is on its way; the edge begins the embed scripts
/// with it as well: <https://v8.dev/blog/explicit-compile-hints>
const COMPILED: &str = "preamble='//# allFunctionsCalledOnLoad'";

/// Makes a script for each bundle, and the style sheets.
pub(super) fn make(build: &Build) -> Result<bool> {
    let sources = paths::root().join("widget/loader");
    let hash =
        Inputs::default().text(include_str!("loader.rs")).text(&npm::lock_hash()?).path(&sources)?.hash();
    stamp::unless_done(&build.stamp("loader"), &hash, || {
        say("building the loader");
        // These styles travel inside the scripts: one request brings all that the question needs.
        let card = minified_style("widget/loader/card.css")?.trim_end().replace(": ", ":");
        let more = minified_style("widget/loader/more.css")?;
        let callback = minified_style("widget/loader/callback.css")?;
        let styles = [
            format!("--define:WARMLINE_CSS={}", serde_json::to_string(&card)?),
            format!("--define:WARMLINE_MORE_CSS={}", serde_json::to_string(more.trim_end())?),
            format!("--define:WARMLINE_CALLBACK_CSS={}", serde_json::to_string(callback.trim_end())?),
        ];
        let parts = build.parts();
        for Bundle { name, source, format, any, guest } in BUNDLES {
            let bundle = parts.join(format!("{name}.bundle.js"));
            let mut esbuild = Command::new(npm::esbuild()?);
            esbuild
                .current_dir(paths::root())
                .arg(format!("widget/loader/{source}.js"))
                .args(["--bundle", "--minify-syntax", "--charset=utf8", BROWSERS, "--log-level=warning"])
                .arg(format!("--format={format}"))
                .arg(format!("--define:WARMLINE_ANY={any}"))
                .args(&styles)
                .args(guest.then_some(["--banner:js=try{", "--footer:js=}catch{}"]).into_iter().flatten())
                .arg(format!("--outfile={}", bundle.display()));
            child::run(&format!("bundling {name}.js"), &mut esbuild)?;
            let mut terser = Command::new(npm::terser()?);
            // What a classic script has at its top level are names of the page, so nothing may come to be there.
            terser.arg(&bundle).args(SMALLER).args((format == "esm").then_some("--module"));
            // Only what a page loads as it is can begin with it: the edge writes configurations in front of the others.
            terser.args((any && guest).then_some(["--format", COMPILED]).into_iter().flatten());
            terser.arg("--output").arg(parts.join(format!("{name}.js")));
            child::run(&format!("minifying {name}.js"), &mut terser)?;
        }
        stamp::write(&parts.join("card.css"), card)?;
        for style in ["talk.css", "pages.css", "ask.css", "framed.css"] {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp;

    #[test]
    fn styles_know_start_and_end_but_neither_left_nor_right() {
        let sources = stamp::files(&paths::root().join("widget/loader")).unwrap();
        let styles: Vec<_> =
            sources.into_iter().filter(|file| file.extension().is_some_and(|end| end == "css")).collect();
        assert!(styles.len() > 5, "{styles:?}");
        for style in styles {
            let text = fs::read_to_string(&style).unwrap();
            for line in text.lines().map(str::trim).filter(|line| line.ends_with(';')) {
                let (property, value) = line.split_once(':').unwrap_or_default();
                let sided = |word: &str| word.split(['-', ' ']).any(|part| matches!(part, "left" | "right"));
                let aligned = property == "text-align" || property == "float";
                let known = sided(property) || aligned && sided(value);
                assert!(!known, "{}: {line}", style.display());
            }
        }
    }
}
