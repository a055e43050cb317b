//! Debian's packages.

use std::process::Command;

use anyhow::Result;

use crate::{child, paths};

/// Whether packages can be installed here: apt-get is there, and we are root.
#[must_use]
pub fn usable() -> bool {
    paths::program(&["apt-get"]).is_some() && rustix::process::geteuid().is_root()
}

/// Installs packages.
///
/// # Errors
/// When apt-get fails.
pub fn install(packages: &[&str]) -> Result<()> {
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    child::run("apt-get update", &mut apt(&["update", "--quiet=2"]))?;
    let options = ["install", "--yes", "--quiet=1", "--no-install-recommends"];
    child::run("apt-get install", apt(&options).args(packages))
}
