//! The team: where everybody is, what the agent says of themselves, and how a colleague comes into a talk.

use shared::{
    case::{CaseRow, Invitation},
    desk::Verb,
    ids::{AgentId, CaseId},
    presence::{Chosen, Member, Presence},
};

use super::{Desk, Followup, clock::Local, frames::owns, notice::Said, talk::Asking};
use crate::plain;

impl Desk {
    /// Where the agent is. A ring for them is part of it.
    #[must_use]
    pub fn presence(&self) -> Presence {
        let seen = self.myself().map_or(Presence::Gone, |member| member.presence);
        match seen {
            Presence::Available if self.oldest_ringing().is_some() => Presence::Ringing,
            Presence::Available
            | Presence::Ringing
            | Presence::InContact
            | Presence::WrapUp
            | Presence::Away
            | Presence::Gone => seen,
        }
    }

    /// What the agent says of themselves.
    #[must_use]
    pub fn chosen_presence(&self) -> Chosen {
        self.myself().map(|member| member.chosen).unwrap_or_default()
    }

    /// The colleagues at the desk, by name.
    #[must_use]
    pub fn colleagues(&self) -> Vec<Member> {
        let team = self.house.iter().flat_map(|house| house.team.values());
        let mut others: Vec<_> = team.filter(|member| Some(&member.agent.id) != self.me()).cloned().collect();
        others.sort_by(|a, b| a.agent.name.as_str().cmp(b.agent.name.as_str()));
        others
    }

    /// Whether a case rings for the agent, who is free.
    #[must_use]
    pub fn rings_for_me(&self, row: &CaseRow) -> bool {
        let free = self.myself().is_none_or(|member| member.presence == Presence::Available);
        free && self.me().is_some_and(|me| row.rings_for(me))
    }

    /// Whether something waits for the one key: a ring, or a colleague who asks.
    #[must_use]
    pub fn calls(&self) -> bool {
        self.oldest_ringing().is_some() || !self.invitations().is_empty()
    }

    /// The talks that the agent is asked to join.
    #[must_use]
    pub fn invitations(&self) -> Vec<(CaseRow, Invitation)> {
        let mine = |invited: &&Invitation| Some(&invited.to.id) == self.me();
        self.cases
            .values()
            .filter_map(|row| Some((row.clone(), row.invited.as_ref().filter(mine)?.clone())))
            .collect()
    }

    /// Whether the case on the screen is the agent's own, and not a colleague's talk that they have joined.
    #[must_use]
    pub fn owns_open(&self) -> bool {
        let row = self.open.and_then(|case| self.cases.get(&case));
        row.zip(self.me()).is_some_and(|(row, me)| owns(row, me))
    }

    fn myself(&self) -> Option<&Member> {
        self.house.as_ref()?.team.get(self.me()?)
    }

    pub(super) fn member(&mut self, member: Member) -> Vec<Followup> {
        if let Some(house) = &mut self.house {
            let id = member.agent.id.clone();
            // The agent sees themselves whatever the Desk last heard.
            if member.presence == Presence::Gone && house.me.agent.id != id {
                house.team.remove(&id);
            } else {
                house.team.insert(id, member);
            }
        }
        Vec::new()
    }

    /// Says whether rings may come. It is shown at once; the Desk's word follows.
    pub(super) fn be(&mut self, chosen: Chosen, now: Local) -> Vec<Followup> {
        if self.chosen_presence() == chosen {
            return Vec::new();
        }
        if !self.link.is_up() {
            self.notify(Said::Away, now);
            return Vec::new();
        }
        vec![self.say(Verb::Be { chosen })]
    }

    pub(super) fn decline(&mut self, case: CaseId) -> Vec<Followup> {
        let Some(me) = self.me().cloned() else { return Vec::new() };
        match self.cases.get(&case) {
            Some(row) if row.rings_for(&me) => self.say_if_up(Verb::Decline { case }),
            Some(row) if row.invited.as_ref().is_some_and(|invited| invited.to.id == me) => {
                self.say_if_up(Verb::Leave { case })
            }
            Some(_) | None => Vec::new(),
        }
    }

    /// Joins the talk that the agent was asked to join first.
    pub(super) fn join(&mut self) -> Vec<Followup> {
        let Some((row, _)) = self.invitations().into_iter().next() else { return Vec::new() };
        self.claiming = Some(row.id);
        self.say_if_up(Verb::Join { case: row.id })
    }

    /// Opens the form that asks a colleague to join, or puts it away.
    pub(super) fn ask_colleague(&mut self, open: bool) {
        let owns = self.owns_open();
        if let Some((_, talk)) = self.at_hand() {
            talk.asking = (open && owns).then(Asking::default);
        }
    }

    pub(super) fn note_for_colleague(&mut self, note: String) {
        if let Some(asking) = self.at_hand().and_then(|(_, talk)| talk.asking.as_mut()) {
            asking.note = note;
        }
    }

    /// Asks a colleague, with a note that says what they should know.
    pub(super) fn invite(&mut self, agent: AgentId, now: Local) -> Vec<Followup> {
        let Some((case, talk)) = self.at_hand() else { return Vec::new() };
        let Some(Ok(note)) = talk.asking.as_ref().map(|asking| plain::typed(&asking.note)) else {
            self.notify(Said::NeedsNote, now);
            return Vec::new();
        };
        talk.asking = None;
        self.say_if_up(Verb::Invite { case, agent, note })
    }

    /// Leaves the talk on the screen, or takes the invitation to it back.
    pub(super) fn part(&mut self) -> Vec<Followup> {
        self.open.map_or_else(Vec::new, |case| self.say_if_up(Verb::Leave { case }))
    }

    /// Gives the case on the screen to the colleague who has joined; `reason` is what a lead says when it is not the first
    /// time.
    pub(super) fn hand_over(&mut self, reason: &str, now: Local) -> Vec<Followup> {
        let Some(row) = self.open.and_then(|case| self.cases.get(&case)) else { return Vec::new() };
        let (case, again) = (row.id, row.hops > 0);
        let reason = plain::typed(reason).ok();
        if again && reason.is_none() {
            self.notify(Said::NeedsReason, now);
            return Vec::new();
        }
        self.say_if_up(Verb::HandOver { case, reason })
    }

    /// Tells the visitor that somebody is writing, once in a while.
    pub(super) fn tell_writing(&mut self, now: Local) -> Vec<Followup> {
        let up = self.link.is_up();
        let Some((case, talk)) = self.at_hand() else { return Vec::new() };
        let fresh = talk.told_writing.is_some_and(|told| now.since(told) < shared::talk::TYPING_EVERY);
        if !up || fresh || talk.draft.trim().is_empty() {
            return Vec::new();
        }
        talk.told_writing = Some(now);
        vec![self.say(Verb::Typing { case })]
    }
}
