//! Who is at the desk, who waits, and what each is told of it.

use super::*;

impl Desk {
    pub(super) fn seats(&self) -> Vec<Seat> {
        let seat = |(id, (agent, chosen, seen_at)): (&AgentId, &(Agent, Chosen, UnixMillis))| {
            let owns = |case: &Case| case.is_connected() && case.owner.as_ref().is_some_and(|o| o.id == *id);
            let count = |which: &dyn Fn(&Case) -> bool| {
                u32::try_from(self.disk.cases.values().filter(|case| which(case)).count()).unwrap()
            };
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
                talks: count(&owns),
                leases: count(&|case| owns(case) && !case.is_on_phone()),
            }
        };
        self.disk.members.iter().map(seat).collect()
    }

    pub(super) fn is_there(&self, agent: &AgentId, now: UnixMillis) -> bool {
        self.seats().iter().any(|seat| seat.agent.id == *agent && seat.is_there(now))
    }

    pub(super) fn second_there(&self, case: CaseId, now: UnixMillis) -> bool {
        let second = self.disk.cases.get(&case).and_then(|case| case.second.as_ref());
        second.is_some_and(|second| self.is_there(&second.id, now))
    }

    pub(super) fn team(&self, now: UnixMillis) -> Vec<Member> {
        let member = |seat: Seat| Member {
            presence: seat.presence(now, 1),
            agent: seat.agent,
            role: seat.role,
            chosen: seat.chosen,
        };
        self.seats().into_iter().map(member).filter(|member| member.presence != Presence::Gone).collect()
    }

    pub(super) fn ringing(&self) -> Vec<&Case> {
        let mut ringing: Vec<_> =
            self.disk.cases.values().filter(|case| case.handoff == Handoff::Ringing).collect();
        ringing.sort_by_key(|case| case.row().turn());
        ringing
    }

    pub(super) fn queue(&self, now: UnixMillis) -> Queue {
        Queue {
            waiting: self.ringing().iter().map(|case| case.id).collect(),
            crowd: Crowd::of(&self.seats(), now, 1),
            waits: Vec::new(),
        }
    }

    pub(super) fn outlook(&self, case: &Case, now: UnixMillis) -> Outlook {
        self.queue(now).outlook(case)
    }

    pub(super) fn show_floor(&mut self, now: UnixMillis) {
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
            self.tell_agents(&ToAgent::Member(member));
        }
        let queue = self.queue(now);
        let states: Vec<_> =
            self.ringing().into_iter().map(|case| (case.id, case.talk(queue.outlook(case)))).collect();
        let rings = !states.is_empty();
        for (case, state) in states {
            self.tell_visitor(case, &ToVisitor::State(state));
        }
        self.wake_at(next_look(&self.seats(), rings, self.since(), now));
    }

    pub(super) fn snapshot(&self, agent: &AgentId, now: UnixMillis) -> Snapshot {
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
            channels: Vec::new(),
            files: None,
            bridged: false,
        }
    }

    pub(super) fn since(&self) -> UnixMillis {
        if self.has(Bug::NoGrace) { UnixMillis(0) } else { self.up_since.unwrap_or(UnixMillis(0)) }
    }
}
