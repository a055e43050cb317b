//! What a running edge is told.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::Result;
use shared::{desk::SignIn, settings::Settings};

use crate::build::Build;

/// How an edge is to run.
#[derive(Debug, Clone)]
pub struct Config {
    /// Which build.
    pub build: Build,
    /// Where the objects keep their storage; made if it does not exist.
    pub data: PathBuf,
    /// The port on localhost; a free one when `None`.
    pub port: Option<u16>,
    /// The public origin, where it is another one than `http://localhost:PORT`.
    pub origin: Option<String>,
    /// The header in which a proxy tells the client's address; the connection's own address when `None`.
    pub address_header: Option<String>,
    /// The origin of the host pages in development.
    pub hosts: Option<String>,
    /// The sites.
    pub sites: Vec<Settings>,
    /// Who may sign in by a link.
    pub sign_ins: Vec<SignIn>,
    /// Whether webhooks may go to addresses of this machine, as tests need it.
    pub private_targets: bool,
    /// Whether what the edge logs goes to our stderr too; it is kept in any case, see [`super::Edge::log`].
    pub echo: bool,
}

impl Config {
    /// An edge on a free port with one site and nobody signed in.
    #[must_use]
    pub fn new(build: Build, data: PathBuf, site: Settings) -> Self {
        Self {
            build,
            data,
            port: None,
            origin: None,
            address_header: None,
            hosts: None,
            sites: vec![site],
            sign_ins: Vec::new(),
            private_targets: false,
            echo: false,
        }
    }

    /// The public origin when it runs on `port`.
    #[must_use]
    pub fn origin(&self, port: u16) -> String {
        self.origin.clone().unwrap_or_else(|| format!("http://localhost:{port}"))
    }

    /// The texts that the Worker is given, by name, when it runs on `port`.
    ///
    /// # Errors
    /// When something can't be written as JSON.
    pub fn texts(&self, port: u16) -> Result<Vec<(&'static str, String)>> {
        let sites: BTreeMap<&str, &Settings> =
            self.sites.iter().map(|site| (site.site.as_str(), site)).collect();
        let mut texts = vec![
            ("ORIGIN", self.origin(port)),
            ("SITES", serde_json::to_string(&sites)?),
            ("SIGN_INS", serde_json::to_string(&self.sign_ins)?),
        ];
        if let Some(hosts) = &self.hosts {
            texts.push(("HOSTS", hosts.clone()));
        }
        if let Some(name) = &self.address_header {
            texts.push(("ADDRESS_HEADER", name.clone()));
        }
        if self.private_targets {
            texts.push(("PRIVATE_TARGETS", "1".to_owned()));
        }
        Ok(texts)
    }
}
