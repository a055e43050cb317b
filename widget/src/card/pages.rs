//! A survey with words of its own for some pages: the card of each, and the choice between them, which the page makes
//! before the loader runs. So the loader knows one card alone, and no other site pays for it.

use core::fmt::Write as _;

use shared::{
    rules::PagePattern,
    settings::{Settings, Survey},
};

use super::{literal, render};
use crate::messages::Messages;

/// The cards of a survey's words for some pages: the pattern as the source of a regular expression for the whole path,
/// and the HTML. The first that fits is the page's.
#[must_use]
pub fn by_page(settings: &Settings, survey: &Survey, messages: &Messages) -> Vec<(String, String)> {
    let card = |words| render(settings, &survey.saying(words), messages);
    survey.pages.iter().map(|words| (expression(&words.page), card(words))).collect()
}

/// An expression of JavaScript for the HTML of the card that fits the page: that of the first pattern that fits its
/// path, else the survey's own. The page is the one that a frame was told, where this runs in one.
#[must_use]
pub fn literal_by_page(settings: &Settings, survey: &Survey, messages: &Messages) -> String {
    let own = literal(&render(settings, survey, messages));
    if survey.pages.is_empty() {
        return own;
    }
    let mut choice = String::new();
    for (expression, card) in by_page(settings, survey, messages) {
        // Writing to a String can't fail.
        let _ = write!(choice, "/{expression}/.test(p)?{}:", literal(&card));
    }
    let page =
        r#"(document.currentScript??document.querySelector('[src*="/embed/"]'))?.dataset.page??location"#;
    format!("(p=>{choice}{own})(new URL({page}).pathname)")
}

/// What stands for the pattern in a regular expression of JavaScript.
fn expression(pattern: &PagePattern) -> String {
    let mut expression = String::from("^");
    for c in String::from(pattern.clone()).chars() {
        match c {
            '*' => expression.push_str(".*"),
            c if c.is_alphanumeric() => expression.push(c),
            c => expression.extend(['\\', c]),
        }
    }
    expression.push('$');
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
