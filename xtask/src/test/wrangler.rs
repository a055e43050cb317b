//! The same build on the platform's own tool, so that the product never drifts from where it grows.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use shared::case::Role;

use super::{native, tally::Tally};
use crate::{
    build::{Build, Profile},
    child::{self, Child},
    paths,
    runtime::{Config, port},
    sign_in, sites,
};

/// How long `wrangler dev` may take to answer. Far more than it needs: slowness is no failure.
const PATIENCE: Duration = Duration::from_secs(180);

/// Whether the platform would take the build.
pub(super) fn dry_run() -> Result<()> {
    let out = paths::target().join("warmline/wrangler");
    child::run("wrangler deploy --dry-run", wrangler("deploy").arg("--dry-run").arg("--outdir").arg(out))
}

/// Runs the main story of the edge tests against `wrangler dev`. The story reads where it runs from
/// `WARMLINE_WRANGLER_URL`, and the links of lead, agent1 and agent2 from `WARMLINE_WRANGLER_SIGN_INS`, a line each.
pub(super) fn story() -> Result<Tally> {
    let state = paths::target().join("warmline/wrangler-state");
    if state.exists() {
        fs::remove_dir_all(&state).context("removing what the last run stored")?;
    }
    let site = sites::read(&paths::root().join("examples/demo.json"))?;
    let port = port::free()?;
    let url = format!("http://localhost:{port}");
    let mut sign_ins = Vec::new();
    let mut links = Vec::new();
    for (agent, name, role) in
        [("lead", "Lena", Role::Lead), ("agent1", "Ana", Role::Agent), ("agent2", "Ben", Role::Agent)]
    {
        let (sign_in, token) = sign_in::invite(&site.site, agent, name, role)?;
        sign_ins.push(sign_in);
        links.push(format!("{agent} {}", token.link(&url, &site.site)));
    }
    let config = Config { sign_ins, ..Config::new(Build::existing(Profile::Release)?, state.clone(), site) };
    let mut wrangler = wrangler("dev");
    wrangler
        .args([
            "--ip",
            "127.0.0.1",
            "--port",
            &port.to_string(),
            "--inspector-port",
            &port::free()?.to_string(),
        ])
        .args(["--show-interactive-dev-session=false", "--log-level=warn", "--persist-to"])
        .arg(&state);
    for (name, text) in config.texts(port)? {
        wrangler.arg("--var").arg(format!("{name}:{text}"));
    }
    let mut running = Child::spawn(wrangler.stdout(Stdio::inherit()))?;
    await_health(&mut running, &format!("http://127.0.0.1:{port}/healthz"))?;
    let mut cargo = crate::toolchain::native_cargo();
    cargo
        .args(["test", "--package", "edge-tests", "--test", "story"])
        .env("WARMLINE_WRANGLER_URL", &url)
        .env("WARMLINE_WRANGLER_SIGN_INS", links.join("\n"));
    let tally = native::counted(&mut cargo)?;
    running.terminate()?;
    Ok(tally)
}

fn await_health(running: &mut Child, url: &str) -> Result<()> {
    let until = Instant::now() + PATIENCE;
    loop {
        match ureq::get(url).call() {
            Ok(_) => return Ok(()),
            Err(error) if Instant::now() > until => bail!("{url} does not answer: {error}"),
            Err(_) => {}
        }
        if let Some(status) = running.try_wait()? {
            bail!("wrangler dev ended ({status})");
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn wrangler(verb: &str) -> Command {
    let program: PathBuf = paths::node_modules().join(".bin/wrangler");
    let config: &Path = &paths::root().join("edge/wrangler.toml");
    let mut command = Command::new(program);
    command
        .arg(verb)
        .arg("--config")
        .arg(config)
        .current_dir(paths::root())
        .env("WRANGLER_SEND_METRICS", "false")
        .env("WRANGLER_LOG_PATH", paths::target().join("warmline/wrangler-logs"))
        .env("CI", "true");
    command
}
