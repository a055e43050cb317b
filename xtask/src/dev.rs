//! `cargo xtask dev`: builds and runs the edge and the examples, and keeps both up to date with the sources.

pub mod hosts;
pub mod watch;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Result, bail};
use shared::{case::Role, desk::SignIn, ids::SiteId};

use crate::{
    build::{self, Profile},
    child, paths,
    runtime::{Config, Edge, port},
    say,
    setup::{self, Ready},
    sign_in::{self, Token},
    sites,
};

/// The command line.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The port of the edge; the examples get the next one
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Where the data is kept
    #[arg(long, default_value = ".data")]
    data: PathBuf,
    /// The settings of the site that it serves
    #[arg(long, default_value = "examples/demo.json")]
    settings: PathBuf,
    /// Build as for real use: smaller and faster, takes minutes
    #[arg(long)]
    release: bool,
}

/// Who can sign in: id, name, role.
const PEOPLE: [(&str, &str, Role); 4] = [
    ("lead", "Lena", Role::Lead),
    ("agent1", "Ana", Role::Agent),
    ("agent2", "Ben", Role::Agent),
    ("agent3", "Chi", Role::Agent),
];

/// Runs until a signal ends it.
///
/// # Errors
/// When setup, the first build or the start fails, or when workerd ends on its own.
pub fn run(options: &Options) -> Result<ExitCode> {
    // Before the minutes that a first build takes.
    drop(port::listen(options.port)?);
    let profile = if options.release { Profile::Release } else { Profile::Dev };
    let mut watch = watch::Watch::new()?;
    let ready = setup::for_build()?;
    let (build, _) = build::make(&ready, profile)?;

    let settings = paths::root().join(&options.settings);
    let site = sites::read(&settings)?;
    let people = people(&site.site)?;
    let hosts = hosts::Hosts::start(options.port, format!("http://localhost:{}", options.port))?;
    let config = Config {
        port: Some(options.port),
        hosts: Some(hosts.url()),
        sign_ins: people.iter().map(|(sign_in, _)| sign_in.clone()).collect(),
        echo: true,
        ..Config::new(build, options.data.clone(), site)
    };
    let mut edge = Edge::start(config.clone())?;

    let (loader, integrity) = edge.config().build.immutable_loader()?;
    say(format_args!("the immutable loader: {}{loader} integrity {integrity}", edge.url()));
    println!("ready {}", edge.url());
    println!("hosts {}", hosts.url());
    for (SignIn { site, agent, .. }, token) in people {
        println!("sign-in {agent} {}", token.link(&edge.url(), &site));
    }
    child::signals_are_success();
    loop {
        watch.next_change(|| match edge.ended()? {
            Some(status) => bail!("workerd ended on its own ({status})"),
            None => Ok(()),
        })?;
        if let Err(error) = renew(&mut edge, &config, &settings, &ready) {
            say(format_args!("{error:#}"));
            say("the last good build goes on running");
        }
    }
}

/// Builds what changed and starts the edge again with it. Links stay good: the edge gets the same hashes.
fn renew(edge: &mut Edge, config: &Config, settings: &Path, ready: &Ready) -> Result<()> {
    let site = sites::read(settings)?;
    let (build, made) = build::make(ready, config.build.profile)?;
    if made || edge.config().sites.first() != Some(&site) {
        edge.replace(Config { build, sites: vec![site], ..config.clone() })?;
        say("renewed");
    }
    Ok(())
}

fn people(site: &SiteId) -> Result<Vec<(SignIn, Token)>> {
    PEOPLE.iter().map(|(agent, name, role)| sign_in::invite(site, agent, name, *role)).collect()
}
