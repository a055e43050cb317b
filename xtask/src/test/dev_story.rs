//! `cargo xtask dev` from start to end, as whoever calls it sees it.

use std::{
    io::{BufRead, BufReader, Read},
    net::TcpStream,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use crate::{child::Child, paths, runtime::port, say};

/// What `dev` prints before it serves, line by line.
const LINES: [&str; 6] =
    ["ready ", "hosts ", "sign-in lead ", "sign-in agent1 ", "sign-in agent2 ", "sign-in agent3 "];

/// Starts it, looks at everything that it promises, and ends it in both ways.
pub(super) fn run(xtask: &Path) -> Result<()> {
    let data = paths::target().join("warmline/dev-story");
    let port = port::free()?;
    let start = Instant::now();
    let (dev, printed) = ready(xtask, port, &data)?;
    say(format_args!("dev without changes was ready after {:.1} s", start.elapsed().as_secs_f64()));
    let edge = format!("http://localhost:{port}");
    ensure!(value(&printed, "ready ")? == edge, "it is ready at {}", value(&printed, "ready ")?);
    let hosts = value(&printed, "hosts ")?;
    let page = get(&format!("{hosts}/examples/checkout/"))?;
    ensure!(
        page.contains(&format!("{edge}/embed/demo.js")),
        "the checkout page does not load from {edge}:\n{page}"
    );
    for link in LINES.iter().skip(2) {
        ensure!(value(&printed, link)?.starts_with(&format!("{edge}/sign-in/demo.")), "no link after {link}");
    }

    let told = refused(xtask, port::free()?, &data)?;
    ensure!(told.contains("in use by process"), "a second process on the same data is told:\n{told}");
    let told = refused(xtask, port, &data.with_extension("other"))?;
    ensure!(
        told.contains(&format!("port {port} is taken")),
        "a second process on the same port is told:\n{told}"
    );

    let status = dev.terminate()?;
    ensure!(status.success(), "after SIGTERM its exit is {status}");
    ensure!(!serves(port), "after SIGTERM the edge still serves");

    let (dev, _) = ready(xtask, port, &data)?;
    dev.kill();
    let until = Instant::now() + Duration::from_secs(60);
    while serves(port) {
        ensure!(Instant::now() < until, "after a kill the edge still serves");
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn command(xtask: &Path, port: u16, data: &Path) -> Command {
    let mut command = Command::new(xtask);
    command.args(["dev", "--release", "--port", &port.to_string(), "--data"]).arg(data);
    command
}

fn ready(xtask: &Path, port: u16, data: &Path) -> Result<(Child, Vec<String>)> {
    let mut dev = Child::spawn(command(xtask, port, data).stdout(Stdio::piped()))?;
    let stdout = dev.take_output().0.context("dev has no output")?;
    let printed: Vec<String> = BufReader::new(stdout).lines().take(LINES.len()).collect::<Result<_, _>>()?;
    if printed.len() < LINES.len() {
        bail!("dev ended before it was ready: {printed:?}");
    }
    Ok((dev, printed))
}

fn refused(xtask: &Path, port: u16, data: &Path) -> Result<String> {
    let mut dev = Child::spawn(command(xtask, port, data).stdout(Stdio::null()).stderr(Stdio::piped()))?;
    let mut told = String::new();
    if let Some(mut stderr) = dev.take_output().1 {
        stderr.read_to_string(&mut told).context("reading what dev says")?;
    }
    ensure!(!dev.wait()?.success(), "it is not refused");
    Ok(told)
}

fn value<'a>(printed: &'a [String], prefix: &str) -> Result<&'a str> {
    printed
        .iter()
        .find_map(|line| line.strip_prefix(prefix))
        .with_context(|| format!("no line `{prefix}…`: {printed:?}"))
}

fn get(url: &str) -> Result<String> {
    ureq::get(url)
        .call()
        .with_context(|| format!("getting {url}"))?
        .body_mut()
        .read_to_string()
        .context("reading a page")
}

fn serves(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}
