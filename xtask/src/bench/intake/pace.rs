//! Taps at a fixed pace, whatever the edge makes of it.
//!
//! A sender that waits for its answers before it goes on spares a slow edge the load that would show it slow. Here
//! every tap has a moment at which it is due, and its time counts from then, also when the connection that it
//! should go over is still waiting for an earlier answer.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use shared::ids::SiteId;

use crate::bench::tap::{HAPPY, Sender, UNHAPPY, tap};

/// Each connection has a tap due about this often, so that an answer may take as long without delaying the next.
const BETWEEN: Duration = Duration::from_millis(120);

/// How much is sent, and for how long.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// Taps a second.
    pub(super) per_second: u32,
    /// How long.
    pub(super) time: Duration,
}

/// What came of one tap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Answer {
    /// The status; none when there was no answer.
    pub(super) status: Option<u16>,
    /// From the moment at which the tap was due.
    pub(super) ms: f64,
}

/// Sends taps to `site` of the edge at `edge`, one in twenty unhappy. A tap that is still unsent when the time is
/// over has no answer.
pub(super) fn send(edge: &str, site: &SiteId, pace: Pace) -> Result<Vec<Answer>> {
    let gap = Duration::from_secs(1) / pace.per_second;
    let connections = (BETWEEN.as_micros() / gap.as_micros().max(1)).clamp(8, 256);
    let connections = u32::try_from(connections)?;
    let start = Instant::now() + Duration::from_millis(100);
    let threads: Vec<_> = (0..connections)
        .map(|first| {
            let (sender, first) = (Sender::to(edge, site), start + gap * first);
            thread::spawn(move || one_connection(&sender, first, gap * connections, start + pace.time))
        })
        .collect();
    let mut answers = Vec::new();
    for thread in threads {
        let Ok(own) = thread.join() else { bail!("a sender broke off") };
        answers.extend(own?);
    }
    Ok(answers)
}

fn one_connection(sender: &Sender, first: Instant, every: Duration, end: Instant) -> Result<Vec<Answer>> {
    let mut answers = Vec::new();
    let mut due = first;
    while due < end {
        let status = if Instant::now() < end {
            let score = if answers.len() % 20 == 0 { UNHAPPY } else { HAPPY };
            let tap = tap(score, "https://shop.example/checkout/thank-you")?;
            thread::sleep(due.saturating_duration_since(Instant::now()));
            sender.send(&tap).ok()
        } else {
            None
        };
        answers.push(Answer { status, ms: due.elapsed().as_secs_f64() * 1e3 });
        due += every;
    }
    Ok(answers)
}
