//! A running edge.

use std::{
    fs::{self, File, OpenOptions},
    io::{BufRead, BufReader, Read, Write},
    path::{Component, Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use super::{Config, capnp, port};
use crate::{child::Child, setup::npm, stamp};

/// How long workerd may take to listen and to answer. Far more than it needs: slowness is no failure.
const PATIENCE: Duration = Duration::from_secs(120);
/// How many free ports are tried.
const TRIES: u8 = 3;
/// What workerd writes for each address that it listens on.
const LISTENING: &str = r#"{"event":"listen","socket":"#;

/// An edge that answers. Dropping it kills it.
#[derive(Debug)]
pub struct Edge {
    config: Config,
    port: u16,
    workerd: Option<Child>,
    log: Log,
    /// Held as long as this edge exists, also while workerd is down: the storage is ours.
    _lock: File,
}

type Log = Arc<Mutex<Vec<String>>>;

impl Edge {
    /// Starts one and waits until it answers.
    ///
    /// # Errors
    /// When the data folder or the port is in use, or workerd does not start; the message has what it said.
    pub fn start(config: Config) -> Result<Self> {
        let lock = lock(&config.data)?;
        let port = config.port.map_or_else(port::free, Ok)?;
        let mut edge = Self { config, port, workerd: None, log: Log::default(), _lock: lock };
        for _ in 1..TRIES {
            if edge.config.port.is_some() {
                break;
            }
            // Between finding a free port and listening on it, somebody else may have taken it, if only to look.
            if edge.resume().is_ok() {
                return Ok(edge);
            }
            edge.port = port::free()?;
        }
        edge.resume().map(|()| edge)
    }

    /// The port on localhost.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address by which this machine reaches it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// workerd's process id, while it runs.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        self.workerd.as_ref().map(Child::id)
    }

    /// How it is told to run.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// What it has logged so far, over all restarts, a line each.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Kills it as a crash would: at once, nothing said.
    pub fn kill(&mut self) {
        if let Some(workerd) = self.workerd.take() {
            workerd.kill();
        }
    }

    /// Asks it to end, and waits for that.
    pub fn stop(&mut self) {
        if let Some(workerd) = self.workerd.take() {
            let _ = workerd.terminate();
        }
    }

    /// Starts it, after [`Edge::kill`] or [`Edge::stop`] or instead of what runs, on the same port and data, and
    /// waits until it answers.
    ///
    /// # Errors
    /// When it does not start.
    pub fn resume(&mut self) -> Result<()> {
        self.stop();
        let addresses = port::addresses(self.port)?;
        let file = self.write_config(&addresses)?;
        let mut command = Command::new(npm::workerd()?);
        // The control channel is standard output: what the edge logs there is told apart by its shape.
        command.args(["serve", "--control-fd=1"]).arg(file).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut workerd = Child::spawn(&mut command)?;
        let listening = self.follow(&mut workerd);
        for _ in &addresses {
            // The channel ends when workerd does.
            if listening.recv_timeout(PATIENCE).is_err() {
                workerd.kill();
                bail!("workerd did not start:\n{}", self.log().join("\n"));
            }
        }
        self.workerd = Some(workerd);
        self.await_health()
    }

    /// Starts it again with another configuration; port and data folder stay.
    ///
    /// # Errors
    /// When it does not start.
    pub fn replace(&mut self, config: Config) -> Result<()> {
        self.config = Config { data: self.config.data.clone(), port: self.config.port, ..config };
        self.resume()
    }

    /// How workerd ended, if it did on its own.
    ///
    /// # Errors
    /// When the system refuses to tell.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.workerd.as_mut().map_or(Ok(None), Child::try_wait)
    }

    fn write_config(&self, addresses: &[String]) -> Result<PathBuf> {
        let data = absolute(&self.config.data)?;
        let objects = data.join("objects");
        fs::create_dir_all(&objects).with_context(|| format!("making {}", objects.display()))?;
        let modules = self.config.build.modules().map(|module| {
            let name = module.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, relative(&data, &module).display().to_string())
        });
        let text = capnp::text(&capnp::Parts {
            modules: &modules,
            assets: &self.config.build.assets().display().to_string(),
            objects: &objects.display().to_string(),
            addresses,
            texts: &self.config.texts(self.port)?,
            private_targets: self.config.private_targets,
        });
        let file = data.join("workerd.capnp");
        stamp::write(&file, text)?;
        Ok(file)
    }

    /// Keeps what workerd prints; gives one message for each address that it listens on.
    fn follow(&self, workerd: &mut Child) -> mpsc::Receiver<()> {
        let (sender, listening) = mpsc::channel();
        let (stdout, stderr) = workerd.take_output();
        if let Some(stdout) = stdout {
            let keep = self.keeper();
            thread::spawn(move || {
                each_line(stdout, |line| {
                    if line.starts_with(LISTENING) {
                        let _ = sender.send(());
                    } else {
                        keep(line);
                    }
                });
            });
        }
        if let Some(stderr) = stderr {
            let keep = self.keeper();
            thread::spawn(move || each_line(stderr, keep));
        }
        listening
    }

    fn keeper(&self) -> impl Fn(String) + Send + 'static {
        let (log, echo) = (Arc::clone(&self.log), self.config.echo);
        move |line| {
            if echo {
                eprintln!("edge: {line}");
            }
            log.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    }

    fn await_health(&mut self) -> Result<()> {
        let url = format!("{}/healthz", self.url());
        let agent: ureq::Agent =
            ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(30))).build().into();
        let until = Instant::now() + PATIENCE;
        loop {
            let error = match agent.get(&url).call() {
                Ok(_) => return Ok(()),
                Err(error) => error,
            };
            if let Some(status) = self.ended()? {
                bail!("workerd ended ({status}):\n{}", self.log().join("\n"));
            }
            if Instant::now() > until {
                self.kill();
                bail!("{url} does not answer ({error}):\n{}", self.log().join("\n"));
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

/// Takes a data folder for us alone.
///
/// # Errors
/// When another process has it.
fn lock(data: &Path) -> Result<File> {
    fs::create_dir_all(data).with_context(|| format!("making the data folder {}", data.display()))?;
    let path = data.join("lock");
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .with_context(|| format!("opening {}", path.display()))?;
    if file.try_lock().is_err() {
        let mut owner = String::new();
        let _ = file.read_to_string(&mut owner);
        bail!(
            "the data folder {} is in use by process {}: stop it, or choose another folder with --data",
            data.display(),
            owner.trim()
        );
    }
    file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).context("writing the lock")?;
    Ok(file)
}

fn each_line(stream: impl Read, mut take: impl FnMut(String)) {
    for line in BufReader::new(stream).split(b'\n') {
        let Ok(line) = line else { return };
        take(String::from_utf8_lossy(&line).into_owned());
    }
}

fn absolute(path: &Path) -> Result<PathBuf> {
    path.canonicalize().with_context(|| format!("looking for {}", path.display()))
}

/// The way from the folder `from` to `to`, both absolute: how workerd's `embed` names a file.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_folder_of_the_configuration() {
        let check = |from: &str, to: &str, want: &str| {
            assert_eq!(relative(Path::new(from), Path::new(to)), Path::new(want));
        };
        check("/a/data", "/a/target/index.js", "../target/index.js");
        check("/tmp/x", "/a/index.js", "../../a/index.js");
        check("/a", "/a/b/index.js", "b/index.js");
    }

    #[test]
    fn a_data_folder_has_one_owner() {
        let folder = tempfile::tempdir().unwrap();
        let held = lock(folder.path()).unwrap();
        let error = lock(folder.path()).unwrap_err().to_string();
        assert!(error.contains(&format!("in use by process {}", std::process::id())), "{error}");
        drop(held);
        lock(folder.path()).unwrap();
    }
}
