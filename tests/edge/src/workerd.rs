//! The built edge in a workerd of its own.

use std::{collections::BTreeMap, future::Future, ops::Deref};

use rustix::process::{Pid, Signal, kill_process};
use shared::{case::Role, settings::Settings};
use tempfile::TempDir;
use tokio::task::block_in_place;
use xtask::{
    build::{Build, Profile},
    runtime::{Config, Edge},
    sign_in::{self, Token},
};

use crate::{
    door::{Cookie, Door, send},
    eventually,
    stored::{self, Object, Stored},
};

/// Who can sign in, each by one link.
const PEOPLE: [(&str, &str, Role); 4] = [
    ("lead", "Lena", Role::Lead),
    ("agent1", "Ana", Role::Agent),
    ("agent2", "Ben", Role::Agent),
    ("agent3", "Chi", Role::Agent),
];

/// A running edge with a fresh data folder and the site `demo`.
pub struct Workerd {
    door: Door,
    edge: Edge,
    tokens: BTreeMap<&'static str, Token>,
    marks: u32,
    // Last, so that it goes when nobody writes into it any more.
    _folder: TempDir,
}

impl Workerd {
    /// Starts one with these settings of `demo`.
    #[must_use]
    pub fn start(demo: Settings) -> Self {
        Self::start_with(demo, |_| {})
    }

    /// Starts one that is told more.
    #[must_use]
    pub fn start_with(demo: Settings, more: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = demo.site.clone();
        let mut config = Config::new(Build::existing(profile()).unwrap(), folder.path().to_owned(), demo);
        let mut tokens = BTreeMap::new();
        for (agent, name, role) in PEOPLE {
            let (sign_in, token) = sign_in::invite(&site, agent, name, role).unwrap();
            config.sign_ins.push(sign_in);
            tokens.insert(agent, token);
        }
        more(&mut config);
        let edge = block_in_place(|| Edge::start(config)).unwrap();
        Self { door: Door::new(edge.url()), edge, tokens, marks: 0, _folder: folder }
    }

    /// The sign-in link of `agent`.
    #[must_use]
    pub fn link(&self, agent: &str) -> String {
        self.tokens[agent].link(&self.door.origin, &self.edge.config().sites[0].site)
    }

    /// Signs `agent` in.
    pub async fn signed_in(&self, agent: &str) -> Cookie {
        self.sign_in(&self.link(agent)).await
    }

    /// Kills it as a crash would.
    pub fn kill(&mut self) {
        block_in_place(|| self.edge.kill());
    }

    /// Starts it again after [`Workerd::kill`]. What asks whether it is up reaches no object.
    pub fn resume(&mut self) {
        block_in_place(|| self.edge.resume()).unwrap();
    }

    /// Starts it again with these settings of `demo`, on the same port and data.
    pub fn replace(&mut self, demo: Settings) {
        let mut config = self.edge.config().clone();
        config.sites[0] = demo;
        block_in_place(|| self.edge.replace(config)).unwrap();
    }

    /// Kills it and reads what it has stored.
    pub fn killed(&mut self) -> Stored {
        self.kill();
        self.stored()
    }

    /// Reads what it has stored, after [`Workerd::kill`].
    #[must_use]
    pub fn stored(&self) -> Stored {
        assert_eq!(self.edge.pid(), None, "it writes while it runs");
        Stored::copy(&self.edge.config().data)
    }

    /// Changes what it has stored, after [`Workerd::kill`].
    pub fn rewrite(&self, object: Object, statement: &str) {
        assert_eq!(self.edge.pid(), None, "it writes while it runs");
        stored::rewrite(&self.edge.config().data, object, statement);
    }

    /// The process that runs now.
    #[must_use]
    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.edge.pid().unwrap().try_into().unwrap()).unwrap()
    }

    /// Stops it in the middle of whatever it does, until [`Workerd::thaw`].
    pub fn freeze(&self) {
        kill_process(self.pid(), Signal::STOP).unwrap();
    }

    /// Lets it go on.
    pub fn thaw(&self) {
        kill_process(self.pid(), Signal::CONT).unwrap();
    }

    /// What it has logged so far.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.edge.log()
    }

    /// The lines that are logged while `act` goes on, which must be all that goes on.
    pub async fn logged<T>(&mut self, act: impl Future<Output = T>) -> (T, Vec<String>) {
        let before = self.mark().await;
        let done = act.await;
        let behind = self.mark().await;
        (done, self.log()[before + 1..behind].to_vec())
    }

    /// Puts a line into the log, behind all that came before, and finds its place.
    async fn mark(&mut self) -> usize {
        self.marks += 1;
        let path = format!("/mark/{}", self.marks);
        send(self.door.get(&path)).await;
        let line = format!("{path} 404");
        eventually("a line in the log", || self.log().iter().position(|logged| logged.contains(&line))).await
    }
}

impl Deref for Workerd {
    type Target = Door;

    fn deref(&self) -> &Door {
        &self.door
    }
}

/// Which build is tested.
#[must_use]
pub fn profile() -> Profile {
    match std::env::var("WARMLINE_PROFILE").as_deref() {
        Ok("dev") => Profile::Dev,
        _ => Profile::Release,
    }
}
