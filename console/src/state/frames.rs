//! What the Desk says. What it answers to a verb is in [`super::answers`].

use shared::{
    case::{CaseRow, CaseState},
    desk::{Snapshot, ToAgent, Verb},
    ids::{AgentId, CaseId},
    talk::Message,
};

use ::voice::call::Event;

use super::{
    Access, Desk, Followup, House,
    clock::{Clock, Local},
    cue::Cue,
    notice::{Notice, Said},
    voice::Voice,
};

impl Desk {
    /// Takes a frame from the Desk, received at `now`.
    pub fn apply(&mut self, frame: ToAgent, now: Local) -> Vec<Followup> {
        self.link.heard();
        let mut followups = match frame {
            ToAgent::Snapshot(snapshot) => self.begin(snapshot, now),
            ToAgent::Case { seq, row } => self.change(seq, row, now),
            ToAgent::Message { case, message } => self.message(case, message),
            ToAgent::Messages { case, messages } => self.messages(case, messages),
            ToAgent::Done { reference } => self.done(reference, now),
            ToAgent::Refused { reference, refusal } => self.refused(reference, refusal, now),
            ToAgent::Member(member) => self.member(member),
            ToAgent::Seen { case, marks } => {
                if let Some(row) = self.cases.get_mut(&case) {
                    row.marks = marks;
                }
                Vec::new()
            }
            ToAgent::Typing { case } => {
                if let Some(talk) = self.talks.get_mut(&case) {
                    talk.writing = Some(now);
                }
                Vec::new()
            }
            ToAgent::Ice { case, servers } => self.served(case, servers),
            ToAgent::Signal { case, signal } => self.signalled(case, signal),
            ToAgent::Cue => {
                self.cue = Some(Cue(now));
                Vec::new()
            }
        };
        followups.extend(self.follow_call());
        self.see();
        followups.extend(self.report());
        followups
    }

    pub(super) fn notify(&mut self, said: Said, now: Local) {
        self.notice = Some(Notice { said, at: now });
    }

    fn begin(&mut self, snapshot: Snapshot, now: Local) -> Vec<Followup> {
        let reconnected = !self.link.is_up();
        if self.me().is_some_and(|me| *me != snapshot.me.agent.id) {
            // Somebody else signed in from another tab: nothing typed here may go out in their name.
            *self = Self { link: self.link, hidden: self.hidden, ..Self::default() };
        }
        self.link.live(now);
        self.access = Access::In;
        self.seq = snapshot.seq;
        self.resyncing = false;
        let me = snapshot.me.agent.id.clone();
        self.house = Some(House {
            me: snapshot.me,
            site_name: snapshot.site_name,
            reasons: snapshot.reasons,
            outcomes: snapshot.outcomes,
            root_causes: snapshot.root_causes,
            team: snapshot.team.into_iter().map(|member| (member.agent.id.clone(), member)).collect(),
            clock: Clock { desk: snapshot.now, heard: now },
            channels: snapshot.channels,
            bridged: snapshot.bridged,
            files: snapshot.files,
        });
        self.cases = snapshot.cases.into_iter().filter(is_unresolved).map(|row| (row.id, row)).collect();
        let mine: Vec<_> = self.cases.values().filter(|row| talks_in(row, &me)).map(|row| row.id).collect();
        self.talks.retain(|case, _| mine.contains(case));
        self.forget_what_left();
        if let Some(case) = self.claiming.filter(|_| reconnected) {
            self.settle_claim(case, now);
        }
        let mut followups: Vec<Followup> =
            mine.into_iter().flat_map(|case| self.catch_up(case, reconnected)).collect();
        if let Some(case) = self.on_call().filter(|_| reconnected) {
            followups.push(Followup::Phone(case, Event::Linked));
        }
        followups
    }

    /// The answer to a claim was lost with the connection: the snapshot tells it.
    fn settle_claim(&mut self, case: CaseId, now: Local) {
        self.claiming = None;
        let owner = self.cases.get(&case).map(|row| row.owner.clone());
        match owner {
            None => self.notify(Said::Gone, now),
            Some(None) => {}
            Some(Some(owner)) if self.me() == Some(&owner.id) => self.show(Some(case)),
            Some(Some(owner)) => self.notify(Said::TakenBy(owner.name), now),
        }
    }

    /// Asks for what an own conversation may have missed and, after a reconnect, repeats what was never
    /// acknowledged. The Desk stores a repeated message once.
    fn catch_up(&mut self, case: CaseId, reconnected: bool) -> Vec<Followup> {
        let talk = self.talks.entry(case).or_default();
        talk.reading = true;
        if reconnected {
            talk.forget_report();
        }
        let mut verbs = vec![Verb::Read { case, after: talk.after() }];
        if reconnected {
            let unheard = talk.pending.iter().filter(|pending| pending.refused.is_none());
            verbs.extend(unheard.map(|pending| Verb::Say {
                case,
                id: pending.id.clone(),
                text: pending.text.clone(),
            }));
        }
        verbs.into_iter().map(|verb| self.say(verb)).collect()
    }

    fn change(&mut self, seq: u32, row: CaseRow, now: Local) -> Vec<Followup> {
        if seq <= self.seq {
            return Vec::new();
        }
        let gap = self.seq.checked_add(1) != Some(seq);
        self.seq = seq;
        let mut followups = self.place(row, now);
        if gap && !self.resyncing {
            self.resyncing = true;
            followups.push(self.say(Verb::Resync));
        }
        followups
    }

    /// Puts a case where it belongs now.
    pub(super) fn place(&mut self, row: CaseRow, now: Local) -> Vec<Followup> {
        let case = row.id;
        let mine = self.me().is_some_and(|me| talks_in(&row, me));
        if let Some(said) = self.cases.get(&case).and_then(|before| self.after_call(before, &row, now)) {
            self.notify(said, now);
        }
        if is_unresolved(&row) {
            self.cases.insert(case, row);
        } else {
            self.cases.remove(&case);
        }
        if !(mine && self.cases.contains_key(&case)) {
            self.talks.remove(&case);
            self.forget_what_left();
            return Vec::new();
        }
        let new = !self.talks.contains_key(&case);
        let mut followups = if new { self.catch_up(case, false) } else { Vec::new() };
        if self.claiming == Some(case) {
            self.claiming = None;
            self.notice = None;
            self.show(Some(case));
            if self.voice() == Voice::Rung {
                // The key that claims is the one that answers.
                followups.extend(self.speak(case, now));
            }
        }
        self.forget_what_left();
        followups
    }

    fn message(&mut self, case: CaseId, message: Message) -> Vec<Followup> {
        let Some(me) = self.me().cloned() else {
            return Vec::new();
        };
        // A conversation that is not here is read from its beginning when its case becomes ours.
        let Some(talk) = self.talks.get_mut(&case) else {
            return Vec::new();
        };
        let news = talk.take(message, &me);
        let mut followups = Vec::new();
        if talk.has_gap() && !talk.reading {
            talk.reading = true;
            let after = talk.after();
            followups.push(self.say(Verb::Read { case, after }));
        }
        if news && (self.hidden || self.open != Some(case)) {
            followups.push(Followup::Nudge);
        }
        followups
    }

    fn messages(&mut self, case: CaseId, messages: Vec<Message>) -> Vec<Followup> {
        let Some(me) = self.me().cloned() else {
            return Vec::new();
        };
        let Some(talk) = self.talks.get_mut(&case) else {
            return Vec::new();
        };
        let before = talk.after();
        for message in messages {
            talk.take(message, &me);
        }
        let after = talk.after();
        // Asking once more helps only where the answer brought something: otherwise it would go round for ever.
        talk.reading = talk.has_gap() && after > before;
        if talk.reading { vec![self.say(Verb::Read { case, after })] } else { Vec::new() }
    }

    pub(super) fn drop_case(&mut self, case: CaseId) {
        self.cases.remove(&case);
        self.talks.remove(&case);
        self.forget_what_left();
    }

    /// What is on the screen or under the keyboard must exist.
    fn forget_what_left(&mut self) {
        self.open = self.open.filter(|case| self.is_mine(case));
        self.chosen = self.chosen.filter(|case| self.queue().contains(case));
    }
}

/// Whether `me` has a say in the talk: as the owner, or as the colleague who has joined.
pub(super) fn talks_in(row: &CaseRow, me: &AgentId) -> bool {
    owns(row, me) || row.second.as_ref().is_some_and(|second| second.id == *me)
}

pub(super) fn owns(row: &CaseRow, me: &AgentId) -> bool {
    row.state == CaseState::Claimed && row.owner.as_ref().is_some_and(|owner| owner.id == *me)
}

fn is_unresolved(row: &CaseRow) -> bool {
    row.state != CaseState::Resolved
}
