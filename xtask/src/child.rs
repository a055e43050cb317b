//! Processes that never outlive us.
//!
//! Every child leads a process group of its own. It ends in one of four ways: by itself; when its [`Child`] is
//! dropped; when a signal ends us ([`end_all_on_signal`]); or, when we are killed without a chance to do anything,
//! by its guard: a shell that waits for the end of a pipe which only we hold open, and then kills the group.

use std::{
    collections::BTreeSet,
    os::unix::process::CommandExt,
    process::{self, ChildStderr, ChildStdout, Command, ExitStatus, Stdio},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicI32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

/// How long a child may take to end after it was asked to.
const PATIENCE: Duration = Duration::from_secs(3);
const GUARD: &str = r#"read -r _; kill -s KILL -- "-$1""#;

/// Process groups that are alive, by their leader's id.
static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());
static ENDING: AtomicBool = AtomicBool::new(false);
/// The exit code after a signal; negative: 128 and the signal's number.
static SIGNAL_CODE: AtomicI32 = AtomicI32::new(-1);

/// A process, with all that it starts in turn.
#[derive(Debug)]
pub struct Child {
    process: process::Child,
    group: Pid,
    guard: process::Child,
}

impl Child {
    /// Starts `command` without a standard input.
    ///
    /// # Errors
    /// When it can't be started.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        park_if_ending();
        let name = command.get_program().to_string_lossy().into_owned();
        let process = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("starting {name}: is it installed?"))?;
        let group = Pid::from_child(&process);
        groups().insert(group.as_raw_pid());
        let guard = Command::new("sh")
            .args(["-c", GUARD, "guard", &group.as_raw_pid().to_string()])
            .stdin(Stdio::piped())
            .process_group(0)
            .spawn();
        match guard {
            Ok(guard) => Ok(Self { process, group, guard }),
            Err(error) => {
                let _ = kill_process_group(group, Signal::KILL);
                groups().remove(&group.as_raw_pid());
                Err(error).context("starting sh")
            }
        }
    }

    /// Takes its output, where that was asked for with [`Stdio::piped`].
    pub fn take_output(&mut self) -> (Option<ChildStdout>, Option<ChildStderr>) {
        (self.process.stdout.take(), self.process.stderr.take())
    }

    /// Its process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Waits until it has ended.
    ///
    /// # Errors
    /// When the system refuses to tell.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        let status = self.process.wait().context("waiting for a child")?;
        park_if_ending();
        Ok(status)
    }

    /// How it ended, if it has.
    ///
    /// # Errors
    /// When the system refuses to tell.
    pub fn try_wait(&mut self) -> Result<Option<ExitStatus>> {
        self.process.try_wait().context("looking after a child")
    }

    /// Waits at most `limit`; `None` when it is still running then.
    ///
    /// # Errors
    /// When the system refuses to tell.
    pub fn wait_within(&mut self, limit: Duration) -> Result<Option<ExitStatus>> {
        let until = Instant::now() + limit;
        loop {
            if let Some(status) = self.try_wait()? {
                park_if_ending();
                return Ok(Some(status));
            }
            if Instant::now() > until {
                return Ok(None);
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Kills it and all that it started, at once, as a crash would.
    pub fn kill(mut self) {
        self.end(None);
    }

    /// Asks it and all that it started to end, kills what has not ended in a few seconds, and tells how it ended.
    ///
    /// # Errors
    /// When the system refuses to tell.
    pub fn terminate(mut self) -> Result<ExitStatus> {
        self.end(Some(PATIENCE));
        self.process.wait().context("waiting for a child")
    }

    fn end(&mut self, patience: Option<Duration>) {
        // The group is signalled before its leader is reaped: until then nobody else can get its number.
        if matches!(self.process.try_wait(), Ok(None)) {
            if let Some(patience) = patience {
                let _ = kill_process_group(self.group, Signal::TERM);
                await_end(self.group, Instant::now() + patience);
            }
            let _ = kill_process_group(self.group, Signal::KILL);
            let _ = self.process.wait();
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.end(None);
        groups().remove(&self.group.as_raw_pid());
        let _ = self.guard.kill();
        let _ = self.guard.wait();
    }
}

/// Runs `command` to its end, its output going where ours goes.
///
/// # Errors
/// When it can't be started or fails; the message names it by `what`.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    let status = Child::spawn(command)?.wait()?;
    if !status.success() {
        bail!("{what} failed ({status})");
    }
    Ok(())
}

/// Runs a quick `command` and gives what it printed on stdout.
///
/// # Errors
/// When it can't be started or fails; the message has what it said on stderr.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("starting {name}: is it installed?"))?;
    park_if_ending();
    if !output.status.success() {
        bail!("{name} failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("reading what {name} printed"))
}

/// From here on, Ctrl-C, SIGTERM and SIGHUP end every child and then this process.
///
/// # Errors
/// When the system refuses to install the handler.
pub fn end_all_on_signal() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).context("listening for signals")?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            ENDING.store(true, Ordering::SeqCst);
            end_all();
            let code = SIGNAL_CODE.load(Ordering::SeqCst);
            process::exit(if code < 0 { 128 + signal } else { code });
        }
    });
    Ok(())
}

/// From here on, a signal is how this process is meant to end: its exit code is 0.
pub fn signals_are_success() {
    SIGNAL_CODE.store(0, Ordering::SeqCst);
}

fn end_all() {
    let alive: Vec<Pid> = groups().iter().filter_map(|group| Pid::from_raw(*group)).collect();
    for group in &alive {
        let _ = kill_process_group(*group, Signal::TERM);
    }
    let until = Instant::now() + PATIENCE;
    for group in &alive {
        await_end(*group, until);
        let _ = kill_process_group(*group, Signal::KILL);
    }
}

/// Waits for the end of a group's leader without reaping it.
fn await_end(leader: Pid, until: Instant) {
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    while let Ok(None) = waitid(WaitId::Pid(leader), options) {
        if Instant::now() > until {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// Once a signal came, children fail because they are being ended. That is no news, so whoever waited for one
/// waits on, until the process ends.
fn park_if_ending() {
    while ENDING.load(Ordering::SeqCst) {
        thread::park();
    }
}

fn groups() -> MutexGuard<'static, BTreeSet<i32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lives(id: u32) -> bool {
        // A zombie still has a folder; its state says so.
        std::fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
    }

    #[test]
    fn dropping_a_child_ends_its_whole_group() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & echo $!; wait"]).stdout(Stdio::piped());
        let mut child = Child::spawn(&mut command).unwrap();
        let mut grandchild = String::new();
        let stdout = child.take_output().0.unwrap();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut grandchild).unwrap();
        let grandchild: u32 = grandchild.trim().parse().unwrap();
        assert!(lives(grandchild));
        drop(child);
        while lives(grandchild) {
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[test]
    fn failures_name_the_program_and_what_it_said() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo it broke >&2; exit 3"]);
        let error = output(&mut command).unwrap_err().to_string();
        assert!(error.contains("sh failed") && error.contains("it broke"), "{error}");
        let error = output(&mut Command::new("warmline-no-such-program")).unwrap_err().to_string();
        assert!(error.contains("warmline-no-such-program"), "{error}");
    }
}
