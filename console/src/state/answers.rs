//! What the Desk answers to a verb: carried out, or refused and why.
//!
//! *Invariant:* an answer to a verb that nobody waits for changes nothing.

use shared::{
    case::{Agent, CaseRow, CaseState},
    desk::Verb,
    ids::CaseId,
    problem::Refusal,
};

use super::{Desk, Followup, clock::Local, notice::Said};

impl Desk {
    pub(super) fn done(&mut self, reference: u32, now: Local) -> Vec<Followup> {
        match self.waiting.remove(&reference) {
            Some(Verb::Claim { case }) => {
                let me = self.house.as_ref().map(|house| house.me.agent.clone());
                self.own(case, me, now)
            }
            Some(Verb::Resolve { case, .. }) => {
                self.drop_case(case);
                self.notify(Said::Closed, now);
                Vec::new()
            }
            Some(
                Verb::Say { .. }
                | Verb::Read { .. }
                | Verb::Resync
                | Verb::AskIce { .. }
                | Verb::Signal { .. }
                | Verb::Be { .. }
                | Verb::Decline { .. }
                | Verb::Invite { .. }
                | Verb::Join { .. }
                | Verb::Leave { .. }
                | Verb::HandOver { .. }
                | Verb::Dial { .. }
                | Verb::Called { .. }
                | Verb::Seen { .. }
                | Verb::Typing { .. },
            )
            | None => Vec::new(),
        }
    }

    /// The case has an owner, whatever its row said until now.
    fn own(&mut self, case: CaseId, owner: Option<Agent>, now: Local) -> Vec<Followup> {
        match self.cases.get(&case).cloned() {
            Some(row) => self.place(CaseRow { owner, state: CaseState::Claimed, ..row }, now),
            None => Vec::new(),
        }
    }

    pub(super) fn refused(&mut self, reference: u32, refusal: Refusal, now: Local) -> Vec<Followup> {
        match self.waiting.remove(&reference) {
            Some(Verb::Claim { case }) => self.claim_refused(case, refusal, now),
            Some(Verb::Say { case, id, .. }) => {
                if let Some(pending) = self.talks.get_mut(&case).and_then(|talk| talk.find(&id)) {
                    pending.refused = Some(refusal);
                }
                Vec::new()
            }
            Some(Verb::Read { case, .. }) => {
                if let Some(talk) = self.talks.get_mut(&case) {
                    talk.reading = false;
                }
                Vec::new()
            }
            Some(Verb::Resolve { case, .. }) => {
                if is_end(&refusal) {
                    self.drop_case(case);
                    self.notify(Said::Gone, now);
                } else if let Some(form) = self.talks.get_mut(&case).and_then(|talk| talk.wrap_up.as_mut()) {
                    form.sent = false;
                    form.refused = Some(refusal);
                }
                Vec::new()
            }
            Some(Verb::Resync) => {
                self.resyncing = false;
                Vec::new()
            }
            // What the agent did not do by hand is not worth a word.
            Some(Verb::Seen { .. } | Verb::Typing { .. }) => Vec::new(),
            Some(Verb::Join { case }) => {
                self.claiming = self.claiming.filter(|claiming| *claiming != case);
                self.notify(Said::Refused(refusal), now);
                Vec::new()
            }
            Some(
                Verb::Be { .. }
                | Verb::Decline { .. }
                | Verb::Invite { .. }
                | Verb::Leave { .. }
                | Verb::HandOver { .. }
                | Verb::Dial { .. }
                | Verb::Called { .. }
                | Verb::AskIce { .. }
                | Verb::Signal { .. },
            )
            | None => {
                self.notify(Said::Refused(refusal), now);
                Vec::new()
            }
        }
    }

    fn claim_refused(&mut self, case: CaseId, refusal: Refusal, now: Local) -> Vec<Followup> {
        if is_end(&refusal) {
            self.claiming = self.claiming.filter(|claiming| *claiming != case);
            self.drop_case(case);
            self.notify(Said::Gone, now);
            return Vec::new();
        }
        if let Refusal::ClaimedBy { agent } = refusal {
            // From another tab of the same agent it is theirs all the same.
            if self.me() != Some(&agent.id) {
                self.claiming = self.claiming.filter(|claiming| *claiming != case);
                self.notify(Said::TakenBy(agent.name.clone()), now);
            }
            return self.own(case, Some(agent), now);
        }
        self.claiming = self.claiming.filter(|claiming| *claiming != case);
        self.notify(Said::Refused(refusal), now);
        Vec::new()
    }
}

/// Whether the refusal says that there is no such case to work on.
fn is_end(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::UnknownCase | Refusal::AlreadyResolved)
}
