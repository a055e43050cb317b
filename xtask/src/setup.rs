//! `cargo xtask setup`: finds or makes what building, running and testing need.
//!
//! `dev`, `serve`, `test` and `size` call it themselves. A step that is done costs a few file look-ups; a step that
//! can't be done ends in one line that says what to install.

pub mod apt;
pub mod chromium;
pub mod coturn;
pub mod debian;
pub mod measure;
pub mod npm;
pub mod tools;
pub mod wasm_std;

use std::path::PathBuf;

use anyhow::Result;

use crate::{say, toolchain::WasmToolchain};

/// What setup found or made for building and running.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The compiler for wasm.
    pub wasm: WasmToolchain,
    /// `wasm-bindgen`, in the version of the crate.
    pub wasm_bindgen: PathBuf,
    /// `worker-build`.
    pub worker_build: PathBuf,
}

/// Makes ready for building and running.
///
/// # Errors
/// When a step can't be done; the message says what to install.
pub fn for_build() -> Result<Ready> {
    npm::packages()?;
    let wasm = wasm_std::toolchain()?;
    let wasm_bindgen = tools::wasm_bindgen()?;
    let worker_build = tools::worker_build()?;
    Ok(Ready { wasm, wasm_bindgen, worker_build })
}

/// Makes ready for everything, the browser tests included.
///
/// # Errors
/// As [`for_build`].
pub fn everything() -> Result<()> {
    let ready = for_build()?;
    let browser = chromium::program()?;
    say(format_args!("setup is complete: {}, Chromium at {}", ready.wasm.version, browser.display()));
    Ok(())
}
