//! The soft cue: which agent hears that a visitor may soon wish to talk. It says nothing of the visitor, and may be lost.

use core::time::Duration;
use std::collections::BTreeMap;

use shared::{
    ids::AgentId, language::Language, presence::Presence, settings::Settings, time::UnixMillis,
};

use super::presence::{Seat, fits};

/// How long a site's team is left alone after a cue.
pub const EVERY: Duration = Duration::from_secs(10);

/// Who hears it: of those who are free and speak `language`, whoever has done nothing for longest, as `acts` tells when each
/// last did something in a case; of all who are free, where nobody of them speaks it. Nobody, where the last cue was just now.
#[must_use]
pub fn cued<'a>(
    settings: &Settings,
    seats: &'a [Seat],
    acts: &BTreeMap<AgentId, UnixMillis>,
    language: Language,
    last: Option<UnixMillis>,
    now: UnixMillis,
) -> Option<&'a AgentId> {
    if last.is_some_and(|last| now.since(last) < EVERY) {
        return None;
    }
    let is_free = |seat: &&Seat| seat.presence(now, settings.talks_at_once) == Presence::Available;
    let order = |agent: &&AgentId| (!fits(settings, agent, Some(language), None), acts.get(*agent));
    seats.iter().filter(is_free).map(|seat| &seat.agent.id).min_by_key(order)
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
        let check = |seats: &[Seat], acts: &[(&str, u64)], language, last: Option<u64>, want: Option<&str>| {
            let acts = acts.iter().map(|(agent, at)| (agent.parse().unwrap(), UnixMillis(*at))).collect();
            let got = cued(&settings, seats, &acts, language, last.map(UnixMillis), NOW);
            assert_eq!(got.map(AgentId::as_str), want, "{seats:?} {acts:?} {language} {last:?}");
        };
        let (ana, ben, chi) = (seat("ana"), seat("ben"), seat("chi"));
        let all = [ana.clone(), ben.clone(), chi.clone()];
        let acts = [("ana", 10), ("ben", 20), ("chi", 30)];
        check(&all, &acts, Language::En, None, Some("ana"));
        check(&all, &acts, Language::De, None, Some("ben"));
        check(&all, &acts, Language::Fr, None, Some("chi"));
        check(&all, &[("ana", 10), ("ben", 20)], Language::En, None, Some("chi"));
        // Nobody speaks it: somebody is better than nobody.
        check(&[ana.clone(), ben.clone()], &acts, Language::Fr, None, Some("ana"));
        // Not those who are gone, away, in a talk or closing a case.
        let busy = [
            Seat { proof: None, ..ana.clone() },
            Seat { chosen: Chosen::Away, ..ana.clone() },
            Seat { talks: 1, ..ana.clone() },
            Seat { talks: 1, chosen: Chosen::WrapUp, ..ana },
        ];
        check(&busy, &acts, Language::En, None, None);
        check(&[busy.as_slice(), &[ben, chi]].concat(), &acts, Language::En, None, Some("ben"));
        check(&[], &acts, Language::En, None, None);
        // Not so soon after the last one.
        check(&all, &acts, Language::En, Some(990_001), None);
        check(&all, &acts, Language::En, Some(990_000), Some("ana"));
    }
}
