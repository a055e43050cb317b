//! The desk as its object carries it out, on a memory that survives crashes as a disk does.

mod floor;
mod frames;
mod steps;

use std::{collections::BTreeMap, time::Duration};

use edge::domain::{
    callback::{self, News, Terms},
    case::{Case, Effect, Event, Happening, Patience, Step, open, step},
    presence::{Crowd, Seat, gone, next_look},
    queue::{Outlook, Queue},
};
use shared::{
    case::{Agent, CaseRow, CaseState, Handoff, Invitation, Role},
    desk::{FromAgent, Session, Snapshot, ToAgent, Verb},
    ids::{AgentId, CaseId},
    page_errors::PageErrors,
    presence::{Chosen, Member, Presence},
    problem::Refusal,
    talk::{Author, FromVisitor, Message, ToVisitor},
    text::Text,
    time::UnixMillis,
};

use crate::{
    bug::Bug,
    wire::{Down, Hello, Line, Reply, Request, Up},
};

/// How long a ring may go unanswered in these worlds.
pub const PATIENCE: Patience = Patience {
    unclaimed: Duration::from_secs(4),
    missed: Duration::from_secs(12),
    unseen: Duration::from_secs(8),
};

/// How often somebody is called in these worlds, and how soon again.
fn terms(now: UnixMillis) -> Terms {
    Terms { attempts: 2.try_into().unwrap(), again: now.after(Duration::from_secs(5)) }
}

/// What outlives a crash.
#[derive(Debug, Clone, Default)]
pub struct Disk {
    /// The cases.
    pub cases: BTreeMap<CaseId, Case>,
    /// What was said in each.
    pub messages: BTreeMap<CaseId, Vec<Message>>,
    /// Who was ever at the desk: what they say of themselves, and when they were last seen.
    members: BTreeMap<AgentId, (Agent, Chosen, UnixMillis)>,
    feed: u32,
    dialled: u32,
    /// When the alarm rings.
    pub alarm: Option<UnixMillis>,
}

#[derive(Debug, Clone)]
enum Peer {
    Visitor(CaseId),
    Agent(AgentId, UnixMillis),
}

/// The desk.
#[derive(Debug)]
pub struct Desk {
    /// What outlives a crash.
    pub disk: Disk,
    /// Since when it runs; none while it does not.
    pub up_since: Option<UnixMillis>,
    peers: BTreeMap<Line, Peer>,
    told: BTreeMap<AgentId, (Presence, Chosen)>,
    out: Vec<(Line, Down)>,
    bug: Option<Bug>,
    /// The steps that were carried out since somebody looked.
    pub steps: Vec<(Option<Case>, Case, Vec<Effect>)>,
}

impl Desk {
    /// One that runs since the beginning of time.
    #[must_use]
    pub fn new(bug: Option<Bug>) -> Self {
        Self {
            disk: Disk::default(),
            up_since: Some(UnixMillis(0)),
            peers: BTreeMap::new(),
            told: BTreeMap::new(),
            out: Vec::new(),
            bug,
            steps: Vec::new(),
        }
    }

    /// Dies at once.
    pub fn crash(&mut self) {
        self.up_since = None;
        self.peers.clear();
        self.told.clear();
        self.out.clear();
        if self.has(Bug::AlarmForgotten) {
            self.disk.alarm = None;
        }
        if self.has(Bug::CountsInMemory) {
            self.disk.cases.values_mut().for_each(|case| case.last_seq = case.last_seq.saturating_sub(1));
        }
    }

    /// Runs again.
    pub fn start(&mut self, now: UnixMillis) {
        self.up_since = Some(now);
    }

    /// Loses what the last step stored, though it was told.
    pub fn forget_last_step(&mut self) {
        if let Some((before, after, effects)) = self.steps.pop() {
            match before {
                Some(before) => self.disk.cases.insert(before.id, before),
                None => self.disk.cases.remove(&after.id),
            };
            if effects.iter().any(|effect| matches!(effect, Effect::Append(_))) {
                self.disk.messages.entry(after.id).or_default().pop();
            }
        }
    }

    /// Whether an agent has a connection, however silent.
    #[must_use]
    pub fn has_line_of(&self, agent: &AgentId) -> bool {
        self.peers.values().any(|peer| matches!(peer, Peer::Agent(of, _) if of == agent))
    }

    /// What is to go out now, in this order.
    pub fn take_out(&mut self) -> Vec<(Line, Down)> {
        core::mem::take(&mut self.out)
    }

    fn has(&self, bug: Bug) -> bool {
        self.bug == Some(bug)
    }

    /// Answers a request.
    pub fn request(&mut self, request: Request, now: UnixMillis) -> Result<Reply, Refusal> {
        match request {
            Request::Tap(response) => {
                self.respond(response, now)?;
                Ok(Reply::Tapped)
            }
            Request::Press(response, key_digest) => {
                let case = self.respond(response, now)?;
                let owner_there = case.owner.as_ref().is_some_and(|owner| self.is_there(&owner.id, now));
                let case = self.happens(
                    case.id,
                    Event::Pressed { key_digest, page_errors: PageErrors::default(), owner_there },
                    now,
                )?;
                Ok(Reply::Pressed(Box::new(case.talk(self.outlook(&case, now)))))
            }
            Request::Call(key, window) => {
                let known = self.disk.cases.values().find(|case| case.key_digest.as_ref() == Some(&key));
                let case = known.ok_or(Refusal::UnknownCase)?.id;
                let number = "+4930123456".parse().unwrap();
                self.happens(case, Event::CallAsked { number, window }, now)?;
                Ok(Reply::Called)
            }
        }
    }

    fn respond(&mut self, response: shared::response::Response, now: UnixMillis) -> Result<Case, Refusal> {
        match self.disk.cases.values().find(|case| case.response.id == response.id).map(|case| case.id) {
            Some(case) => self.happens(case, Event::Responded(response), now),
            None => {
                let mut random = [0; 10];
                random[..4].copy_from_slice(&u32::try_from(self.disk.cases.len()).unwrap().to_be_bytes());
                let opened = open(CaseId::new(now, &random), response, now);
                Ok(self.carry_out(None, opened, now))
            }
        }
    }

    /// Accepts a connection; none where the key opens nothing.
    pub fn accept(&mut self, line: Line, hello: Hello, now: UnixMillis) -> Option<()> {
        match hello {
            Hello::Visitor { key, after } => {
                let case =
                    self.disk.cases.values().find(|case| case.key_digest.as_ref() == Some(&key))?.clone();
                self.peers.insert(line, Peer::Visitor(case.id));
                let state = case.talk(self.outlook(&case, now));
                self.out.push((line, Down::Visitor(ToVisitor::State(state))));
                self.resume(line, case.id, after);
            }
            Hello::Agent(agent) => {
                let name = Text::new(agent.as_str()).unwrap();
                let who = Agent { id: agent.clone(), name };
                let known = self.disk.members.entry(agent.clone()).or_insert((who, Chosen::default(), now));
                known.2 = known.2.max(now);
                self.peers.insert(line, Peer::Agent(agent.clone(), now));
                let snapshot = self.snapshot(&agent, now);
                self.out.push((line, Down::Agent(ToAgent::Snapshot(snapshot))));
                self.show_floor(now);
            }
        }
        Some(())
    }

    /// Notes that a connection is gone.
    pub fn closed(&mut self, line: Line, now: UnixMillis) {
        if let Some(Peer::Agent(agent, proof)) = self.peers.remove(&line) {
            if let Some(known) = self.disk.members.get_mut(&agent) {
                known.2 = known.2.max(proof);
            }
            self.show_floor(now);
        }
    }
}
