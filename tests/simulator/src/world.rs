//! The world: everybody in it, the wire between them, and the order in which things happen.

mod happenings;
mod network;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use fastrand::Rng;
use shared::{
    ids::AgentId,
    time::{Span, UnixMillis},
};

use crate::{
    bug::Bug,
    desk::Desk,
    machine::Machine,
    promise,
    visitor::Visitor,
    wire::{Down, Hello, Line, Reply, Request, Up},
};

/// Until then, what can break breaks; in milliseconds.
const STORM: u64 = 40_000;
/// Then all is well, and people go on for a while.
const HANDS_OFF: u64 = STORM + 15_000;
/// Then nobody does anything any more, until then: long enough for every ring to be over and everything to arrive.
const END: u64 = HANDS_OFF + 25_000;
/// How often a machine looks after its connection.
const PULSE: u64 = 500;
/// How long a page waits for an answer before it asks again.
const RETRY: u64 = 2_000;

#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "they are few, and short-lived")]
enum What {
    Taps(usize),
    Presses(usize),
    Writes(usize),
    /// A visitor asks to be called, and thinks better of it.
    Calls(usize, Option<Span>),
    Thinks(usize),
    Asks(usize),
    Request(usize, Request),
    Reply(usize, Reply),
    Reconnects(usize),
    Pulse(usize),
    Acts(usize),
    Hello(Line, Hello),
    Up(Line, Up),
    Down(Line, Down),
    /// One end learns that the connection is gone.
    Gone(Line, bool),
    Alarm,
    Crashes,
    Starts,
    Dies(usize),
    Reboots(usize),
    Breaks,
}

#[derive(Debug, Clone, Copy)]
enum End {
    Visitor(usize),
    Machine(usize),
}

#[derive(Debug)]
struct Wire {
    end: End,
    open: bool,
    /// When the last frame of each way arrives: none overtakes another.
    last: [u64; 2],
}

/// A world.
#[derive(Debug)]
pub struct World {
    /// What time it is, in milliseconds.
    pub now: u64,
    /// The desk.
    pub desk: Desk,
    /// The visitors.
    pub visitors: Vec<Visitor>,
    /// The agents' machines.
    pub machines: Vec<Machine>,
    dice: Rng,
    queue: BinaryHeap<Reverse<(u64, u64)>>,
    happenings: BTreeMap<u64, What>,
    count: u64,
    wires: BTreeMap<Line, Wire>,
    lazy: bool,
    alarm: Option<u64>,
    bug: Option<Bug>,
}

impl World {
    /// The world of a seed, with a mistake in its desk or without.
    #[must_use]
    pub fn new(seed: u64, bug: Option<Bug>) -> Self {
        let mut dice = Rng::with_seed(seed);
        let visitors = (0..dice.usize(1..4)).map(Visitor::new).collect();
        let agents = ["ana", "ben", "chi"].map(|id| id.parse::<AgentId>().unwrap());
        let mut machines: Vec<_> = agents
            .into_iter()
            .take(dice.usize(1..4))
            .enumerate()
            .map(|(n, id)| Machine::new(n, id))
            .collect();
        if dice.bool() {
            machines.push(Machine::new(machines.len(), machines[0].agent.clone()));
        }
        let lazy = dice.u8(..4) == 0;
        let mut world = Self {
            now: 0,
            desk: Desk::new(bug),
            visitors,
            machines,
            dice,
            queue: BinaryHeap::new(),
            happenings: BTreeMap::new(),
            count: 0,
            wires: BTreeMap::new(),
            lazy,
            alarm: None,
            bug,
        };
        world.begin(seed);
        world
    }

    /// Lets everything happen.
    ///
    /// # Errors
    /// The promise that was broken.
    pub fn run(mut self) -> Result<(), String> {
        while let Some(Reverse((at, number))) = self.queue.pop() {
            if at > END {
                break;
            }
            self.now = at;
            let Some(what) = self.happenings.remove(&number) else { continue };
            self.happen(what);
            self.after();
            promise::always(&mut self)?;
        }
        promise::at_last(&self)
    }

    /// Whether all is well from now on.
    #[must_use]
    pub fn is_calm(&self) -> bool {
        self.now >= STORM
    }

    /// In some worlds visitors would like to be called. Their dice are their own, so that all other worlds stay as they
    /// were.
    fn calls(&mut self, seed: u64) {
        let mut dice = Rng::with_seed(!seed);
        if dice.u8(..3) > 0 {
            return;
        }
        for n in 0..self.visitors.len() {
            let at = dice.u64(STORM / 8..STORM);
            let from = at + dice.u64(..10_000);
            let later = Span { from: UnixMillis(from), until: UnixMillis(from + 5_000) };
            let window = dice.bool().then_some(later);
            self.at(at, What::Calls(n, window));
            self.at(at + RETRY, What::Calls(n, window));
            if dice.u8(..4) == 0 {
                self.at(at + dice.u64(..10_000), What::Thinks(n));
            }
        }
    }

    fn begin(&mut self, seed: u64) {
        for n in 0..self.visitors.len() {
            let at = self.dice.u64(..STORM / 2);
            self.at(at, What::Taps(n));
            let at = at + self.dice.u64(..4_000);
            self.at(at, What::Presses(n));
            for _ in 0..self.dice.u8(..5) {
                let later = at + self.dice.u64(..STORM / 2);
                self.at(later, What::Writes(n));
            }
        }
        self.calls(seed);
        for n in 0..self.machines.len() {
            let at = self.dice.u64(..PULSE);
            self.at(at, What::Pulse(n));
            self.at(at, What::Acts(n));
        }
        for _ in 0..self.dice.u8(..4) {
            let (at, lasts) = (self.dice.u64(..STORM - 8_000), self.dice.u64(..8_000));
            match self.dice.u8(..3) {
                0 => {
                    self.at(at, What::Crashes);
                    self.at(at + lasts, What::Starts);
                }
                1 => {
                    let machine = self.dice.usize(..self.machines.len());
                    self.at(at, What::Dies(machine));
                    let back = at + self.dice.u64(..STORM - at);
                    self.at(back, What::Reboots(machine));
                }
                _ => self.at(at, What::Breaks),
            }
        }
    }

    fn at(&mut self, at: u64, what: What) {
        self.count += 1;
        self.queue.push(Reverse((at.max(self.now), self.count)));
        self.happenings.insert(self.count, what);
    }

    fn soon(&mut self, what: What) {
        let at = self.now + self.dice.u64(1..200);
        self.at(at, what);
    }

    fn moment(&self) -> UnixMillis {
        UnixMillis(self.now)
    }

    /// What the desk has to say goes out, and its alarm is looked after. Now and then it dies in between.
    fn after(&mut self) {
        let dies = !self.is_calm() && self.desk.up_since.is_some() && self.dice.u16(..2_000) == 0;
        if dies && self.bug != Some(Bug::TellsBeforeCommit) {
            self.crash();
            let back = self.now + self.dice.u64(1..6_000);
            self.at(back, What::Starts);
            return;
        }
        for (line, down) in self.desk.take_out() {
            self.send(line, 1, What::Down(line, down));
        }
        if dies {
            self.desk.forget_last_step();
            self.crash();
            let back = self.now + self.dice.u64(1..6_000);
            self.at(back, What::Starts);
            return;
        }
        // Time passes even for an alarm that is set to the past.
        let due =
            self.desk.disk.alarm.filter(|_| self.desk.up_since.is_some()).map(|due| due.0.max(self.now + 1));
        if let Some(due) = due
            && self.alarm.is_none_or(|set| set > due)
        {
            self.alarm = Some(due);
            self.at(due, What::Alarm);
        }
    }

    fn crash(&mut self) {
        self.desk.crash();
        self.alarm = None;
        let lines: Vec<_> = self.wires.iter().filter(|(_, wire)| wire.open).map(|(line, _)| *line).collect();
        for line in lines {
            self.cut(line);
        }
    }
}
