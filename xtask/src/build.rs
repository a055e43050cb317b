//! From the sources to what workerd serves: one file a product, then [`assets`] puts the products together.
//!
//! Each product is made again only when one of its inputs changed, so that a build without changes costs the
//! reading of the sources. What is made lies in `target/warmline/PROFILE`: `worker/` for the Worker, `assets/` for
//! what it serves, `parts/` for what the assets are made of.
//!
//! *Invariant:* the widget is built for the page (`hydrate`) and for the edge (`ssr`) by separate calls of cargo,
//! because cargo would unite the features, and a widget with both dies when it is mounted.

pub mod assets;
pub mod catalogs;
pub mod console;
pub mod loader;
pub mod page_wasm;
pub mod phones;
pub mod widget;
pub mod worker;

use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::PathBuf,
};

use anyhow::{Context, Result, bail};

use crate::{
    paths, say,
    setup::{Ready, npm},
    stamp::Inputs,
};

/// The standard library compiled anew, for size.
const SMALL_STD: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// How much effort goes into the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As small and as fast as can be; takes minutes.
    Release,
    /// Quick to build, larger.
    Dev,
}

impl Profile {
    /// The name of its folder.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev",
        }
    }

    /// The name of its profile in Cargo.toml, which is that of cargo's folder too.
    #[must_use]
    pub fn cargo(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev-wasm",
        }
    }
}

/// The result of a build: a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Build {
    folder: PathBuf,
    /// Which one.
    pub profile: Profile,
}

impl Build {
    /// The build in `folder`, whatever is in there.
    #[must_use]
    pub fn at(folder: PathBuf, profile: Profile) -> Self {
        Self { folder, profile }
    }

    /// The build of the workspace in `profile`, as it was last made.
    ///
    /// # Errors
    /// When there is none.
    pub fn existing(profile: Profile) -> Result<Self> {
        let build = Self::place(profile);
        if !build.modules().iter().all(|module| module.is_file())
            || !build.assets().join("manifest.json").is_file()
        {
            bail!("{} holds no build: run cargo xtask size or cargo xtask test", build.folder.display());
        }
        Ok(build)
    }

    /// The folder of the Worker's modules.
    #[must_use]
    pub fn worker(&self) -> PathBuf {
        self.folder.join("worker")
    }

    /// The Worker's modules, the entry first.
    #[must_use]
    pub fn modules(&self) -> [PathBuf; worker::MODULES.len()] {
        worker::MODULES.map(|name| self.worker().join(name))
    }

    /// The files that the Worker serves.
    #[must_use]
    pub fn assets(&self) -> PathBuf {
        self.folder.join("assets")
    }

    /// The path of the immutable loader, and what a tag says as its `integrity`.
    ///
    /// # Errors
    /// When there is no build.
    pub fn immutable_loader(&self) -> Result<(String, String)> {
        let manifest = fs::read(self.assets().join("manifest.json")).context("reading the manifest")?;
        let manifest: BTreeMap<String, String> = serde_json::from_slice(&manifest)?;
        let said = |key: &str| manifest.get(key).with_context(|| format!("the manifest has no {key}"));
        let hash = said("any")?.split('.').nth(1).context("the loader's name has no hash")?;
        Ok((format!("/embed/v/{hash}/loader.js"), said("any_integrity")?.clone()))
    }

    fn place(profile: Profile) -> Self {
        Self::at(paths::target().join("warmline").join(profile.name()), profile)
    }

    fn parts(&self) -> PathBuf {
        self.folder.join("parts")
    }

    fn stamp(&self, product: &str) -> PathBuf {
        self.folder.join("stamps").join(product)
    }
}

/// Builds what is not up to date; says whether anything was made.
///
/// # Errors
/// When a compiler or a tool fails; what it printed is on stderr.
pub fn make(ready: &Ready, profile: Profile) -> Result<(Build, bool)> {
    let build = Build::place(profile);
    let folder = paths::target().join("warmline");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let lock = File::create(folder.join("lock")).context("opening the lock of the build")?;
    if lock.try_lock().is_err() {
        say("waiting for another build to end");
        lock.lock().context("waiting for another build")?;
    }
    let loader = loader::make(&build)?;
    let widget = widget::make(&build, ready)?;
    let console = console::make(&build, ready)?;
    let worker = worker::make(&build, ready)?;
    let assets = assets::make(&build)?;
    Ok((build, loader || widget || console || worker || assets))
}

/// What every compiled product depends on besides its own sources.
fn compiled(ready: &Ready, profile: Profile) -> Result<Inputs> {
    let root = paths::root();
    Inputs::default()
        .text(profile.cargo())
        .text(&ready.wasm.version)
        .text(&page_wasm::SMALLER.join(" "))
        .text(&npm::lock_hash()?)
        .path(&root.join("Cargo.toml"))?
        .path(&root.join("Cargo.lock"))?
        .path(&root.join("shared"))
}
