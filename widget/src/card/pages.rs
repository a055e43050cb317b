//! A survey with words of its own for some pages: the card of each, and the choice between them, which the page makes
//! before the loader runs. So the loader knows one card alone, and no other site pays for it.

use core::fmt::Write as _;

use shared::{
    pages::PageWords,
    settings::{Settings, Survey},
};

use super::{literal, render};
use crate::messages::Messages;

/// An expression of JavaScript for the HTML of the card that fits the page: that of the first pattern that fits its
/// path, else the survey's own. The page is the one that a frame was told, where this runs in one.
#[must_use]
pub fn literal_by_page(settings: &Settings, survey: &Survey, messages: &Messages) -> String {
    let own = literal(&render(settings, survey, messages));
    if survey.pages.is_empty() {
        return own;
    }
    let mut choice = String::new();
    for words in &survey.pages {
        let card = literal(&render(settings, &said_by(survey, words), messages));
        // Writing to a String can't fail.
        let _ = write!(choice, "/^{}$/.test(p)?{card}:", expression(&String::from(words.page.clone())));
    }
    let page =
        r#"(document.currentScript??document.querySelector('[src*="/embed/"]'))?.dataset.page??location"#;
    format!("(p=>{choice}{own})(new URL({page}).pathname)")
}

/// The survey as it speaks on these pages.
fn said_by(survey: &Survey, words: &PageWords) -> Survey {
    let mut survey = survey.clone();
    if let Some(question) = &words.question {
        survey.question = question.clone();
    }
    if !words.acknowledgements.is_empty() {
        survey.acknowledgements = words.acknowledgements.clone();
    }
    survey
}

/// What stands for the pattern in a regular expression of JavaScript.
fn expression(pattern: &str) -> String {
    let mut expression = String::new();
    for c in pattern.chars() {
        match c {
            '*' => expression.push_str(".*"),
            c if c.is_alphanumeric() => expression.push(c),
            c => expression.extend(['\\', c]),
        }
    }
    expression
}

#[cfg(test)]
mod tests {
    use shared::language::Language;

    use super::*;
    use crate::messages::tests::catalog;

    fn settings(pages: &str) -> Settings {
        serde_json::from_str(&format!(
            r#"{{"site":"demo","name":"Shop","survey":{{"id":"s","question":"How was it?","steps":3,"pages":{pages}}},
            "outcomes":[],"root_causes":[]}}"#
        ))
        .unwrap()
    }

    #[test]
    fn each_pattern_brings_its_card() {
        let messages = catalog(Language::En);
        let plain = settings("[]");
        let card = literal(&render(&plain, &plain.survey, &messages));
        assert_eq!(literal_by_page(&plain, &plain.survey, &messages), card);
        let paged = settings(
            r#"[{"page":"/pay/*","question":"How was paying?"},{"page":"*/thanks.html","acknowledgements":["Oh `no`."]}]"#,
        );
        let script = literal_by_page(&paged, &paged.survey, &messages);
        let parts: Vec<&str> = script.split("(p)?`").collect();
        let [first, paying, rest] = parts.as_slice() else { panic!("{script}") };
        assert!(first.ends_with(r"(p=>/^\/pay\/.*$/.test"), "{first}");
        assert!(
            paying.contains("How was paying?") && paying.ends_with(r"`:/^.*\/thanks\.html$/.test"),
            "{paying}"
        );
        let (thanks, own) = rest.split_once("`:`").unwrap();
        assert!(thanks.contains(r"Oh \`no\`.") && thanks.contains("How was it?"), "{thanks}");
        assert!(!own.contains("Oh") && own.contains("How was it?"), "{own}");
    }
}
