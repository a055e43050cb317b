//! `cargo xtask release`: keeps the loader that pages may name by its hash from now on.

use std::{fs, process::Command, process::ExitCode};

use anyhow::{Context, Result};

use crate::{
    build::{self, Profile},
    child, paths,
    released::{self, Kept},
    runtime::{Config, Edge},
    setup, sites,
};

/// The command line.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The release's name, as CHANGELOG.md has it
    name: String,
}

/// Builds, and keeps the loader with what the edge of this build gives a page of the demo site.
///
/// # Errors
/// When setup, build or start fails, or the name is taken.
pub fn run(options: &Options) -> Result<ExitCode> {
    let (build, _) = build::make(&setup::for_build()?, Profile::Release)?;
    let data = paths::target().join("warmline/release-data");
    if data.exists() {
        fs::remove_dir_all(&data).context("removing what the last release stored")?;
    }
    let site = sites::read(&paths::root().join("examples/demo.json"))?;
    let edge = Edge::start(Config::new(build.clone(), data, site))?;
    let get = |path: &str| -> Result<Vec<u8>> {
        let mut answer = ureq::get(format!("{}{path}", edge.url())).call()?;
        Ok(answer.body_mut().read_to_vec()?)
    };
    let (loader, _) = build.immutable_loader()?;
    let kept = Kept {
        loader: &get(&loader)?,
        question: &get("/embed/demo.json")?,
        more: &get("/embed/demo.more.js")?,
        pasted: &get("/embed/demo.html")?,
    };
    let date = child::output(Command::new("date").args(["-u", "+%F"]))?;
    let release = released::add(&released::folder(), &options.name, date.trim(), &kept)?;
    println!("{loader} is of release {release}");
    Ok(ExitCode::SUCCESS)
}
