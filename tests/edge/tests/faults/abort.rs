//! A page that goes while others wait for what it opened.

use std::{collections::HashMap, time::Duration};

use edge_tests::{
    dice::Dice,
    ledger::{Difference, Tap, compare},
    length::length,
    line::Line,
    sample::settings,
    stored::{Object, Stored},
    within,
    workerd::Workerd,
};
use futures_util::future::join_all;
use rusqlite::types::Value as Cell;
use serde_json::json;
use tokio::time::Instant;

/// How many send in the same moment as the one that goes.
const RIDERS: usize = 4;

/// How many rounds are played at most for one in which all went as it was meant to.
const MOST_ROUNDS: usize = 50;

/// What is known of a round when it is over.
struct Round {
    goer: String,
    riders: Vec<String>,
    /// Whether the goer's tap came first of all, and nothing of its answer before it went.
    opened_and_went: bool,
}

/// What the rounds leave behind.
#[derive(Default)]
struct Rounds {
    taps: Vec<Tap>,
    rounds: Vec<Round>,
    slowest: Duration,
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_takes_nobody_along() {
    let times = length(100, 1_000);
    let (mut dice, seed) = Dice::new();
    println!("abort: WARMLINE_SEED={seed}");
    let mut edge = Workerd::start(settings(json!({})));
    let mut played = Rounds::default();
    let (counted, stored) = loop {
        let mut lines = Vec::new();
        for _ in 0..=RIDERS {
            lines.push(Line::open(&edge).await.unwrap());
        }
        for _ in 0..times {
            played.round(&edge, &mut lines, &mut dice).await;
        }
        let stored = edge.killed();
        assert_eq!(compare(&stored, &played.taps), Difference::default());
        let counted = played.counted(&stored);
        if counted >= times {
            break (counted, stored);
        }
        assert!(played.rounds.len() < MOST_ROUNDS * times, "of {} rounds {counted}", played.rounds.len());
        edge.resume();
    };
    let riders = played.rounds.len() * RIDERS;
    println!(
        "abort: {} went, {counted} of them surely before the answer to the lot that they had opened; {} taps stored, 0 of \
         {riders} riders lost, the slowest waited {} ms",
        played.rounds.len(),
        stored.count(Object::Intake, "responses"),
        played.slowest.as_millis(),
    );
}

impl Rounds {
    /// One goes, and all others are answered.
    async fn round(&mut self, edge: &Workerd, lines: &mut [Line], dice: &mut Dice) {
        let mut goer = Line::open(edge).await.unwrap();
        // Those who were answered together come again together: the first of them opens a lot and waits for the others.
        let together: Vec<Tap> = lines.iter().map(|_| Tap::new(5)).collect();
        for (line, tap) in lines.iter_mut().zip(&together) {
            line.send(&tap.body()).await.unwrap();
        }
        for answer in join_all(lines.iter_mut().map(answer)).await {
            assert_eq!(answer, "201");
        }
        let [witness, riders @ ..] = lines else { panic!("nobody rides") };
        // Of the same id, and says something else: whoever comes first is stored, the other one is a conflict.
        let went = Tap::new(5);
        let claimed = Tap { scores: vec![4], ..went.clone() };
        let rides: Vec<Tap> = riders.iter().map(|_| Tap::new(5)).collect();
        // By a reset, as when a network goes, or by an orderly end, as when a page is closed.
        let reset = dice.percent(50);
        let patience = dice.time_under(Duration::from_millis(4));
        // Behind a standstill, the edge finds them all at once, in the order in which they came.
        edge.freeze();
        goer.send(&went.body()).await.unwrap();
        witness.send(&claimed.body()).await.unwrap();
        for (line, tap) in riders.iter_mut().zip(&rides) {
            line.send(&tap.body()).await.unwrap();
        }
        edge.thaw();
        let sent = Instant::now();
        let (verdicts, verdict, unanswered) =
            tokio::join!(join_all(riders.iter_mut().map(answer)), answer(witness), async {
                spin(sent + patience).await;
                let unanswered = goer.is_silent();
                if reset {
                    goer.abort()
                } else {
                    drop(goer)
                }
                unanswered
            });
        self.slowest = self.slowest.max(sent.elapsed());
        assert!(verdicts.iter().all(|verdict| verdict == "201"), "{verdicts:?}");
        let goer_was_first = verdict != "201";
        assert!(!goer_was_first || verdict == "409 response-conflict", "{verdict}");
        self.rounds.push(Round {
            goer: went.id.clone(),
            riders: rides.iter().map(|tap| tap.id.clone()).collect(),
            opened_and_went: goer_was_first && unanswered,
        });
        // The conflict tells that the goer's is stored.
        let of_both = if goer_was_first { went } else { claimed };
        let all = together.into_iter().chain(rides).chain([of_both]);
        self.taps.extend(all.map(|tap| Tap { acknowledged: Some(0), ..tap }));
    }

    /// How many went as was meant, and had the riders in the lot that they had opened: taken in the same millisecond,
    /// while the next lot would have waited for one.
    fn counted(&self, stored: &Stored) -> usize {
        let rows = stored.query(Object::Intake, "SELECT id, received_at FROM responses");
        let times: HashMap<_, _> = rows
            .iter()
            .map(|row| match row.as_slice() {
                [Cell::Text(id), Cell::Integer(time)] => (id.as_str(), *time),
                other => panic!("{other:?}"),
            })
            .collect();
        let shared = |round: &Round| {
            round.riders.iter().all(|rider| times[rider.as_str()] == times[round.goer.as_str()])
        };
        self.rounds.iter().filter(|round| round.opened_and_went && shared(round)).count()
    }
}

async fn answer(line: &mut Line) -> String {
    within("the answer to a rider", line.answer()).await.unwrap().verdict()
}

/// Waits for a moment more exactly than timers do.
async fn spin(until: Instant) {
    while Instant::now() < until {
        tokio::task::yield_now().await;
    }
}
