//! How many taps share a commit, counted by strace.
//!
//! In a window of its own, after the measured ones: strace starts the same program on the same files and writes a
//! line for each call that waits for the disk and for each answer that is sent. Its filter stops the process at those
//! calls alone, so that it stays about as fast as it is. Taps and commits are counted over the same moments; commits
//! a second are then the measured taps a second divided by the taps for each commit.
//!
//! A commit is one sync of the log (`-wal`) of an object that stores taps. All syncs count the desk's too, and those
//! of SQLite's checkpoints.

use std::{collections::BTreeMap, fs, path::Path, process::Command, thread, time::Duration};

use anyhow::{Context, Result, bail};

use super::contender::Contender;
use crate::{bench::wrk::Wrk, say, setup::measure};

/// The load lasts this long; what is counted lies in the middle of it, when it is steady.
const RUN: Duration = Duration::from_secs(3);
const LEAD: Duration = Duration::from_secs(1);
const COUNTED: Duration = Duration::from_millis(1_500);

/// How many taps share one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TapsPer {
    /// One commit.
    pub(super) commit: f64,
    /// One wait for the disk.
    pub(super) sync: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Counted {
    taps: usize,
    commits: usize,
    syncs: usize,
}

/// Counts, over each number of connections; nothing where strace can't be had or may not look.
pub(super) fn count(wrk: &Wrk, contender: &mut Contender) -> Result<Option<BTreeMap<u32, TapsPer>>> {
    let strace = match measure::strace() {
        Ok(strace) => strace,
        Err(error) => return skip(contender, &error),
    };
    let trace = contender.folder().join("syncs");
    let mut runner = Command::new(strace);
    runner
        .args(["--follow-forks", "--seccomp-bpf", "--quiet=all", "--decode-fds=path", "--signal=none"])
        .args(["--trace=fsync,fdatasync,write,writev,sendto,sendmsg", "--string-limit=16", "--output"])
        .arg(&trace);
    if let Err(error) = contender.restart_under(runner) {
        return skip(contender, &error);
    }
    let mut all = BTreeMap::new();
    for &connections in contender.connections {
        let load = {
            let (wrk, url, load) = (wrk.clone(), contender.url(), contender.load);
            thread::spawn(move || wrk.run(&url, load, connections, RUN))
        };
        thread::sleep(LEAD);
        let before = read(&trace)?;
        thread::sleep(COUNTED);
        let after = read(&trace)?;
        let Ok(outcome) = load.join() else { bail!("the load broke off") };
        outcome?;
        let taps = (after.taps - before.taps) as f64;
        let commit = taps / (after.commits - before.commits) as f64;
        all.insert(connections, TapsPer { commit, sync: taps / (after.syncs - before.syncs) as f64 });
    }
    Ok(Some(all))
}

fn skip(contender: &Contender, error: &anyhow::Error) -> Result<Option<BTreeMap<u32, TapsPer>>> {
    say(format_args!("commits of {} are not counted: {error:#}", contender.name));
    Ok(None)
}

fn read(trace: &Path) -> Result<Counted> {
    let bytes = fs::read(trace).with_context(|| format!("reading {}", trace.display()))?;
    let lines = String::from_utf8_lossy(&bytes);
    Ok(lines.lines().fold(Counted::default(), |counted, line| Counted {
        taps: counted.taps + usize::from(is_created(line)),
        commits: counted.commits + usize::from(is_commit(line)),
        syncs: counted.syncs + usize::from(is_sync(line)),
    }))
}

/// A call that was broken up by another thread's is on two lines; the second one has no opening parenthesis.
fn is_sync(line: &str) -> bool {
    line.contains("fsync(") || line.contains("fdatasync(")
}

fn is_created(line: &str) -> bool {
    line.contains("\"HTTP/1.1 201")
}

fn is_commit(line: &str) -> bool {
    is_sync(line) && line.contains("/warmline-intake/") && line.contains("-wal>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commits_are_told_from_other_syncs() {
        let check = |line: &str, commit: bool, sync: bool| {
            assert_eq!((is_commit(line), is_sync(line)), (commit, sync), "{line}");
        };
        check("77 fsync(21</a/objects/warmline-intake/0f.sqlite-wal>) = 0", true, true);
        check("77 fdatasync(21</a/objects/warmline-intake/0f.sqlite-wal> <unfinished ...>", true, true);
        check("77 write(19<socket:[9]>, \"HTTP/1.1 201 Cre\"..., 76) = 76", false, false);
        check("77 <... fdatasync resumed>) = 0", false, false);
        check("77 fsync(22</a/objects/warmline-intake/0f.sqlite>) = 0", false, true);
        check("77 fsync(23</a/objects/warmline-desk/0f.sqlite-wal>) = 0", false, true);
    }
}
