//! The languages that the interface speaks, and which of them fits what somebody asks for.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

macro_rules! languages {
    ($($name:ident $tag:literal)*) => {
        /// A language of the interface. Its catalog is `widget/messages/TAG.ftl`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Language {
            $(#[doc = concat!("`", $tag, "`")] $name,)*
        }

        impl Language {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its tag (BCP 47), as `lang` attributes have it.
            #[must_use]
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag,)*
                }
            }
        }
    };
}

languages! {
    En "en" De "de" Fr "fr" Es "es" It "it" Pt "pt" Nl "nl" Pl "pl"
    Cs "cs" Sv "sv" Da "da" Nb "nb" Fi "fi" El "el" Tr "tr" Ru "ru"
    Uk "uk" Ro "ro" Hu "hu" Ar "ar" He "he" Ja "ja" Hi "hi" Zh "zh"
}

/// Tags that name one of the languages in another way, or one whose readers read it.
const OTHER_TAGS: [(&str, Language); 6] = [
    ("no", Language::Nb),
    ("nn", Language::Nb),
    ("iw", Language::He),
    ("mo", Language::Ro),
    ("yue", Language::Zh),
    ("cmn", Language::Zh),
];

/// A string that is no tag of a language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageError;

impl fmt::Display for LanguageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a language is one of")?;
        Language::ALL.iter().try_for_each(|language| write!(f, " {language}"))
    }
}

impl Language {
    /// The direction of its script, as `dir` attributes have it.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if matches!(self, Self::Ar | Self::He) { "rtl" } else { "ltr" }
    }

    /// The language that fits a tag of any precision best: `de-AT` is German. None where it is none of ours.
    #[must_use]
    pub fn matching(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim();
        let named = Self::ALL.iter().map(|language| (language.tag(), *language));
        named.chain(OTHER_TAGS).find(|(known, _)| known.eq_ignore_ascii_case(primary)).map(|(_, it)| it)
    }

    /// The tags that name it in another way, or a language whose readers read it.
    pub fn other_tags(self) -> impl Iterator<Item = &'static str> {
        OTHER_TAGS.into_iter().filter(move |(_, language)| *language == self).map(|(tag, _)| tag)
    }

    /// The one among `spoken` that an `Accept-Language` header likes best; of two liked alike, the first named. What
    /// the header allows without naming it (`*`) is nothing to go by.
    #[must_use]
    pub fn accepted(header: &str, spoken: impl Fn(Self) -> bool) -> Option<Self> {
        let mut best = None;
        for range in header.split(',') {
            let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
            let weight = thousandths(weight);
            let found = Self::matching(tag).filter(|language| weight > 0 && spoken(*language));
            if let Some(language) = found
                && best.is_none_or(|(_, most)| weight > most)
            {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

/// The weight `q=0.85` as 850; 0, which refuses, where it is none.
fn thousandths(weight: &str) -> u16 {
    let Some(number) = weight.trim().strip_prefix("q=") else { return 0 };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    if whole == "1" {
        return 1_000;
    }
    let digits = decimals.bytes().filter(u8::is_ascii_digit).chain(*b"000");
    digits.take(3).fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
}

impl FromStr for Language {
    type Err = LanguageError;

    /// The language of exactly this tag.
    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        Self::ALL.iter().copied().find(|language| language.tag() == tag).ok_or(LanguageError)
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(tag: String) -> Result<Self, LanguageError> {
        tag.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.tag().to_owned()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_any_precision_finds_its_language() {
        let check = |tag: &str, want: Option<Language>| assert_eq!(Language::matching(tag), want, "{tag}");
        for language in Language::ALL {
            check(language.tag(), Some(*language));
            assert_eq!(language.tag().parse(), Ok(*language));
        }
        check("de-AT", Some(Language::De));
        check("pt-BR", Some(Language::Pt));
        check("PT_br", Some(Language::Pt));
        check("zh-Hans-CN", Some(Language::Zh));
        check(" EN-gb", Some(Language::En));
        check("no", Some(Language::Nb));
        check("nn-NO", Some(Language::Nb));
        check("iw-IL", Some(Language::He));
        for unknown in ["", "-", "d", "deu", "x-de", "*", "tlh", "ä"] {
            check(unknown, None);
            assert_eq!(unknown.parse::<Language>(), Err(LanguageError));
        }
        assert_eq!("de-AT".parse::<Language>(), Err(LanguageError));
    }

    #[test]
    fn the_best_liked_that_is_spoken_is_accepted() {
        let check = |header: &str, spoken: &[Language], want: Option<Language>| {
            let got = Language::accepted(header, |language| spoken.contains(&language));
            assert_eq!(got, want, "{header}");
        };
        let all = Language::ALL;
        check("de-AT,de;q=0.9,en;q=0.8", all, Some(Language::De));
        check("de-AT,de;q=0.9,en;q=0.8", &[Language::En, Language::Fr], Some(Language::En));
        check("en;q=0.8, de", all, Some(Language::De));
        check("en;q=0.85, fr;q=0.9 , de;q=0.899", all, Some(Language::Fr));
        check("fr, de", all, Some(Language::Fr));
        check("fr;q=0, de;q=0.000, en;q=0.001", all, Some(Language::En));
        check("tlh, *;q=0.5", all, None);
        check("fr;q=0", all, None);
        check("fr;q=x, de;x=1, ja;q=", all, None);
        check("", all, None);
        check(",;,", all, None);
        check("fr", &[], None);
    }

    #[test]
    fn two_languages_run_from_right_to_left() {
        let rtl: Vec<&str> =
            Language::ALL.iter().filter(|it| it.direction() == "rtl").map(|it| it.tag()).collect();
        assert_eq!(rtl, ["ar", "he"]);
    }

    #[test]
    fn in_json_it_is_its_tag_and_no_other() {
        assert_eq!(serde_json::to_string(&Language::Zh).unwrap(), "\"zh\"");
        assert_eq!(serde_json::from_str::<Language>("\"he\"").unwrap(), Language::He);
        let error = serde_json::from_str::<Language>("\"de-AT\"").unwrap_err().to_string();
        assert!(error.contains("one of en de fr"), "{error}");
    }
}
