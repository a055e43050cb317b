//! `cargo xtask size`: every size that design has a budget for, measured on a running release build.

pub mod budget;
pub mod startup;
pub mod wire;

use std::{fs, path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};

use self::budget::{Row, Unit};
use crate::{
    build::{self, Build, Profile},
    dev::hosts::Hosts,
    paths,
    runtime::{Config, Edge},
    setup::{self, Ready, chromium},
    sites,
};

/// Measures and prints the table.
///
/// # Errors
/// When setup, build or a measurement fails.
pub fn run() -> Result<ExitCode> {
    let ready = setup::for_build()?;
    let chromium = chromium::program()?;
    let rows = measure(&ready, &chromium)?;
    println!("{}", budget::table(&rows));
    Ok(if rows.iter().all(Row::fits) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Measures, prints the table, and fails when something is over its budget.
///
/// # Errors
/// As [`run`].
pub fn check(ready: &Ready, chromium: &Path) -> Result<()> {
    let rows = measure(ready, chromium)?;
    println!("{}", budget::table(&rows));
    let over: Vec<&str> = rows.iter().filter(|row| !row.fits()).map(|row| row.what).collect();
    if !over.is_empty() {
        bail!("over budget: {}", over.join("; "));
    }
    Ok(())
}

fn measure(ready: &Ready, chromium: &Path) -> Result<Vec<Row>> {
    let (build, _) = build::make(ready, Profile::Release)?;
    let data = paths::target().join("warmline/size");
    if data.exists() {
        fs::remove_dir_all(&data).context("removing what the last measurement stored")?;
    }
    let site = sites::read(&paths::root().join("examples/demo.json"))?;
    let edge = Edge::start(Config::new(build.clone(), data, site))?;
    let hosts = Hosts::start(edge.port(), edge.url())?;
    let manifest =
        fs::read_to_string(build.assets().join("manifest.json")).context("reading the manifest")?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest)?;
    let asset = |keys: &[&str]| -> Result<f64> {
        let mut bytes = 0;
        for key in keys {
            let name =
                manifest.get(key).and_then(|name| name.as_str()).with_context(|| format!("no {key}"))?;
            bytes += wire::get(edge.port(), &format!("/assets/{name}"))?;
        }
        Ok(as_number(bytes))
    };

    let embed = wire::get(edge.port(), "/embed/demo.js")?;
    let (loader, _) = build.immutable_loader()?;
    let immutable = wire::get(edge.port(), &loader)? + wire::get(edge.port(), "/embed/demo.json")?;
    let page = wire::load(chromium, &format!("{}/examples/checkout/", hosts.url()), &edge.url())?;
    let (worker, startup) = (worker_gzip(&build)?, startup::milliseconds(&build)?);
    Ok(vec![
        Row {
            what: "embed script, question included",
            budget: 5_000.0,
            used: as_number(embed),
            unit: Unit::Bytes,
        },
        Row {
            what: "with integrity: loader and configuration",
            budget: 6_000.0,
            used: as_number(immutable),
            unit: Unit::Bytes,
        },
        Row {
            what: "requests until the question can be tapped",
            budget: 1.0,
            used: as_number(page.requests),
            unit: Unit::Requests,
        },
        Row {
            what: "bytes of these, headers included",
            budget: 6_000.0,
            used: as_number(page.bytes),
            unit: Unit::Bytes,
        },
        Row {
            what: "wasm before a tap or a wish to talk",
            budget: 0.0,
            used: as_number(page.wasm),
            unit: Unit::Bytes,
        },
        Row {
            what: "conversation, with what it fetches late",
            budget: 60_000.0,
            used: asset(&["talk_wasm", "talk_js", "talk_css", "callback_js", "answers_js", "extras_js"])?,
            unit: Unit::Bytes,
        },
        Row {
            what: "voice, once it is wanted: wasm and glue",
            budget: 15_000.0,
            used: asset(&["voice_wasm", "voice_js"])?,
            unit: Unit::Bytes,
        },
        Row {
            what: "console: wasm, glue and style",
            budget: 400_000.0,
            used: asset(&["desk_wasm", "desk_js", "desk_css"])?,
            unit: Unit::Bytes,
        },
        Row { what: "Worker, gzip", budget: 600_000.0, used: worker, unit: Unit::Bytes },
        Row { what: "Worker, CPU to start", budget: 50.0, used: startup, unit: Unit::Milliseconds },
    ])
}

/// What the platform counts: each module, compressed as wrangler does.
fn worker_gzip(build: &Build) -> Result<f64> {
    const SCRIPT: &str = r#"
        import { readFileSync } from "node:fs";
        import { gzipSync } from "node:zlib";
        const [, ...files] = process.argv;
        console.log(gzipSync(Buffer.concat(files.map((file) => readFileSync(file)))).length);
    "#;
    let mut node = setup::npm::node(SCRIPT);
    node.args(build.modules());
    crate::child::output(&mut node)?.trim().parse().context("reading the Worker's size")
}

/// Sizes are far below the numbers that a float can't hold.
fn as_number(bytes: usize) -> f64 {
    bytes as f64
}
