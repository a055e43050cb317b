//! A text of the site's own, in one language or in several.

use core::fmt;
use std::collections::BTreeMap;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, MapAccess, Visitor},
};

use crate::{language::Language, text::Label};

/// A text that the site's owner wrote. In JSON it is a string, which is in the site's own language, or an object with
/// a text for each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum LocalText {
    /// In the site's own language.
    One(Label),
    /// By language; never empty.
    Each(BTreeMap<Language, Label>),
}

impl LocalText {
    /// The text in `language`; where there is none, in the `other`, the site's own; else in whatever there is.
    #[must_use]
    pub fn get(&self, language: Language, other: Language) -> &str {
        self.label(language, other).map_or("", Label::as_str)
    }

    /// The same as a label.
    pub(crate) fn label(&self, language: Language, other: Language) -> Option<&Label> {
        match self {
            Self::One(label) => Some(label),
            Self::Each(labels) => {
                labels.get(&language).or_else(|| labels.get(&other)).or_else(|| labels.values().next())
            }
        }
    }
}

impl From<Label> for LocalText {
    fn from(label: Label) -> Self {
        Self::One(label)
    }
}

impl<'de> Deserialize<'de> for LocalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Either)
    }
}

/// Tells a string from an object without the machinery that serde has for all enums.
struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = LocalText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or an object with a text for each language")
    }

    fn visit_str<E: Error>(self, raw: &str) -> Result<LocalText, E> {
        Label::new(raw).map(LocalText::One).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LocalText, A::Error> {
        let mut labels = BTreeMap::new();
        while let Some((language, label)) = map.next_entry()? {
            labels.insert(language, label);
        }
        if labels.is_empty() { Err(A::Error::invalid_length(0, &self)) } else { Ok(LocalText::Each(labels)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_asked_for_then_the_sites_own_then_any() {
        let check = |json: &str, language, other, want: &str| {
            let text: LocalText = serde_json::from_str(json).unwrap();
            assert_eq!(text.get(language, other), want, "{json} {language} {other}");
            assert_eq!(serde_json::to_string(&text).unwrap(), json);
        };
        let three = r#"{"en":"Hello","de":"Hallo","fr":"Bonjour"}"#;
        check(three, Language::De, Language::En, "Hallo");
        check(three, Language::Ja, Language::Fr, "Bonjour");
        check(three, Language::Ja, Language::He, "Hello");
        check("\"Hello\"", Language::De, Language::Fr, "Hello");
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_reason() {
        let check = |json: &str, want: &str| {
            let error = serde_json::from_str::<LocalText>(json).unwrap_err().to_string();
            assert!(error.contains(want), "{json}: {error}");
        };
        check("{}", "a text for each language");
        check("7", "a text, or an object");
        check("\" \"", "text is empty");
        check(r#"{"de":" "}"#, "text is empty");
        check(r#"{"de-AT":"Servus"}"#, "a language is one of en de");
    }
}
