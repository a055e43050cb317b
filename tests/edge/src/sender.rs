//! A sender as a visitor's page is one: it sends taps, and a tap that was not acknowledged again until it is.

use std::{
    io::{self, ErrorKind},
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use futures_util::future::join_all;
use shared::response::Receipt;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use crate::{dice::Dice, door::Door, ledger::Tap, line::Line, within};

/// How many taps at most a sender goes back for one whose visitor changes their mind.
const REMEMBERED: u64 = 50;

/// Together a crowd sends 200 times a second.
const CROWD: usize = 20;
const PACE: Duration = Duration::from_millis(100);

/// Senders enough for a load.
pub fn crowd(dice: &mut Dice, patience: Duration) -> Vec<Sender> {
    (0..CROWD).map(|_| Sender::new(dice.fork(), patience)).collect()
}

/// Lets a crowd send until it is `over`.
pub async fn load(crowd: &mut [Sender], door: &Door, over: &AtomicBool) {
    join_all(crowd.iter_mut().map(|sender| sender.run(door, PACE, over))).await;
}

/// A sender. It has one tap under way at a time.
#[derive(Debug)]
pub struct Sender {
    dice: Dice,
    line: Option<Line>,
    /// How long it waits for an answer before it gives the connection up.
    pub patience: Duration,
    /// The epoch of the shards' table that its page was given.
    pub epoch: u16,
    /// All that it ever sent.
    pub taps: Vec<Tap>,
    /// Which of them was sent and is not acknowledged.
    pending: Option<usize>,
    /// How many answers it got.
    pub answered: usize,
    /// How many connections broke or were given up before it was told to end.
    pub broken: usize,
}

impl Sender {
    /// One that has sent nothing yet.
    #[must_use]
    pub fn new(dice: Dice, patience: Duration) -> Self {
        Self { dice, line: None, patience, epoch: 0, taps: Vec::new(), pending: None, answered: 0, broken: 0 }
    }

    /// Sends something every `pace` until it is `over`.
    pub async fn run(&mut self, door: &Door, pace: Duration, over: &AtomicBool) {
        // It may be broken since the last time.
        self.line = None;
        sleep(self.dice.time_under(pace)).await;
        let mut pace = interval(pace);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            pace.tick().await;
            if over.load(Ordering::SeqCst) {
                return;
            }
            let tap = self.choose();
            if self.attempt(door, tap).await.is_err() && !over.load(Ordering::SeqCst) {
                self.broken += 1;
            }
        }
    }

    /// Sends what is not acknowledged until it is.
    pub async fn settle(&mut self, door: &Door) {
        within("an acknowledgement", async {
            while let Some(tap) = self.pending {
                if self.attempt(door, tap).await.is_err() {
                    sleep(Duration::from_millis(20)).await;
                }
            }
        })
        .await;
    }

    /// Whether it has sent something that is not acknowledged.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.pending.is_some()
    }

    /// What to send next: what is not acknowledged yet; else a tap, a change of one, or one once more.
    fn choose(&mut self) -> usize {
        if let Some(tap) = self.pending {
            return tap;
        }
        if self.taps.is_empty() || self.dice.percent(65) {
            let score = self.score();
            self.taps.push(Tap::new(score).in_epoch(self.epoch));
            return self.taps.len() - 1;
        }
        let count = u64::try_from(self.taps.len()).unwrap();
        let tap = usize::try_from(count - 1 - self.dice.under(count.min(REMEMBERED))).unwrap();
        if self.dice.percent(70) {
            let score = self.score();
            self.taps[tap].scores.push(score);
        }
        tap
    }

    /// One of twenty is unhappy.
    fn score(&mut self) -> u8 {
        if self.dice.percent(5) { 1 } else { u8::try_from(3 + self.dice.under(3)).unwrap() }
    }

    /// Sends the newest revision of a tap, and judges the answer.
    async fn attempt(&mut self, door: &Door, number: usize) -> io::Result<()> {
        self.pending = Some(number);
        let mut line = match self.line.take() {
            Some(line) => line,
            None => Line::open(door).await?,
        };
        let tap = &mut self.taps[number];
        tap.attempts += 1;
        let answer = match timeout(self.patience, line.ask(&tap.body())).await {
            Ok(answer) => answer?,
            Err(_) => return Err(ErrorKind::TimedOut.into()),
        };
        self.line = Some(line);
        let expected: &[u16] = match (tap.acknowledged, tap.attempts) {
            (Some(_), _) => &[200],
            (None, 1) => &[201],
            // Of what came before, the answer may be what was lost.
            (None, _) => &[200, 201],
        };
        assert!(expected.contains(&answer.status), "{tap:?}: {} {}", answer.status, answer.text());
        let receipt: Receipt = answer.json(answer.status);
        assert_eq!((receipt.id.to_string(), receipt.rev), (tap.id.clone(), tap.rev()));
        tap.acknowledged = Some(tap.rev());
        self.pending = None;
        self.answered += 1;
        Ok(())
    }
}
