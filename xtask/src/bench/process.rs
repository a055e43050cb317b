//! What Linux tells of a process.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

/// How long [`settle`] looks, and how long at most it waits.
const LOOK: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_secs(5);
/// Of the hundred ticks that a second of processor time has, so many in one look are no work.
const IDLE_TICKS: u64 = 1;

/// Waits until the process has no work left, so that the tail of one measurement is no load of the next. Where the
/// system doesn't tell, it is not waited for.
pub(super) fn settle(pid: u32) {
    let until = Instant::now() + PATIENCE;
    let mut before = ticks(pid);
    while before.is_some() && Instant::now() < until {
        thread::sleep(LOOK);
        let after = ticks(pid);
        if after.zip(before).is_none_or(|(after, before)| after.saturating_sub(before) <= IDLE_TICKS) {
            return;
        }
        before = after;
    }
}

/// Resident memory in MiB.
pub(super) fn resident_mib(pid: u32) -> Result<f64> {
    let file = format!("/proc/{pid}/status");
    let status = fs::read_to_string(&file).with_context(|| format!("reading {file}, which Linux has"))?;
    vm_rss(&status).with_context(|| format!("{file} has no VmRSS"))
}

/// Processor time so far: the 14th and 15th field, counted from behind the name, which may hold anything.
fn ticks(pid: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut next = || fields.next()?.parse::<u64>().ok();
    Some(next()? + next()?)
}

fn vm_rss(status: &str) -> Option<f64> {
    let kib = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().strip_suffix(" kB")?;
    Some(kib.parse::<f64>().ok()? / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_in_mebibytes() {
        assert_eq!(vm_rss("Name:\tworkerd\nVmRSS:\t  123904 kB\nThreads:\t4\n"), Some(121.0));
        assert_eq!(vm_rss("Name:\tVmRSS\n"), None);
    }
}
