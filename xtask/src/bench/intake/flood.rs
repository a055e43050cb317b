//! Two sites in one process, one of them flooded: what the other one notices.

use std::{fmt, thread, time::Duration};

use anyhow::{Result, bail};
use serde::Serialize;
use shared::{
    intake::{Limits, Rate},
    settings::Settings,
};

use super::pace::{Answer, Pace, send};
use crate::{
    bench::{
        percentile::percentile,
        scratch::Scratch,
        site::{UNREACHED, site},
    },
    build::Build,
    runtime::{Config, Edge},
    say,
};

const TIME: Duration = Duration::from_secs(12);
/// How long the flood has been on when the quiet site's taps begin to count: a process that has just begun runs code
/// that the engine has yet to compile.
const LEAD: Duration = Duration::from_secs(4);
const QUIET: Pace = Pace { per_second: 50, time: TIME };
const FLOOD: Pace = Pace { per_second: 2_000, time: LEAD.saturating_add(TIME) };
/// What the flooded site takes. All load comes from one address, so that only the site's own limit is to be reached.
const LIMITS: Limits = Limits { site: Rate { burst: 200, per_minute: 6_000 }, address: UNREACHED };

/// What the two sites saw.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Flood {
    alone: Seen,
    in_flood: Seen,
    flooded: Seen,
}

/// What one of them saw.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Seen {
    p50_ms: f64,
    p99_ms: f64,
    /// Taps that were due.
    due: usize,
    /// Of these, answered by 201.
    created: usize,
    /// Answered by 429.
    limited: usize,
    /// Answered otherwise, or not at all.
    others: usize,
}

/// Measures it.
pub(super) fn measure(build: &Build) -> Result<Flood> {
    let scratch = Scratch::new("flood")?;
    let (flooded, quiet) = (Settings { limits: LIMITS, ..site("flooded")? }, site("quiet")?);
    let (a, b) = (flooded.site.clone(), quiet.site.clone());
    let mut config = Config::new(build.clone(), scratch.path().into(), quiet);
    config.sites.push(flooded);
    let edge = Edge::start(config)?;
    let url = format!("http://127.0.0.1:{}", edge.port());

    say("a quiet site alone, then beside a flooded one");
    // The first taps make the objects.
    send(&url, &b, Pace { time: Duration::from_secs(1), ..QUIET })?;
    let alone = send(&url, &b, QUIET)?;
    let flood = {
        let url = url.clone();
        thread::spawn(move || send(&url, &a, FLOOD))
    };
    thread::sleep(LEAD);
    let in_flood = send(&url, &b, QUIET)?;
    let Ok(flooded) = flood.join() else { bail!("the flood broke off") };
    Ok(Flood { alone: seen(&alone), in_flood: seen(&in_flood), flooded: seen(&flooded?) })
}

fn seen(answers: &[Answer]) -> Seen {
    let with = |status: u16| answers.iter().filter(|answer| answer.status == Some(status)).count();
    let times: Vec<f64> = answers.iter().map(|answer| answer.ms).collect();
    let (due, created, limited) = (answers.len(), with(201), with(429));
    Seen {
        p50_ms: percentile(&times, 0.5),
        p99_ms: percentile(&times, 0.99),
        due,
        created,
        limited,
        others: due - created - limited,
    }
}

impl fmt::Display for Flood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<28}{:>8}{:>10}{:>10}{:>8}{:>8}{:>8}",
            "", "due", "p50 ms", "p99 ms", "201", "429", "other"
        )?;
        for (name, seen) in [
            ("quiet site alone", self.alone),
            ("quiet site in the flood", self.in_flood),
            ("flooded site", self.flooded),
        ] {
            let Seen { p50_ms, p99_ms, due, created, limited, others } = seen;
            writeln!(f, "{name:<28}{due:>8}{p50_ms:>10.2}{p99_ms:>10.2}{created:>8}{limited:>8}{others:>8}")?;
        }
        Ok(())
    }
}
