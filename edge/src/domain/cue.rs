//! The soft cue: which agent hears that a visitor may soon wish to talk. It says nothing of the visitor, and may be lost.

use core::time::Duration;

use shared::{ids::AgentId, language::Language, presence::Presence, settings::Settings, time::UnixMillis};

use super::presence::{Seat, fits};

/// How long a site's team is left alone after a cue.
pub const EVERY: Duration = Duration::from_secs(10);

/// Who hears it, of `rested`, where those come first who have done nothing for longest: the first who is free and speaks
/// `language`; the first who is free, where nobody of them does, because somebody is better than nobody. Nobody, where the
/// last cue was just now.
#[must_use]
pub fn cued<'a>(
    settings: &Settings,
    seats: &[Seat],
    rested: &'a [AgentId],
    language: Language,
    last: Option<UnixMillis>,
    now: UnixMillis,
) -> Option<&'a AgentId> {
    if last.is_some_and(|last| now.since(last) < EVERY) {
        return None;
    }
    let is_free = |seat: &Seat| seat.presence(now, settings.talks_at_once) == Presence::Available;
    let free = |agent: &&AgentId| seats.iter().any(|seat| seat.agent.id == **agent && is_free(seat));
    let speaks = |agent: &&AgentId| fits(settings, agent, Some(language), None);
    let mut free = rested.iter().filter(free);
    let first = free.next()?;
    Some(core::iter::once(first).chain(free).find(speaks).unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use shared::{
        case::{Agent, Role},
        presence::Chosen,
        text::Label,
    };

    use super::*;

    const NOW: UnixMillis = UnixMillis(1_000_000);

    fn seat(id: &str) -> Seat {
        Seat {
            agent: Agent { id: id.parse().unwrap(), name: Label::new(id).unwrap() },
            role: Role::Agent,
            chosen: Chosen::Available,
            proof: Some(NOW),
            seen_at: NOW,
            talks: 0,
            leases: 0,
        }
    }

    #[test]
    fn one_hears_it_who_is_free_and_speaks_the_language_and_rested_longest() {
        let settings: Settings = serde_json::from_value(json!({
            "site": "demo", "name": "Shop", "outcomes": [], "root_causes": [],
            "survey": { "id": "s", "question": "How?" },
            "team": [{ "agent": "ana", "languages": ["en"] }, { "agent": "ben", "languages": ["de", "en"] }]
        }))
        .unwrap();
        let check = |seats: &[Seat], rested: &[&str], language, last: Option<u64>, want: Option<&str>| {
            let rested: Vec<_> = rested.iter().map(|agent| agent.parse().unwrap()).collect();
            let got = cued(&settings, seats, &rested, language, last.map(UnixMillis), NOW);
            assert_eq!(got.map(AgentId::as_str), want, "{seats:?} {rested:?} {language} {last:?}");
        };
        let (ana, ben, chi) = (seat("ana"), seat("ben"), seat("chi"));
        let all = [ana.clone(), ben.clone(), chi.clone()];
        let rested = ["ana", "ben", "chi"];
        check(&all, &rested, Language::En, None, Some("ana"));
        check(&all, &rested, Language::De, None, Some("ben"));
        check(&all, &rested, Language::Fr, None, Some("chi"));
        check(&all, &["chi", "ben", "ana"], Language::En, None, Some("chi"));
        // Nobody speaks it: somebody is better than nobody.
        check(&[ana.clone(), ben.clone()], &rested, Language::Fr, None, Some("ana"));
        // Not those who are gone, away, in a talk or closing a case.
        for busy in [
            Seat { proof: None, ..ana.clone() },
            Seat { chosen: Chosen::Away, ..ana.clone() },
            Seat { talks: 1, ..ana.clone() },
            Seat { talks: 1, chosen: Chosen::WrapUp, ..ana },
        ] {
            check(core::slice::from_ref(&busy), &rested, Language::En, None, None);
            check(&[busy, ben.clone(), chi.clone()], &rested, Language::En, None, Some("ben"));
        }
        check(&[], &rested, Language::En, None, None);
        // Not so soon after the last one.
        check(&all, &rested, Language::En, Some(990_001), None);
        check(&all, &rested, Language::En, Some(990_000), Some("ana"));
    }
}
