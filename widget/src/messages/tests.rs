use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use intl_pluralrules::{PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;
use xtask::build::catalogs;

use super::*;
use crate::words;

/// What is the same word in English.
const SAME: [(&str, &str); 6] =
    [("de", "mild"), ("de", "warm"), ("da", "send"), ("fr", "conversation"), ("nl", "mild"), ("nl", "warm")];

fn source(language: Language) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("messages/{language}.ftl"));
    fs::read_to_string(path).unwrap()
}

/// The messages of a language.
pub(crate) fn catalog(language: Language) -> Messages {
    Messages::new(language, catalogs::read(&source(language)).unwrap(), category)
}

fn tag(language: Language) -> LanguageIdentifier {
    language.tag().parse().unwrap()
}

fn category(language: Language, number: u32) -> String {
    let rules = PluralRules::create(tag(language), PluralRuleType::CARDINAL).unwrap();
    format!("{:?}", rules.select(number).unwrap()).to_lowercase()
}

/// What a message says in English.
pub(crate) fn english(id: &str) -> String {
    catalog(Language::En).text(id)
}

/// The messages of a catalog with their variables.
fn variables(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let Catalog { texts, counted } = catalogs::read(&source(language)).unwrap();
    let texts = texts.into_iter().map(|(id, text)| (id, vec![text], None));
    let counted = counted.into_iter().map(|(id, counted)| {
        (id, counted.forms.into_values().chain([counted.other]).collect(), Some(counted.by))
    });
    let named = |(id, texts, by): (String, Vec<String>, Option<String>)| {
        let texts = texts.iter().flat_map(|text| text.split('{').skip(1));
        let names = texts.map(|after| after.split_once('}').unwrap().0.to_owned());
        (id, names.chain(by).collect())
    };
    texts.chain(counted).map(named).collect()
}

/// Values for all variables that any message has.
fn values(seconds: u32) -> [(&'static str, Value<'static>); 13] {
    [
        ("score", "7".into()),
        ("steps", "8".into()),
        ("warmth", "WARMTH".into()),
        ("name", "{site}".into()),
        ("site", "SITE".into()),
        ("seconds", seconds.into()),
        ("other", "OTHER".into()),
        ("place", "3".into()),
        ("minutes", "4".into()),
        ("number", "+49".into()),
        ("when", "WHEN".into()),
        ("size", "SIZE".into()),
        ("kinds", "KINDS".into()),
    ]
}

fn filled(messages: &Messages, id: &str, seconds: u32) -> String {
    messages.with(id, values(seconds))
}

/// What Fluent itself makes of a language.
struct Fluent(FluentBundle<FluentResource>);

impl Fluent {
    fn of(language: Language) -> Self {
        let mut bundle = FluentBundle::new(vec![tag(language)]);
        // Most texts become attributes and titles, where marks of direction would be read out. The catalogs of
        // right-to-left languages put them where they are needed.
        bundle.set_use_isolating(false);
        bundle.add_resource(FluentResource::try_new(source(language)).unwrap()).unwrap();
        Self(bundle)
    }

    fn filled(&self, id: &str, seconds: u32) -> String {
        let arguments = values(seconds).into_iter().map(|(name, value)| match value {
            Value::Text(text) => (name, FluentValue::from(text)),
            Value::Number(number) => (name, number.into()),
        });
        let pattern = self.0.get_message(id).unwrap().value().unwrap();
        self.0.format_pattern(pattern, Some(&FluentArgs::from_iter(arguments)), &mut Vec::new()).into_owned()
    }
}

#[test]
fn every_message_says_what_fluent_makes_of_it() {
    let numbers = || (0..130).chain([199, 200, 211, 1_000, 1_001, 86_400, 1_000_000, u32::MAX]);
    for language in Language::ALL {
        let (messages, fluent) = (catalog(*language), Fluent::of(*language));
        for id in words::ALL {
            for seconds in numbers() {
                assert_eq!(
                    filled(&messages, id, seconds),
                    fluent.filled(id, seconds),
                    "{language} {id} {seconds}"
                );
            }
        }
    }
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
fn what_is_said_of_calls_is_in_the_catalogs() {
    assert!(voice::shown::MESSAGES.iter().all(|id| words::ALL.contains(id)));
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
                for bad in ["\"", "'", "...", "  ", "$"] {
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
fn what_is_missing_is_told() {
    let german = catalog(Language::De);
    assert_eq!(german.text("no-such-message"), "no-such-message");
    assert_eq!(german.text(words::AGENT_IS_HERE), "{name} ist da.");
    assert_eq!(german.with(words::TRY_IN, []), "Bitte versuchen Sie es in {seconds} Sekunden noch einmal.");
}
