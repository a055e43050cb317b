//! What comes over connections: visitors' frames and agents' verbs.

use super::*;

impl Desk {
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

    pub(super) fn visitor_frame(&mut self, line: Line, case: CaseId, frame: FromVisitor, now: UnixMillis) {
        match frame {
            FromVisitor::Resume { after } => self.resume(line, case, after),
            FromVisitor::Seen { marks } => {
                let _seen = self.happens(case, Event::Seen { by: None, marks }, now);
            }
            FromVisitor::Typing => {
                let case = self.disk.cases[&case].clone();
                self.tell_talkers(&case, &ToAgent::Typing { case: case.id });
            }
            FromVisitor::Want { channel } => {
                let _wanted = self.happens(case, Event::Wanted(channel), now);
            }
            // Nobody speaks or leaves an address here: that is played where it is decided.
            FromVisitor::AskIce
            | FromVisitor::AskTicket
            | FromVisitor::Signal { .. }
            | FromVisitor::AnswersTo { .. } => {}
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

    pub(super) fn agent_frame(&mut self, line: Line, agent: &AgentId, frame: FromAgent, now: UnixMillis) {
        let FromAgent { reference, verb } = frame;
        let answer = match self.verb(line, agent, verb, now) {
            Ok(()) => ToAgent::Done { reference },
            Err(refusal) => ToAgent::Refused { reference, refusal },
        };
        self.out.push((line, Down::Agent(answer)));
    }

    pub(super) fn verb(
        &mut self,
        line: Line,
        agent: &AgentId,
        verb: Verb,
        now: UnixMillis,
    ) -> Result<(), Refusal> {
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
            Verb::Typing { .. } | Verb::AskIce { .. } | Verb::Signal { .. } => return Ok(()),
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
            Verb::Dial { case } => {
                self.disk.dialled += 1;
                let call = format!("call-{:020}", self.disk.dialled).parse().unwrap();
                let event = callback::Event::Dialled { by: who, call };
                (case, Event::Called { by: Some(by), event, terms: terms(now) })
            }
            Verb::Called { case, missed } => {
                let last = self.disk.cases[&case].callback.as_ref().and_then(|one| one.last_call.clone());
                let call = last.ok_or(Refusal::NoCallback)?;
                let event = callback::Event::Told { call, news: missed.map_or(News::Answered, News::Missed) };
                (case, Event::Called { by: Some(by), event, terms: terms(now) })
            }
            Verb::Seen { case, marks } => (case, Event::Seen { by: Some(by), marks }),
        };
        self.happens(case, event, now).map(|_| ())
    }

    pub(super) fn choose(&mut self, agent: &AgentId, chosen: Chosen, now: UnixMillis) {
        self.disk.members.get_mut(agent).unwrap().1 = chosen;
        self.show_floor(now);
    }

    pub(super) fn resume(&mut self, line: Line, case: CaseId, after: u32) {
        let skipped = usize::from(self.has(Bug::ResumeOffByOne));
        for message in self.after(case, after).into_iter().skip(skipped) {
            self.out.push((line, Down::Visitor(ToVisitor::Message { message })));
        }
    }

    pub(super) fn earlier(&self, case: CaseId, id: &shared::ids::ClientId) -> Option<Message> {
        if self.has(Bug::SaysTwice) {
            return None;
        }
        self.disk.messages.get(&case)?.iter().find(|message| message.id == *id).cloned()
    }

    pub(super) fn after(&self, case: CaseId, after: u32) -> Vec<Message> {
        let messages = self.disk.messages.get(&case).into_iter().flatten();
        messages.filter(|message| message.seq > after).cloned().collect()
    }
}
