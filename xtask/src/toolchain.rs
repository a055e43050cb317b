//! Which compiler makes wasm, and how cargo is called for it.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::paths;

/// The target of everything that runs in a Worker or in a browser.
pub const WASM: &str = "wasm32-unknown-unknown";
/// Randomness of the getrandom crate comes from the platform's `crypto`.
const GETRANDOM: [&str; 2] = ["--cfg", "getrandom_backend=\"wasm_js\""];

/// A compiler that has the wasm32 standard library and its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WasmToolchain {
    /// The folder of its `cargo` and `rustc`; `None` for the ones on `PATH`.
    pub programs: Option<PathBuf>,
    /// The linker, where the compiler brings none.
    pub linker: Option<String>,
    /// Tells this compiler from any other.
    pub version: String,
}

impl WasmToolchain {
    /// The environment in which its cargo builds for wasm, `extra` flags of the compiler included, into a target
    /// folder of its own: builds with other features or flags must not take each other's place.
    pub fn prepare(&self, command: &mut Command, target_dir: &Path, extra: &[&str]) -> Result<()> {
        clean(command);
        let flags: Vec<&str> = GETRANDOM.iter().chain(extra).copied().collect();
        command
            .current_dir(paths::root())
            .env("CARGO_TARGET_DIR", target_dir)
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        if let Some(programs) = &self.programs {
            let path = env::var_os("PATH").unwrap_or_default();
            let path = env::join_paths([programs.clone()].into_iter().chain(env::split_paths(&path)))
                .context("putting the compiler's folder in front of PATH")?;
            command.env("PATH", path).env_remove("RUSTUP_TOOLCHAIN").env_remove("LD_LIBRARY_PATH");
        }
        if let Some(linker) = &self.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        Ok(())
    }

    /// Its cargo, for a build as [`WasmToolchain::prepare`] says.
    ///
    /// # Errors
    /// When `PATH` can't be put together.
    pub fn cargo(&self, target_dir: &Path, extra: &[&str]) -> Result<Command> {
        let mut command = match &self.programs {
            Some(programs) => Command::new(programs.join("cargo")),
            None => Command::new("cargo"),
        };
        self.prepare(&mut command, target_dir, extra)?;
        Ok(command)
    }
}

/// The cargo that runs on this machine's own behalf, in the workspace.
#[must_use]
pub fn native_cargo() -> Command {
    let mut command = Command::new("cargo");
    clean(&mut command);
    command.current_dir(paths::root());
    command
}

/// Takes out what `cargo run` told us about ourselves, and flags that would replace ours.
fn clean(command: &mut Command) {
    let ours = |name: &str| {
        name.starts_with("CARGO_PKG_")
            || [
                "CARGO",
                "CARGO_MANIFEST_DIR",
                "CARGO_MANIFEST_PATH",
                "CARGO_PRIMARY_PACKAGE",
                "RUSTC",
                "RUSTFLAGS",
            ]
            .contains(&name)
    };
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(ours) {
            command.env_remove(name);
        }
    }
}
