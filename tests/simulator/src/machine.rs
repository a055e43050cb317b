//! An agent's machine: the real state of the console, and a person who presses its keys.

use console::state::{Desk as Console, Followup, Intent, clock::Local, link::Step};
use fastrand::Rng;
use shared::{
    callback::{Phase, Unreached},
    case::Handoff,
    desk::{FromAgent, Verb},
    ids::{AgentId, CaseId, ClientId},
    presence::Chosen,
};

use crate::wire::{Down, Line};

/// A machine.
#[derive(Debug)]
pub struct Machine {
    /// Whose it is.
    pub agent: AgentId,
    /// Its page.
    pub console: Console,
    /// Its connection, as far as it knows of one.
    pub line: Option<Line>,
    /// Whether it runs. One that does not says nothing, not even goodbye.
    pub runs: bool,
    /// When it last became able to prove that it lives.
    pub healthy_since: Option<u64>,
    /// When it last could.
    pub alive_at: u64,
    number: usize,
    said: usize,
}

impl Machine {
    /// The machine `number`, of `agent`, switched on.
    #[must_use]
    pub fn new(number: usize, agent: AgentId) -> Self {
        let mut machine = Self {
            agent,
            console: Console::default(),
            line: None,
            runs: true,
            healthy_since: None,
            alive_at: 0,
            number,
            said: 0,
        };
        machine.console.arrive(Local(0));
        machine
    }

    /// Starts anew, with an empty page.
    pub fn reboot(&mut self, now: u64) {
        self.runs = true;
        self.line = None;
        self.console = Console::default();
        self.console.arrive(Local(now));
    }

    /// Time has passed.
    pub fn pulse(&mut self, now: u64) -> Option<Step> {
        self.console.pulse(Local(now))
    }

    /// Hears from the desk.
    pub fn hear(&mut self, down: Down, now: u64) -> Vec<FromAgent> {
        match down {
            Down::Agent(frame) => sent(self.console.apply(frame, Local(now))),
            Down::Pong => {
                self.console.heard();
                Vec::new()
            }
            Down::Visitor(_) => panic!("a frame of a visitor's page at a console"),
        }
    }

    /// The connection is gone.
    pub fn lost(&mut self, now: u64, roll: u16) {
        self.line = None;
        self.healthy_since = None;
        self.console.lost(Local(now), roll);
    }

    /// Does what somebody at this desk could do now, as chance has it. A lazy agent looks and does nothing.
    pub fn act(&mut self, dice: &mut Rng, lazy: bool, now: u64) -> Vec<FromAgent> {
        let mut out = Vec::new();
        if !lazy && self.console.calls() && dice.u8(..10) < 7 {
            out.extend(self.does(Intent::ClaimRinging, now));
        }
        let mine = self.console.mine();
        if !mine.is_empty() {
            out.extend(self.does(Intent::Open(mine[dice.usize(..mine.len())]), now));
        }
        if !lazy && !mine.is_empty() {
            out.extend(self.telephones(mine[0], dice));
        }
        match dice.u8(..24) {
            0 => out.extend(self.does(Intent::DeclineRinging, now)),
            1 => out.extend(self.does(Intent::Be(Chosen::Away), now)),
            2..=4 => out.extend(self.does(Intent::Be(Chosen::Available), now)),
            5..=12 if self.console.open.is_some() => out.extend(self.say(now)),
            13 if !lazy => {
                // A quiet row, or one that rings for others, is claimed by hand.
                if let Some(case) = self.console.queue().first().copied() {
                    out.extend(self.does(Intent::Claim(case), now));
                }
            }
            14 | 15 => {
                for intent in [Intent::WrapUp, Intent::Digit(1), Intent::Digit(1), Intent::Resolve] {
                    out.extend(self.does(intent, now));
                }
            }
            16 | 17 => out.extend(self.invite(dice, now)),
            18 => out.extend(self.does(Intent::HandOver(String::new()), now)),
            19 => out.extend(self.does(Intent::Part, now)),
            20 => out.extend(self.does(Intent::Hide(true), now)),
            21 => out.extend(self.does(Intent::Hide(false), now)),
            _ => {}
        }
        out
    }

    fn does(&mut self, intent: Intent, now: u64) -> Vec<FromAgent> {
        sent(self.console.act(intent, Local(now)))
    }

    fn say(&mut self, now: u64) -> Vec<FromAgent> {
        self.said += 1;
        let id: ClientId = format!("machine-{}-message-{}", self.number, self.said).parse().unwrap();
        let mut out = self.does(Intent::Draft(format!("answer {}", self.said)), now);
        out.extend(self.does(Intent::Say(id), now));
        out
    }

    /// Calls whoever is to be called, or says what came of it, now and then.
    fn telephones(&mut self, case: CaseId, dice: &mut Rng) -> Option<FromAgent> {
        let phase = self.console.case(&case)?.callback.as_ref()?.phase;
        if dice.bool() {
            return None;
        }
        let missed = [None, Some(Unreached::NoAnswer), Some(Unreached::Machine)][dice.usize(..3)];
        let verb = match phase {
            Phase::Due => Verb::Dial { case },
            Phase::Dialling => Verb::Called { case, missed },
            Phase::Requested | Phase::Unreached | Phase::Reached | Phase::GivenUp => return None,
        };
        self.said += 1;
        Some(FromAgent { reference: u32::MAX - u32::try_from(self.said).unwrap(), verb })
    }

    fn invite(&mut self, dice: &mut Rng, now: u64) -> Vec<FromAgent> {
        let connected = self.console.open.and_then(|case| self.console.case(&case));
        let colleagues = self.console.colleagues();
        if colleagues.is_empty() || connected.is_none_or(|row| row.handoff != Handoff::Connected) {
            return Vec::new();
        }
        let colleague = colleagues[dice.usize(..colleagues.len())].agent.id.clone();
        let mut out = self.does(Intent::AskColleague(true), now);
        out.extend(self.does(Intent::NoteForColleague("Look at this.".to_owned()), now));
        out.extend(self.does(Intent::Invite(colleague), now));
        out
    }
}

fn sent(followups: Vec<Followup>) -> Vec<FromAgent> {
    let frame = |followup| if let Followup::Send(frame) = followup { Some(frame) } else { None };
    followups.into_iter().filter_map(frame).collect()
}
