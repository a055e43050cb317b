//! `cargo xtask serve`: the release build for real use, behind a proxy that speaks TLS.

use std::{path::PathBuf, process::ExitCode, thread, time::Duration};

use anyhow::{Result, bail};
use shared::{case::Role, settings::OriginRule};

use crate::{
    build::{self, Profile},
    child, released,
    runtime::{Config, Edge, port},
    say, setup, sign_in, sites,
};

/// The command line.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Where the data is kept; the sites' settings are in its folder `sites`, one JSON file each
    #[arg(long)]
    data: PathBuf,
    /// The port on localhost that the proxy forwards to
    #[arg(long)]
    port: u16,
    /// The public origin, such as https://warmline.example
    #[arg(long, value_parser = origin)]
    origin: String,
    /// The header in which the proxy tells the client's address; of several addresses the last one counts
    #[arg(long, default_value = "x-forwarded-for")]
    address_header: String,
}

/// Runs until a signal ends it.
///
/// # Errors
/// When there is no site, when setup, build or start fails, or when workerd ends on its own.
pub fn run(options: &Options) -> Result<ExitCode> {
    let sites = sites::read_all(&options.data.join("sites"))?;
    drop(port::listen(options.port)?);
    let (build, _) = build::make(&setup::for_build()?, Profile::Release)?;
    let (loader, _) = build.immutable_loader()?;
    if !released::all(&released::folder())?.iter().any(|(known, _)| loader.contains(&known.loader)) {
        say(format_args!(
            "{loader} is of no release: pages that name it need `cargo xtask release` to keep it"
        ));
    }
    let mut sign_ins = Vec::new();
    let mut links = Vec::new();
    for site in &sites {
        let (sign_in, token) = sign_in::invite(&site.site, "lead", "Lead", Role::Lead)?;
        sign_ins.push(sign_in);
        links.push(token.link(&options.origin, &site.site));
    }
    let mut edge = Edge::start(Config {
        build,
        data: options.data.clone(),
        port: Some(options.port),
        origin: Some(options.origin.clone()),
        address_header: Some(options.address_header.clone()),
        hosts: None,
        sites,
        sign_ins,
        private_targets: false,
        echo: true,
    })?;
    println!("ready {}", edge.url());
    for link in links {
        println!("sign-in lead {link}");
    }
    child::signals_are_success();
    loop {
        if let Some(status) = edge.ended()? {
            bail!("workerd ended on its own ({status})");
        }
        thread::sleep(Duration::from_millis(500));
    }
}

/// An origin as browsers write it: what a site's own rules compare with.
fn origin(raw: &str) -> Result<String, String> {
    let rule = OriginRule::try_from(raw.to_owned()).map_err(|error| error.to_string())?;
    if raw.ends_with('*') {
        return Err("the edge's own origin has one port".to_owned());
    }
    Ok(rule.into())
}
