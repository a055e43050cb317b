//! The desk as its object carries it out, on a memory that survives crashes as a disk does.

use std::{collections::BTreeMap, time::Duration};

use edge::domain::{
    case::{Case, Effect, Event, Happening, Patience, Step, open, step},
    presence::{Crowd, Seat, gone, next_look},
    queue::{Outlook, Queue},
};
use shared::{
    case::{Agent, CaseRow, CaseState, Handoff, Invitation, Role},
    desk::{FromAgent, Session, Snapshot, ToAgent, Verb},
    ids::{AgentId, CaseId},
    presence::{Chosen, GONE_AFTER, Member, Presence},
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
pub const PATIENCE: Patience =
    Patience { unclaimed: Duration::from_secs(4), missed: Duration::from_secs(12) };

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
                let case = self.happens(case.id, Event::Pressed { key_digest, owner_there }, now)?;
                Ok(Reply::Pressed(Box::new(case.talk(self.outlook(&case, now)))))
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

    /// Hears what comes over a connection.
    pub fn hear(&mut self, line: Line, up: Up, now: UnixMillis) {
        let Some(peer) = self.peers.get_mut(&line) else { return };
        match (up, peer) {
            (Up::Ping, Peer::Agent(_, proof)) => {
                *proof = now;
                self.out.push((line, Down::Pong));
            }
            (Up::Ping, Peer::Visitor(_)) => self.out.push((line, Down::Pong)),
            (Up::Visitor(frame), Peer::Visitor(case)) => {
                let case = *case;
                self.visitor_frame(line, case, frame, now);
            }
            (Up::Agent(frame), Peer::Agent(agent, _)) => {
                let agent = agent.clone();
                self.agent_frame(line, &agent, frame, now);
            }
            (Up::Visitor(_), Peer::Agent(..)) | (Up::Agent(_), Peer::Visitor(_)) => {
                panic!("lines are mixed up")
            }
        }
    }

    fn visitor_frame(&mut self, line: Line, case: CaseId, frame: FromVisitor, now: UnixMillis) {
        match frame {
            FromVisitor::Resume { after } => self.resume(line, case, after),
            FromVisitor::Seen { marks } => {
                let _seen = self.happens(case, Event::Seen { by: None, marks }, now);
            }
            FromVisitor::Typing => {
                let case = self.disk.cases[&case].clone();
                self.to_talkers(&case, &ToAgent::Typing { case: case.id });
            }
            FromVisitor::Say { id, text } => {
                let earlier = self.earlier(case, &id);
                let acknowledge = earlier.clone();
                match self.happens(
                    case,
                    Event::Said { from: Author::Visitor, id: id.clone(), text, earlier },
                    now,
                ) {
                    Ok(_) => {
                        if let Some(message) = acknowledge {
                            self.out.push((line, Down::Visitor(ToVisitor::Message { message })));
                        }
                    }
                    Err(refusal) => {
                        self.out.push((line, Down::Visitor(ToVisitor::Refused { id: Some(id), refusal })));
                    }
                }
            }
        }
    }

    fn agent_frame(&mut self, line: Line, agent: &AgentId, frame: FromAgent, now: UnixMillis) {
        let FromAgent { reference, verb } = frame;
        let answer = match self.verb(line, agent, verb, now) {
            Ok(()) => ToAgent::Done { reference },
            Err(refusal) => ToAgent::Refused { reference, refusal },
        };
        self.out.push((line, Down::Agent(answer)));
    }

    fn verb(&mut self, line: Line, agent: &AgentId, verb: Verb, now: UnixMillis) -> Result<(), Refusal> {
        let who = self.disk.members[agent].0.clone();
        let by = agent.clone();
        let (case, event) = match verb {
            Verb::Resync => {
                let snapshot = self.snapshot(agent, now);
                self.out.push((line, Down::Agent(ToAgent::Snapshot(snapshot))));
                return Ok(());
            }
            Verb::Read { case, after } => {
                let messages = self.after(case, after);
                self.out.push((line, Down::Agent(ToAgent::Messages { case, messages })));
                return Ok(());
            }
            Verb::Be { chosen } => {
                self.choose(agent, chosen, now);
                return Ok(());
            }
            Verb::Typing { .. } => return Ok(()),
            Verb::Say { case, id, text } => {
                let earlier = self.earlier(case, &id);
                let acknowledge = earlier.clone();
                self.happens(case, Event::Said { from: Author::Agent(who), id, text, earlier }, now)?;
                if let Some(message) = acknowledge {
                    self.out.push((line, Down::Agent(ToAgent::Message { case, message })));
                }
                return Ok(());
            }
            Verb::Resolve { case, resolution } => {
                self.happens(case, Event::Resolved { by, resolution }, now)?;
                if self.disk.members[agent].1 == Chosen::WrapUp {
                    self.choose(agent, Chosen::Available, now);
                }
                return Ok(());
            }
            Verb::Claim { case } => (case, Event::Claimed { by: who }),
            Verb::Decline { case } => (case, Event::Declined { by }),
            Verb::Invite { case, agent: to, note } => {
                let there = self.is_there(&to, now);
                let to = self.disk.members.get(&to).filter(|_| there).ok_or(Refusal::NotThere)?.0.clone();
                (case, Event::Invited(Invitation { by: who, to, note }))
            }
            Verb::Join { case } => (case, Event::Joined { by: who }),
            Verb::Leave { case } => (case, Event::Left { by }),
            Verb::HandOver { case, reason } => {
                let second_there = self.second_there(case, now);
                (case, Event::HandedOver { by, role: Role::Agent, reason, second_there })
            }
            Verb::Seen { case, marks } => (case, Event::Seen { by: Some(by), marks }),
        };
        self.happens(case, event, now).map(|_| ())
    }

    fn choose(&mut self, agent: &AgentId, chosen: Chosen, now: UnixMillis) {
        self.disk.members.get_mut(agent).unwrap().1 = chosen;
        self.show_floor(now);
    }

    /// The alarm.
    pub fn at_alarm(&mut self, now: UnixMillis) {
        self.disk.alarm = None;
        let seats = self.seats();
        for agent in gone(&seats, self.since(), now) {
            if self.has(Bug::LossIgnored) {
                continue;
            }
            let theirs =
                |case: &&Case| case.is_connected() && case.owner.as_ref().is_some_and(|o| o.id == *agent);
            let cases: Vec<_> = self.disk.cases.values().filter(theirs).map(|case| case.id).collect();
            for case in cases {
                let second_there = self.second_there(case, now);
                let _lost = self.happens(case, Event::OwnerLost { second_there }, now);
            }
        }
        let due = |case: &&Case| case.rung_due.is_some_and(|due| due <= now);
        let due: Vec<_> = self.disk.cases.values().filter(due).map(|case| case.id).collect();
        for case in due {
            let free = self.team(now).into_iter().filter(|member| member.presence == Presence::Available);
            let rung = free.map(|member| member.agent.id).collect();
            let _climbed = self.happens(case, Event::RungDue { rung }, now);
        }
        self.show_floor(now);
        self.wake_at(self.next_rung());
    }

    fn next_rung(&self) -> Option<UnixMillis> {
        self.disk.cases.values().filter_map(|case| case.rung_due).min()
    }

    fn wake_at(&mut self, due: Option<UnixMillis>) {
        self.disk.alarm = [self.disk.alarm, due].into_iter().flatten().min();
    }

    fn happens(&mut self, case: CaseId, event: Event, now: UnixMillis) -> Result<Case, Refusal> {
        let before = self.disk.cases.get(&case).ok_or(Refusal::UnknownCase)?.clone();
        let mut from = before.clone();
        if self.has(Bug::ClaimSteals) && matches!(event, Event::Claimed { .. }) && from.is_connected() {
            (from.owner, from.state, from.handoff) = (None, CaseState::Open, Handoff::Ringing);
        }
        let mut next = step(from, event, now, PATIENCE)?;
        if self.has(Bug::PressForgetsRung) && next.1.contains(&Effect::Record(Happening::Pressed, None)) {
            next.0.rung_due = None;
        }
        Ok(self.carry_out(Some(before), next, now))
    }

    fn carry_out(&mut self, before: Option<Case>, (case, mut effects): Step, now: UnixMillis) -> Case {
        if !effects.is_empty() {
            self.disk.cases.insert(case.id, case.clone());
        }
        let lost = effects.iter().any(|effect| matches!(effect, Effect::Record(Happening::OwnerLost, _)));
        let nobody = effects.contains(&Effect::Record(Happening::NobodyCame, None));
        effects.retain(|effect| match effect {
            Effect::ShowVisitor => !(nobody && self.has(Bug::NobodyUntold)),
            Effect::ShowAgents => !(lost && self.has(Bug::RingsUnseen)),
            _ => true,
        });
        let (mut begins, mut frees) = (false, false);
        for effect in &effects {
            match effect {
                Effect::Record(what, _) => {
                    let moves =
                        matches!(what, Happening::Claimed | Happening::OwnerLost | Happening::HandedOver);
                    begins |= moves || *what == Happening::Pressed;
                    frees |= moves || matches!(what, Happening::Resolved | Happening::NobodyCame);
                }
                Effect::Append(message) => {
                    self.disk.messages.entry(case.id).or_default().push(message.clone());
                    self.to_talkers(&case, &ToAgent::Message { case: case.id, message: message.clone() });
                    self.to_visitor(case.id, &ToVisitor::Message { message: message.clone() });
                }
                Effect::ShowAgents => {
                    self.disk.feed += 1;
                    self.to_agents(&ToAgent::Case { seq: self.disk.feed, row: case.row() });
                }
                Effect::ShowVisitor => {
                    let state = case.talk(self.outlook(&case, now));
                    self.to_visitor(case.id, &ToVisitor::State(state));
                }
                Effect::ShowVisitorMarks => {
                    self.to_talkers(&case, &ToAgent::Seen { case: case.id, marks: case.visitor_marks });
                }
                Effect::ShowTeamMarks => {
                    self.to_visitor(case.id, &ToVisitor::Seen { marks: case.team_marks })
                }
                Effect::Acknowledge(_) | Effect::Deliver(_) => {}
            }
        }
        self.wake_at(self.next_rung());
        if begins {
            self.wake_at(Some(now.after(GONE_AFTER)));
        }
        if frees {
            self.show_floor(now);
        }
        self.steps.push((before, case.clone(), effects));
        case
    }

    fn earlier(&self, case: CaseId, id: &shared::ids::ClientId) -> Option<Message> {
        if self.has(Bug::SaysTwice) {
            return None;
        }
        self.disk.messages.get(&case)?.iter().find(|message| message.id == *id).cloned()
    }

    fn after(&self, case: CaseId, after: u32) -> Vec<Message> {
        let messages = self.disk.messages.get(&case).into_iter().flatten();
        messages.filter(|message| message.seq > after).cloned().collect()
    }

    fn resume(&mut self, line: Line, case: CaseId, after: u32) {
        let skipped = usize::from(self.has(Bug::ResumeOffByOne));
        for message in self.after(case, after).into_iter().skip(skipped) {
            self.out.push((line, Down::Visitor(ToVisitor::Message { message })));
        }
    }

    fn since(&self) -> UnixMillis {
        if self.has(Bug::NoGrace) { UnixMillis(0) } else { self.up_since.unwrap_or(UnixMillis(0)) }
    }

    fn seats(&self) -> Vec<Seat> {
        let seat = |(id, (agent, chosen, seen_at)): (&AgentId, &(Agent, Chosen, UnixMillis))| {
            let owns = |case: &&Case| case.is_connected() && case.owner.as_ref().is_some_and(|o| o.id == *id);
            let proofs = self.peers.values().filter_map(|peer| match peer {
                Peer::Agent(of, proof) if of == id => Some(*proof),
                Peer::Agent(..) | Peer::Visitor(_) => None,
            });
            // A hasty desk takes every proof for six seconds older than it is.
            let hasty = |at: UnixMillis| {
                if self.has(Bug::HastyLoss) { UnixMillis(at.0.saturating_sub(6_000)) } else { at }
            };
            Seat {
                agent: agent.clone(),
                role: Role::Agent,
                chosen: *chosen,
                proof: proofs.max().map(hasty),
                seen_at: hasty(*seen_at),
                talks: u32::try_from(self.disk.cases.values().filter(owns).count()).unwrap(),
            }
        };
        self.disk.members.iter().map(seat).collect()
    }

    fn is_there(&self, agent: &AgentId, now: UnixMillis) -> bool {
        self.seats().iter().any(|seat| seat.agent.id == *agent && seat.is_there(now))
    }

    fn second_there(&self, case: CaseId, now: UnixMillis) -> bool {
        let second = self.disk.cases.get(&case).and_then(|case| case.second.as_ref());
        second.is_some_and(|second| self.is_there(&second.id, now))
    }

    fn team(&self, now: UnixMillis) -> Vec<Member> {
        let member = |seat: Seat| Member {
            presence: seat.presence(now, 1),
            agent: seat.agent,
            role: seat.role,
            chosen: seat.chosen,
        };
        self.seats().into_iter().map(member).filter(|member| member.presence != Presence::Gone).collect()
    }

    fn ringing(&self) -> Vec<&Case> {
        let mut ringing: Vec<_> =
            self.disk.cases.values().filter(|case| case.handoff == Handoff::Ringing).collect();
        ringing.sort_by_key(|case| case.row().turn());
        ringing
    }

    fn queue(&self, now: UnixMillis) -> Queue {
        Queue {
            waiting: self.ringing().iter().map(|case| case.id).collect(),
            crowd: Crowd::of(&self.seats(), now, 1),
            waits: Vec::new(),
        }
    }

    fn outlook(&self, case: &Case, now: UnixMillis) -> Outlook {
        self.queue(now).outlook(case)
    }

    fn show_floor(&mut self, now: UnixMillis) {
        let team = self.team(now);
        let here: BTreeMap<_, _> =
            team.iter().map(|member| (member.agent.id.clone(), (member.presence, member.chosen))).collect();
        let mut changed: Vec<Member> = team
            .into_iter()
            .filter(|member| self.told.get(&member.agent.id) != here.get(&member.agent.id))
            .collect();
        for id in self.told.keys().filter(|id| !here.contains_key(id)) {
            let (agent, chosen, _) = self.disk.members[id].clone();
            changed.push(Member { agent, role: Role::Agent, presence: Presence::Gone, chosen });
        }
        self.told = here;
        for member in changed {
            self.to_agents(&ToAgent::Member(member));
        }
        let queue = self.queue(now);
        let states: Vec<_> =
            self.ringing().into_iter().map(|case| (case.id, case.talk(queue.outlook(case)))).collect();
        let rings = !states.is_empty();
        for (case, state) in states {
            self.to_visitor(case, &ToVisitor::State(state));
        }
        self.wake_at(next_look(&self.seats(), rings, self.since(), now));
    }

    fn snapshot(&self, agent: &AgentId, now: UnixMillis) -> Snapshot {
        let unresolved = self.disk.cases.values().filter(|case| case.state != CaseState::Resolved);
        let cases: Vec<CaseRow> = unresolved.map(Case::row).collect();
        let entry =
            |id: &str| shared::settings::Entry { id: id.parse().unwrap(), label: Text::new(id).unwrap() };
        Snapshot {
            seq: self.disk.feed,
            now,
            me: Session {
                site: "demo".parse().unwrap(),
                agent: self.disk.members[agent].0.clone(),
                role: Role::Agent,
            },
            site_name: Text::new("Demo").unwrap(),
            cases,
            reasons: Vec::new(),
            outcomes: vec![entry("put-right")],
            root_causes: vec![entry("bug")],
            team: self.team(now),
        }
    }

    fn to_agents(&mut self, frame: &ToAgent) {
        let agents = self.peers.iter().filter(|(_, peer)| matches!(peer, Peer::Agent(..)));
        self.out.extend(agents.map(|(line, _)| (*line, Down::Agent(frame.clone()))).collect::<Vec<_>>());
    }

    fn to_talkers(&mut self, case: &Case, frame: &ToAgent) {
        let talks = |peer: &Peer| matches!(peer, Peer::Agent(agent, _) if case.is_of(agent));
        let lines = self.peers.iter().filter(|(_, peer)| talks(peer));
        self.out.extend(lines.map(|(line, _)| (*line, Down::Agent(frame.clone()))).collect::<Vec<_>>());
    }

    fn to_visitor(&mut self, case: CaseId, frame: &ToVisitor) {
        let theirs = |peer: &Peer| matches!(peer, Peer::Visitor(of) if *of == case);
        let lines = self.peers.iter().filter(|(_, peer)| theirs(peer));
        self.out.extend(lines.map(|(line, _)| (*line, Down::Visitor(frame.clone()))).collect::<Vec<_>>());
    }
}
