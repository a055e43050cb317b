//! The messages of one language: its catalog, written in Fluent, and the texts made from it.
//!
//! *Invariant:* every catalog has the messages of [`words`](crate::words), each with the variables that the English one
//! has, so that a text is never missing; the tests hold them to it.

use core::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use shared::language::Language;
use unic_langid::LanguageIdentifier;

/// The messages of one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// A catalog that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogError(String);

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "reading a catalog: {}", self.0)
    }
}

impl Messages {
    /// The messages of `language` from the text of its catalog, `messages/TAG.ftl`.
    ///
    /// # Errors
    /// [`CatalogError`] when it is no Fluent, or names a message twice.
    pub fn new(language: Language, catalog: String) -> Result<Self, CatalogError> {
        let error = |words: &dyn fmt::Debug| CatalogError(format!("{language}: {words:?}"));
        let catalog = FluentResource::try_new(catalog).map_err(|(_, errors)| error(&errors))?;
        let tag: LanguageIdentifier = language.tag().parse().map_err(|reason| error(&reason))?;
        let mut bundle = FluentBundle::new(vec![tag]);
        // Most texts become attributes and titles, where marks of direction would be read out. The catalogs of
        // right-to-left languages put them where they are needed.
        bundle.set_use_isolating(false);
        bundle.add_resource(catalog).map_err(|errors| error(&errors))?;
        Ok(Self { language, bundle })
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a message without variables.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// The text of a message with its variables.
    #[must_use]
    pub fn with<'a, const N: usize>(&'a self, id: &str, values: [(&'a str, FluentValue<'a>); N]) -> String {
        self.format(id, Some(&FluentArgs::from_iter(values)))
    }

    /// A message that is missing shows its name, which tells whoever sees it what to add.
    fn format(&self, id: &str, values: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, values, &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::{
        collections::{BTreeMap, BTreeSet},
        fs,
        path::Path,
    };

    use fluent_syntax::{
        ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
        parser,
    };

    use super::*;
    use crate::words;

    /// What is the same word in English.
    const SAME: [(&str, &str); 6] = [
        ("de", "mild"),
        ("de", "warm"),
        ("da", "send"),
        ("fr", "conversation"),
        ("nl", "mild"),
        ("nl", "warm"),
    ];

    fn source(language: Language) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("messages/{language}.ftl"));
        fs::read_to_string(path).unwrap()
    }

    /// The messages of a language.
    pub(crate) fn catalog(language: Language) -> Messages {
        Messages::new(language, source(language)).unwrap()
    }

    /// What a message says in English.
    pub(crate) fn english(id: &str) -> String {
        catalog(Language::En).text(id)
    }

    /// The messages of a catalog with their variables.
    fn variables(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let source = source(language);
        let entries = parser::parse(source.as_str()).unwrap().body;
        let messages = entries.iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => None,
            Entry::Term(_) | Entry::Junk { .. } => panic!("{language}: {entry:?}"),
        });
        let mut all = BTreeMap::new();
        for message in messages {
            let mut found = BTreeSet::new();
            of_pattern(message.value.as_ref().unwrap(), &mut found);
            let known = all.insert(message.id.name.to_owned(), found);
            assert_eq!(known, None, "{language}: {} stands there twice", message.id.name);
        }
        all
    }

    fn of_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression } => match expression {
                    Expression::Inline(inline) => of_inline(inline, found),
                    Expression::Select { selector, variants } => {
                        of_inline(selector, found);
                        variants.iter().for_each(|variant| of_pattern(&variant.value, found));
                    }
                },
            }
        }
    }

    fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                found.insert(id.name.to_owned());
            }
            InlineExpression::StringLiteral { .. } => {}
            InlineExpression::NumberLiteral { .. }
            | InlineExpression::FunctionReference { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. }
            | InlineExpression::Placeable { .. } => panic!("the catalogs have no use for {inline:?}"),
        }
    }

    /// A message with values for all variables that any has.
    fn filled(messages: &Messages, id: &str, seconds: u32) -> String {
        let values = [
            ("score", "7".into()),
            ("steps", "8".into()),
            ("warmth", "WARMTH".into()),
            ("name", "NAME".into()),
            ("site", "SITE".into()),
            ("seconds", seconds.into()),
            ("other", "OTHER".into()),
            ("place", "3".into()),
            ("minutes", "4".into()),
        ];
        messages.with(id, values)
    }

    #[test]
    fn every_catalog_has_the_messages_of_the_english_one() {
        let english = variables(Language::En);
        assert_eq!(
            english.keys().map(String::as_str).collect::<BTreeSet<_>>(),
            BTreeSet::from_iter(words::ALL.iter().copied())
        );
        for language in Language::ALL {
            assert_eq!(variables(*language), english, "{language}");
        }
        let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("messages")).unwrap().count();
        assert_eq!(files, Language::ALL.len());
    }

    #[test]
    fn nothing_is_left_in_english() {
        let english = catalog(Language::En);
        for language in Language::ALL.iter().filter(|language| **language != Language::En) {
            let messages = catalog(*language);
            for id in words::ALL {
                let same = filled(&messages, id, 5) == filled(&english, id, 5);
                assert_eq!(same, SAME.contains(&(language.tag(), id)), "{language} {id}");
            }
        }
    }

    #[test]
    fn a_text_has_no_spaces_around_it_and_no_straight_quotes_in_it() {
        for language in Language::ALL {
            let messages = catalog(*language);
            for id in words::ALL {
                for seconds in [1, 2, 5, 11, 21, 100] {
                    let text = filled(&messages, id, seconds);
                    assert!(!text.is_empty() && text.trim() == text, "{language} {id}: {text:?}");
                    for bad in ["\"", "'", "...", "  ", "{", "}", "$"] {
                        assert!(!text.contains(bad), "{language} {id}: {bad} in {text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_are_counted_as_the_language_counts() {
        let check = |language, seconds: u32, want: &str| {
            assert_eq!(catalog(language).with(words::TRY_IN, [("seconds", seconds.into())]), want);
        };
        check(Language::En, 1, "Please try again in one second.");
        check(Language::En, 2, "Please try again in 2 seconds.");
        check(Language::Pl, 2, "Spróbuj ponownie za 2 sekundy.");
        check(Language::Pl, 5, "Spróbuj ponownie za 5 sekund.");
        check(Language::Ru, 21, "Попробуйте ещё раз через 21 секунду.");
        check(Language::Ar, 2, "يُرجى المحاولة مرة أخرى بعد ثانيتين.");
        check(Language::Ar, 11, "يُرجى المحاولة مرة أخرى بعد 11 ثانية.");
        check(Language::Ja, 1, "1秒後にもう一度お試しください。");
    }

    #[test]
    fn what_is_missing_or_no_fluent_is_told() {
        assert_eq!(catalog(Language::De).text("no-such-message"), "no-such-message");
        assert!(Messages::new(Language::De, "close = Zu\nclose = Schließen\n".to_owned()).is_err());
        let error = Messages::new(Language::De, "close = { \n".to_owned()).err().unwrap().to_string();
        assert!(error.starts_with("reading a catalog: de: "), "{error}");
    }
}
