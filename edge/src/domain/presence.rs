//! Who of the team is there, whom a case rings for, and how long a claim may stand.
//!
//! *Invariant:* presence is read from proofs of life, the newest ping of any of an agent's devices, at the moment it
//! matters; nothing that could be out of date stands in for it.

use shared::{
    case::{Agent, Role},
    ids::{AgentId, Choice},
    language::Language,
    presence::{Chosen, GONE_AFTER, Presence},
    response::Response,
    settings::Settings,
    time::UnixMillis,
};

/// What a Desk knows of one agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub agent: Agent,
    /// What they may do.
    pub role: Role,
    /// What they say of themselves.
    pub chosen: Chosen,
    /// The newest proof of life from an open socket; none without one.
    pub proof: Option<UnixMillis>,
    /// The newest proof of life that is kept, from sockets that have closed.
    pub seen_at: UnixMillis,
    /// With how many visitors they talk.
    pub talks: u32,
    /// How many of these claims stand only while they are there: not those who telephone.
    pub leases: u32,
}

impl Seat {
    /// Whether they are at the desk.
    #[must_use]
    pub fn is_there(&self, now: UnixMillis) -> bool {
        self.proof.is_some_and(|proof| proof.after(GONE_AFTER) > now)
    }

    /// Where they are, as far as it does not depend on what rings. With `at_once` talks nothing rings for them.
    #[must_use]
    pub fn presence(&self, now: UnixMillis, at_once: u8) -> Presence {
        match self.chosen {
            _ if !self.is_there(now) => Presence::Gone,
            Chosen::WrapUp if self.talks > 0 => Presence::WrapUp,
            Chosen::Available | Chosen::WrapUp | Chosen::Away if self.talks >= u32::from(at_once) => {
                Presence::InContact
            }
            Chosen::Away => Presence::Away,
            Chosen::Available | Chosen::WrapUp => Presence::Available,
        }
    }

    /// Until when their claims stand: a while longer than they have been seen, so that a page that reloads or a line
    /// that breaks loses nothing. A Desk that was itself away until `desk_since` does not hold that time against
    /// somebody who has no socket yet.
    #[must_use]
    pub fn claims_until(&self, desk_since: UnixMillis) -> UnixMillis {
        let seen = self.proof.map_or(self.seen_at.max(desk_since), |proof| proof.max(self.seen_at));
        seen.after(GONE_AFTER)
    }
}

/// The owners of talks who are gone: what they have rings again.
#[must_use]
pub fn gone(seats: &[Seat], desk_since: UnixMillis, now: UnixMillis) -> Vec<&AgentId> {
    let lost = |seat: &&Seat| seat.leases > 0 && seat.claims_until(desk_since) <= now;
    seats.iter().filter(lost).map(|seat| &seat.agent.id).collect()
}

/// When somebody who counts could first turn out to be gone: the owners of talks, and while something rings, everybody
/// who is there.
#[must_use]
pub fn next_look(
    seats: &[Seat],
    something_rings: bool,
    desk_since: UnixMillis,
    now: UnixMillis,
) -> Option<UnixMillis> {
    let moment = |seat: &Seat| {
        let claims = (seat.leases > 0).then(|| seat.claims_until(desk_since));
        let there = seat.proof.filter(|_| something_rings && seat.is_there(now));
        [claims, there.map(|proof| proof.after(GONE_AFTER))].into_iter().flatten().min()
    };
    seats.iter().filter_map(moment).min()
}

/// Who is at work, and who of them is free.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Crowd {
    /// How many are at the desk and not away.
    pub present: u32,
    /// How many of them are free.
    pub free: u32,
}

impl Crowd {
    /// Counts the seats.
    #[must_use]
    pub fn of<'a>(seats: impl IntoIterator<Item = &'a Seat>, now: UnixMillis, at_once: u8) -> Self {
        seats.into_iter().fold(Self::default(), |crowd, seat| {
            let (present, free) = match seat.presence(now, at_once) {
                Presence::Available | Presence::Ringing => (1, 1),
                Presence::InContact | Presence::WrapUp => (1, 0),
                Presence::Away | Presence::Gone => (0, 0),
            };
            Self { present: crowd.present.saturating_add(present), free: crowd.free.saturating_add(free) }
        })
    }
}

/// Whom the case of `response` rings for: those at work who speak its language and know about it; everybody, which is
/// `None`, where nobody does, because somebody is better than nobody.
#[must_use]
pub fn rung(
    settings: &Settings,
    response: &Response,
    seats: &[Seat],
    now: UnixMillis,
) -> Option<Vec<AgentId>> {
    if settings.team.is_empty() {
        return None;
    }
    let language = response.locale.as_ref().and_then(|tag| Language::matching(tag.as_str()));
    let skill = settings.skill(response.survey.as_ref(), response.reason.as_ref());
    let at_work = seats.iter().filter(|seat| seat.is_there(now) && seat.chosen != Chosen::Away);
    let fit = |agent: &&AgentId| fits(settings, agent, language, skill);
    let fitting: Vec<_> = at_work.map(|seat| &seat.agent.id).filter(fit).cloned().collect();
    (!fitting.is_empty()).then_some(fitting)
}

/// Whether `agent` speaks the language and knows the matter, as far as they have a profile.
#[must_use]
pub fn fits(
    settings: &Settings,
    agent: &AgentId,
    language: Option<Language>,
    skill: Option<&Choice>,
) -> bool {
    settings.team.iter().find(|profile| profile.agent == *agent).is_none_or(|profile| {
        let speaks = |language| profile.languages.is_empty() || profile.languages.contains(&language);
        let knows = |skill| profile.skills.is_empty() || profile.skills.contains(skill);
        language.is_none_or(speaks) && skill.is_none_or(knows)
    })
}

#[cfg(test)]
mod tests;
