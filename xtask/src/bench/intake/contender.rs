//! What is measured side by side: each in a process of its own, with files of its own.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    bench::{
        process,
        scratch::Scratch,
        site::site,
        workerd::{Workerd, write_config},
        wrk::{Load, Mood},
    },
    build::Build,
    runtime::{Config, Edge},
};

/// The numbers of connections that every variant is measured with.
const ALL: &[u32] = &[1, 16, 64, 256];
/// The one that tells the most, for variants beside the four.
const ONE: &[u32] = &[64];

const NAIVE: &str = include_str!("naive.js");
const REFERENCE: &str = include_str!("reference.js");

/// One variant.
#[derive(Debug)]
pub(super) struct Contender {
    /// Its row.
    pub(super) name: &'static str,
    /// What it is sent.
    pub(super) load: Load,
    /// Over how many connections, one number after another.
    pub(super) connections: &'static [u32],
    path: &'static str,
    port: u16,
    config: PathBuf,
    server: Server,
    scratch: Scratch,
}

#[derive(Debug)]
enum Server {
    Ours(Edge),
    Plain(Workerd),
    Down,
}

impl Contender {
    /// All of them, running.
    pub(super) fn start_all(build: &Build) -> Result<Vec<Self>> {
        let happy = Self { connections: ONE, ..Self::ours("ours, all happy", build, Mood::Happy)? };
        let hello = Self { load: Load::Get, path: "/healthz", ..Self::ours("hello", build, Mood::Mixed)? };
        Ok(vec![
            hello,
            Self::by_hand("naive", NAIVE)?,
            Self::by_hand("reference", REFERENCE)?,
            Self::ours("ours", build, Mood::Mixed)?,
            happy,
        ])
    }

    fn ours(name: &'static str, build: &Build, mood: Mood) -> Result<Self> {
        let scratch = Scratch::new(name)?;
        let edge = Edge::start(Config::new(build.clone(), scratch.path().into(), site("demo")?))?;
        Ok(Self {
            name,
            load: Load::Taps(mood),
            connections: ALL,
            path: "/v1/sites/demo/responses",
            port: edge.port(),
            config: scratch.path().join("workerd.capnp"),
            server: Server::Ours(edge),
            scratch,
        })
    }

    fn by_hand(name: &'static str, script: &str) -> Result<Self> {
        let scratch = Scratch::new(name)?;
        let (config, port) = write_config(scratch.path(), &scratch.path().join("objects"), script)?;
        let server = Server::Plain(Workerd::start(&config, port, None)?);
        let load = Load::Taps(Mood::Mixed);
        Ok(Self { name, load, connections: ALL, path: "/", port, config, server, scratch })
    }

    /// Where the load goes.
    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.path)
    }

    /// The folder of its files.
    pub(super) fn folder(&self) -> &Path {
        self.scratch.path()
    }

    /// Waits until it has no work left.
    pub(super) fn settle(&self) -> Result<()> {
        let pid = match &self.server {
            Server::Ours(edge) => edge.pid(),
            Server::Plain(workerd) => Some(workerd.pid()),
            Server::Down => None,
        };
        process::settle(pid.with_context(|| format!("{} does not run", self.name))?);
        Ok(())
    }

    /// Starts it again, on the same files, as a child of `runner`.
    pub(super) fn restart_under(&mut self, runner: Command) -> Result<()> {
        // What was acknowledged is on disk.
        self.server = Server::Down;
        self.server = Server::Plain(Workerd::start(&self.config, self.port, Some(runner))?);
        Ok(())
    }
}
