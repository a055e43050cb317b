//! Carrying out what the domain decides, and the alarm.

use super::*;

impl Desk {
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
        let looks = !self.has(Bug::CallForgotten);
        let due = |case: &&Case| looks && case.call_due().is_some_and(|due| due <= now);
        let due: Vec<_> = self.disk.cases.values().filter(due).map(|case| case.id).collect();
        for case in due {
            let event = Event::Called { by: None, event: callback::Event::TimePassed, terms: terms(now) };
            let _passed = self.happens(case, event, now);
        }
        self.show_floor(now);
        self.wake_at(self.next_due());
    }

    /// When something is due next with any case.
    pub(super) fn next_due(&self) -> Option<UnixMillis> {
        self.disk.cases.values().flat_map(|case| [case.rung_due, case.call_due()]).flatten().min()
    }

    pub(super) fn wake_at(&mut self, due: Option<UnixMillis>) {
        self.disk.alarm = [self.disk.alarm, due].into_iter().flatten().min();
    }

    pub(super) fn happens(&mut self, case: CaseId, event: Event, now: UnixMillis) -> Result<Case, Refusal> {
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

    pub(super) fn carry_out(
        &mut self,
        before: Option<Case>,
        (case, mut effects): Step,
        now: UnixMillis,
    ) -> Case {
        if !effects.is_empty() {
            self.disk.cases.insert(case.id, case.clone());
        }
        let lost = effects.iter().any(|effect| matches!(effect, Effect::Record(Happening::OwnerLost, _)));
        let nobody = effects.contains(&Effect::Record(Happening::NobodyCame, None));
        effects.retain(|effect| match effect {
            Effect::ShowVisitor => !(nobody && self.has(Bug::NobodyUntold)),
            Effect::ShowAgents => !(lost && self.has(Bug::RingsUnseen)),
            Effect::Record(..)
            | Effect::Append(_)
            | Effect::Acknowledge(_)
            | Effect::ShowVisitorMarks
            | Effect::ShowTeamMarks
            | Effect::Deliver(_)
            | Effect::ShowWayBack
            | Effect::SendAnswers { .. } => true,
        });
        let (mut begins, mut frees) = (false, false);
        for effect in &effects {
            match effect {
                Effect::Record(what, _) => {
                    begins |= *what == Happening::Pressed;
                    frees |= what.moves_queue();
                }
                Effect::Append(message) => {
                    self.disk.messages.entry(case.id).or_default().push(message.clone());
                    self.tell_talkers(&case, &ToAgent::Message { case: case.id, message: message.clone() });
                    self.tell_visitor(case.id, &ToVisitor::Message { message: message.clone() });
                }
                Effect::ShowAgents => {
                    self.disk.feed += 1;
                    self.tell_agents(&ToAgent::Case { seq: self.disk.feed, row: case.row() });
                }
                Effect::ShowVisitor => {
                    let state = case.talk(self.outlook(&case, now));
                    self.tell_visitor(case.id, &ToVisitor::State(state));
                }
                Effect::ShowVisitorMarks => {
                    self.tell_talkers(&case, &ToAgent::Seen { case: case.id, marks: case.visitor_marks });
                }
                Effect::ShowTeamMarks => {
                    self.tell_visitor(case.id, &ToVisitor::Seen { marks: case.team_marks })
                }
                Effect::Acknowledge(_)
                | Effect::Deliver(_)
                | Effect::ShowWayBack
                | Effect::SendAnswers { .. } => {}
            }
        }
        self.wake_at(self.next_due());
        if frees {
            self.show_floor(now);
        } else if begins {
            self.wake_at(next_look(&self.seats(), true, self.since(), now));
        }
        self.steps.push((before, case.clone(), effects));
        case
    }

    pub(super) fn tell_agents(&mut self, frame: &ToAgent) {
        let agents = self.peers.iter().filter(|(_, peer)| matches!(peer, Peer::Agent(..)));
        self.out.extend(agents.map(|(line, _)| (*line, Down::Agent(frame.clone()))).collect::<Vec<_>>());
    }

    pub(super) fn tell_talkers(&mut self, case: &Case, frame: &ToAgent) {
        let talks = |peer: &Peer| matches!(peer, Peer::Agent(agent, _) if case.is_of(agent));
        let lines = self.peers.iter().filter(|(_, peer)| talks(peer));
        self.out.extend(lines.map(|(line, _)| (*line, Down::Agent(frame.clone()))).collect::<Vec<_>>());
    }

    pub(super) fn tell_visitor(&mut self, case: CaseId, frame: &ToVisitor) {
        let theirs = |peer: &Peer| matches!(peer, Peer::Visitor(of) if *of == case);
        let lines = self.peers.iter().filter(|(_, peer)| theirs(peer));
        self.out.extend(lines.map(|(line, _)| (*line, Down::Visitor(frame.clone()))).collect::<Vec<_>>());
    }
}
