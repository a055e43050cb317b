//! Noticing that a source changed, by looking at the files' times: a few hundred files, on any file system.

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    thread,
    time::{Duration, SystemTime},
};

use anyhow::Result;

use crate::{paths, stamp};

/// What a build is made of.
const SOURCES: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "shared",
    "widget",
    "console",
    "edge/Cargo.toml",
    "edge/src",
    "examples/demo.json",
    ".cargo/config.toml",
];
const PERIOD: Duration = Duration::from_millis(300);

/// The sources as they were last seen.
#[derive(Debug)]
pub struct Watch {
    seen: Times,
}

type Times = BTreeMap<PathBuf, Option<SystemTime>>;

impl Watch {
    /// Starts from the sources as they are.
    ///
    /// # Errors
    /// When a folder can't be read.
    pub fn new() -> Result<Self> {
        Ok(Self { seen: times()? })
    }

    /// Waits for a change, and then until nothing changes any more, so that saving many files is one change.
    /// Calls `meanwhile` again and again while it waits.
    ///
    /// # Errors
    /// What `meanwhile` fails with.
    pub fn next_change(&mut self, mut meanwhile: impl FnMut() -> Result<()>) -> Result<()> {
        let mut changed = false;
        loop {
            thread::sleep(PERIOD);
            meanwhile()?;
            // A folder that vanishes while it is read is looked at again the next time.
            let Ok(now) = times() else { continue };
            let settled = now == self.seen;
            self.seen = now;
            if changed && settled {
                return Ok(());
            }
            changed |= !settled;
        }
    }
}

fn times() -> Result<Times> {
    let mut times = Times::new();
    for source in SOURCES {
        for file in stamp::files(&paths::root().join(source))? {
            let time = fs::metadata(&file).and_then(|metadata| metadata.modified()).ok();
            times.insert(file, time);
        }
    }
    Ok(times)
}
