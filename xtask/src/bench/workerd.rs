//! workerd on a configuration of a bench's own: for Workers that are not ours, and for ours under strace.

use std::{
    fs::{self, File},
    net::{Ipv4Addr, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    child::Child,
    runtime::{
        capnp::{COMPATIBILITY_DATE, COMPATIBILITY_FLAGS, V8_FLAGS},
        port,
    },
    setup::npm,
    stamp,
};

const PATIENCE: Duration = Duration::from_secs(60);

/// One that listens. Dropping it kills it.
#[derive(Debug)]
pub(super) struct Workerd {
    process: Child,
    port: u16,
}

impl Workerd {
    /// Starts the configuration `file` that listens on `port`; `runner` is a program with its arguments that is to
    /// start workerd in turn.
    pub(super) fn start(file: &Path, port: u16, runner: Option<Command>) -> Result<Self> {
        let workerd = npm::workerd()?;
        let mut command = match runner {
            Some(mut runner) => {
                runner.arg(workerd);
                runner
            }
            None => Command::new(workerd),
        };
        let log = file.with_extension("log");
        let output = File::create(&log).with_context(|| format!("making {}", log.display()))?;
        command.arg("serve").arg(file).stdout(output.try_clone()?).stderr(output);
        let mut process = Child::spawn(&mut command)?;
        let until = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if process.try_wait()?.is_some() || Instant::now() > until {
                bail!("workerd did not start:\n{}", fs::read_to_string(&log).unwrap_or_default());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Self { process, port })
    }

    /// The process that was started: workerd, or what runs it.
    pub(super) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Its address.
    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// Writes into `folder` the configuration of a Worker of one JavaScript module, with a class `Intake` that keeps its
/// storage in the folder `objects` under the same key as ours; gives the file and the port.
pub(super) fn write_config(folder: &Path, objects: &Path, script: &str) -> Result<(PathBuf, u16)> {
    let port = port::free()?;
    stamp::write(&folder.join("worker.js"), script)?;
    fs::create_dir_all(objects).with_context(|| format!("making {}", objects.display()))?;
    let flags = COMPATIBILITY_FLAGS.map(|flag| format!("{flag:?}")).join(", ");
    let engine = V8_FLAGS.map(|flag| format!("{flag:?}")).join(", ");
    let file = folder.join("workerd.capnp");
    let text = format!(
        r#"using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "objects", disk = (path = "{objects}", writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:{port}", http = (), service = "worker")],
  v8Flags = [{engine}],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "{COMPATIBILITY_DATE}",
  compatibilityFlags = [{flags}],
  durableObjectNamespaces = [(className = "Intake", uniqueKey = "warmline-intake", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),
  bindings = [(name = "INTAKE", durableObjectNamespace = "Intake")],
);
"#,
        objects = objects.display(),
    );
    stamp::write(&file, text)?;
    Ok((file, port))
}
