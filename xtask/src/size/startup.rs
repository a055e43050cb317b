//! The CPU that the Worker's start costs.
//!
//! The platform's own figure exists only on the platform. What is measured here: the CPU time of a workerd from its
//! start to its first answer, less the same with a Worker that does nothing; the median of several starts. It holds
//! compiling and starting the wasm, running the modules' top level, and the first request.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    build::Build,
    paths,
    runtime::{Config, Edge},
    sites, stamp,
};

const STARTS: usize = 7;
/// A Worker that does nothing, with the same objects.
const NOTHING: &str = r#"import { DurableObject } from "cloudflare:workers";
export class Intake extends DurableObject {}
export class Desk extends DurableObject {}
export class Courier extends DurableObject {}
export default { fetch: () => new Response() };
"#;
const EMPTY_WASM: &[u8] = b"\0asm\x01\0\0\0";

/// Measures it.
///
/// # Errors
/// When workerd does not start, or the system does not tell a process's CPU time.
pub fn milliseconds(build: &Build) -> Result<f64> {
    let folder = paths::target().join("warmline/startup");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("removing what the last measurement stored")?;
    }
    let nothing = Build::at(folder.join("nothing"), build.profile);
    for module in nothing.modules() {
        let wasm = module.extension().is_some_and(|extension| extension == "wasm");
        stamp::write(&module, if wasm { EMPTY_WASM } else { NOTHING.as_bytes() })?;
    }
    stamp::write(&nothing.assets().join("manifest.json"), "{}")?;
    let ours = median(build.clone(), &folder.join("data"))?;
    let theirs = median(nothing, &folder.join("nothing/data"))?;
    Ok((ours - theirs).max(0.0))
}

fn median(build: Build, data: &Path) -> Result<f64> {
    let site = sites::read(&paths::root().join("examples/demo.json"))?;
    let mut edge = Edge::start(Config::new(build, data.to_owned(), site))?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        edge.resume()?;
        times.push(cpu_milliseconds(edge.pid().context("workerd is not there")?)?);
    }
    times.sort_by(f64::total_cmp);
    times.get(STARTS / 2).copied().context("nothing was measured")
}

/// The CPU time of all threads of a process, as Linux tells it.
fn cpu_milliseconds(pid: u32) -> Result<f64> {
    let mut nanoseconds = 0.0;
    for thread in
        fs::read_dir(format!("/proc/{pid}/task")).context("CPU times are measured on Linux alone")?
    {
        let text =
            fs::read_to_string(thread?.path().join("schedstat")).context("reading a thread's CPU time")?;
        nanoseconds += text.split(' ').next().and_then(|first| first.parse::<f64>().ok()).unwrap_or(0.0);
    }
    Ok(nanoseconds / 1e6)
}
