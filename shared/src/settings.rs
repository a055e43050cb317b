//! A site's settings: what its owner decides.

mod origin;
mod survey;

use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{
    callback::Callbacks,
    case::Channel,
    files::Files,
    hours::Hours,
    ids::{AgentId, Choice, SiteId},
    intake::{Limits, ShardTable},
    language::Language,
    local_text::LocalText,
    look::Look,
    mail::MailSettings,
    route::VoiceSettings,
    rules::Cap,
    text::{Label, Text},
};

pub use self::{
    origin::{OriginError, OriginRule},
    survey::{Reason, Survey},
};

/// Everything that a site's owner decides. In JSON, what may be left out has a default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The site's public id.
    pub site: SiteId,
    /// Its name, as its visitors know it.
    pub name: Label,
    /// The site's own language: that of its texts which are given in one alone.
    #[serde(default = "default_language")]
    pub language: Language,
    /// The languages that the site speaks besides.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// The origins whose pages may embed the widget. None means none.
    #[serde(default)]
    pub origins: Vec<OriginRule>,
    /// Whether a response without an `Origin` header is taken: such a request never comes from a page, but may
    /// come from the site's own server.
    #[serde(default)]
    pub accept_without_origin: bool,
    /// The question, unless a page asks for another one.
    pub survey: Survey,
    /// Further questions, asked for by their ids.
    #[serde(default)]
    pub surveys: Vec<Survey>,
    /// The card's colours.
    #[serde(default)]
    pub look: Look,
    /// How seldom one visitor is asked, over all surveys; no limit where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Cap>,
    /// The reason chips for an unhappy visitor.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// What a wrap-up may choose as outcome.
    pub outcomes: Vec<Entry>,
    /// What a wrap-up may choose as root cause.
    pub root_causes: Vec<Entry>,
    /// Where the site's own systems hear of cases.
    #[serde(default)]
    pub webhooks: Vec<Webhook>,
    /// When the team is there; always where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// How visitors are called back; they are not where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callbacks: Option<Callbacks>,
    /// How long a press may stay unclaimed before `handoff.unclaimed` goes out, in seconds.
    #[serde(default = "default_unclaimed_after_s")]
    pub unclaimed_after_s: u32,
    /// How long it may stay unclaimed before the visitor is told that nobody came, in seconds.
    #[serde(default = "default_missed_after_s")]
    pub missed_after_s: u32,
    /// With how many visitors one agent talks at once; with so many, nothing rings for them.
    #[serde(default = "default_talks_at_once")]
    pub talks_at_once: u8,
    /// What members of the team are rung for; whoever is not listed, for everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub team: Vec<Profile>,
    /// Whether an agent reads, with a press, what went wrong in the page last: its script's error and its failed request, masked.
    #[serde(default)]
    pub page_errors: bool,
    /// On how many shards its responses are taken in.
    #[serde(default)]
    pub shards: ShardTable,
    /// How many of them it takes at most.
    #[serde(default)]
    pub limits: Limits,
    /// Whether its visitors and agents may speak, and by which servers.
    #[serde(default)]
    pub voice: VoiceSettings,
    /// By whom it sends mail to visitors who have left; by nobody where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailSettings>,
    /// Whether its own systems, told by `message.unseen`, send answers to visitors who have left.
    #[serde(default)]
    pub answers_by_webhook: bool,
    /// Which files visitors and agents may send each other; none where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Files>,
    /// How long an answer may stay undelivered before it goes the way back that its visitor gave, in seconds.
    #[serde(default = "default_unseen_after_s")]
    pub unseen_after_s: u32,
}

/// What a member of the team is rung for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Who.
    pub agent: AgentId,
    /// The languages that they speak; all where it is left out.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// What they are good at; everything where it is left out.
    #[serde(default)]
    pub skills: Vec<Choice>,
}

/// An entry of one of the site's own short lists for its team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id, which is stored.
    pub id: Choice,
    /// Its text, which is shown.
    pub label: Label,
}

/// A target of the site's own that is told of cases, signed as Standard Webhooks says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// Where to; checked when it is used, because what is allowed depends on where the edge runs.
    pub url: Text<2_000>,
    /// The signing secret: `whsec_` and 24 to 64 bytes in base64.
    pub secret: Text<200>,
}

fn default_language() -> Language {
    Language::En
}

fn default_unclaimed_after_s() -> u32 {
    20
}

fn default_missed_after_s() -> u32 {
    180
}

fn default_unseen_after_s() -> u32 {
    60
}

fn default_talks_at_once() -> u8 {
    1
}

impl Settings {
    /// The survey of this id; the site's default where there is none of it.
    #[must_use]
    pub fn survey(&self, id: Option<&Choice>) -> &Survey {
        self.surveys.iter().find(|survey| Some(&survey.id) == id).unwrap_or(&self.survey)
    }

    /// Whether the site speaks `language`.
    #[must_use]
    pub fn speaks(&self, language: Language) -> bool {
        language == self.language || self.languages.contains(&language)
    }

    /// The language for a visitor whose address asks for the tag `asked` and whose browser likes what `accepted`, an
    /// `Accept-Language` header, says: the first of these that the site speaks, or else its own.
    #[must_use]
    pub fn language_for(&self, asked: Option<&str>, accepted: Option<&str>) -> Language {
        let asked = asked.and_then(Language::matching).filter(|language| self.speaks(*language));
        asked
            .or_else(|| Language::accepted(accepted?, |language| self.speaks(language)))
            .unwrap_or(self.language)
    }

    /// The reasons as its team reads them: in the site's own language.
    #[must_use]
    pub fn reasons_for_team(&self) -> Vec<Entry> {
        let entry = |reason: &Reason| {
            let label = reason.label.label(self.language, self.language)?;
            Some(Entry { id: reason.id.clone(), label: label.clone() })
        };
        self.reasons.iter().filter_map(entry).collect()
    }

    /// The languages that the site speaks, its own first.
    pub fn spoken(&self) -> impl Iterator<Item = Language> {
        let others = self.languages.iter().copied().filter(|language| *language != self.language);
        core::iter::once(self.language).chain(others)
    }

    /// A text of the site's own in `language`, or as near to it as there is one.
    #[must_use]
    pub fn text<'a>(&self, text: &'a LocalText, language: Language) -> &'a str {
        text.get(language, self.language)
    }

    /// How long a press may stay unclaimed before `handoff.unclaimed` goes out.
    #[must_use]
    pub fn unclaimed_after(&self) -> Duration {
        Duration::from_secs(self.unclaimed_after_s.into())
    }

    /// How long a press may stay unclaimed before its visitor is told that nobody came; never sooner than the site's own
    /// systems are.
    #[must_use]
    pub fn missed_after(&self) -> Duration {
        Duration::from_secs(self.missed_after_s.max(self.unclaimed_after_s).into())
    }

    /// How long an answer may stay undelivered before it goes the way back that its visitor gave.
    #[must_use]
    pub fn unseen_after(&self) -> Duration {
        Duration::from_secs(self.unseen_after_s.into())
    }

    /// Whether answers reach visitors who have left.
    #[must_use]
    pub fn sends_answers(&self) -> bool {
        self.mail.is_some() || self.answers_by_webhook && !self.webhooks.is_empty()
    }

    /// What an agent should be good at to talk about a response to `survey` that gives `reason`.
    #[must_use]
    pub fn skill(&self, survey: Option<&Choice>, reason: Option<&Choice>) -> Option<&Choice> {
        let reason = reason.and_then(|id| self.reasons.iter().find(|reason| reason.id == *id));
        reason.and_then(|reason| reason.skill.as_ref()).or(self.survey(survey).skill.as_ref())
    }

    /// How the site talks.
    #[must_use]
    pub fn channels(&self) -> Vec<Channel> {
        let voice = (!self.voice.off).then_some(Channel::Voice);
        let called = self.callbacks.as_ref().is_some_and(|callbacks| !callbacks.countries.is_empty());
        let callback = called.then_some(Channel::Callback);
        core::iter::once(Channel::Chat).chain(voice).chain(callback).collect()
    }

    /// Whether a page of `origin` may embed the widget; `None` is a request without the header.
    #[must_use]
    pub fn allows(&self, origin: Option<&str>) -> bool {
        match origin {
            None => self.accept_without_origin,
            Some(origin) => self.origins.iter().any(|rule| rule.allows(origin)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_is_spoken_to_in_a_language_of_the_site() {
        let settings: Settings = serde_json::from_str(
            r#"{"site":"demo","name":"Shop","survey":{"id":"s","question":"How?"},"outcomes":[],"root_causes":[],
            "language":"de","languages":["fr","ar"]}"#,
        )
        .unwrap();
        let check = |asked, accepted, want: Language| {
            assert_eq!(settings.language_for(asked, accepted), want, "{asked:?} {accepted:?}");
        };
        check(None, None, Language::De);
        check(Some("fr-CA"), Some("ar"), Language::Fr);
        check(Some("ja"), Some("ja, ar;q=0.5"), Language::Ar);
        check(Some("x"), Some("ja"), Language::De);
        check(None, Some("en, de;q=0.1, fr;q=0.2"), Language::Fr);
    }
}
