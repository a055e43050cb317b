use shared::language::Language;

use super::*;
use crate::messages::tests::{catalog, english};

const ID: &str = "01931d1e-7a3c-7c5d-8f2a-0123456789ab";

fn settings(steps: u8) -> Settings {
    let json = format!(
        r#"{{"site":"demo","name":"Harbour & Pine","survey":{{"id":"checkout","question":"How did <this> feel?",
        "steps":{steps}}},"reasons":[{{"id":"price","label":"The \"price\""}}],"outcomes":[],"root_causes":[]}}"#
    );
    serde_json::from_str(&json).unwrap()
}

fn response(score: u8, more: &str) -> Response {
    serde_json::from_str(&format!(r#"{{"id":"{ID}","score":{score},"steps":5{more}}}"#)).unwrap()
}

fn with<T>(settings: &Settings, render: impl FnOnce(Ask<'_>) -> T) -> T {
    let key = "abcdefghijklmnopqrstuvwx".parse().unwrap();
    let (messages, order) = (catalog(Language::En), Fact::new("4711").ok());
    let (survey, css_href, js_href) = (&settings.survey, "/assets/ask.css", "/assets/ask.js");
    render(Ask { messages: &messages, settings, survey, order: order.as_ref(), key: &key, css_href, js_href })
}

#[test]
fn one_button_a_step() {
    let check = |steps: u8, picked: Option<u8>| {
        let picked = picked.map(|score| score.try_into().unwrap());
        let html = with(&settings(steps), |ask| question(ask, ID.parse().unwrap(), picked));
        assert_eq!(html.matches("<button name=\"score\"").count(), usize::from(steps), "{html}");
        assert_eq!(html.matches("autofocus").count(), usize::from(picked.is_some()), "{html}");
        let what = if picked.is_some() { "data-what=\"send\"" } else { "data-what=\"find\"" };
        assert!(html.contains(what) && html.contains("name=\"order\" value=\"4711\""), "{html}");
        let soon = html.contains(&english(words::SENT_SOON));
        assert_eq!(soon, picked.is_some(), "{html}");
        assert!(html.contains("<h1>How did &lt;this&gt; feel?</h1>") && html.contains(ID), "{html}");
    };
    check(5, None);
    check(4, Some(1));
    check(3, Some(3));
}

#[test]
fn the_answer_fits_the_score() {
    let check = |score: u8, newest: u32, overtaken: bool, want: &[&str], not: &[&str]| {
        let response = response(score, "");
        let html =
            with(&settings(5), |ask| answered(ask, Answered { response: &response, newest, overtaken }));
        for part in want {
            assert!(html.contains(part), "{part} in {html}");
        }
        for part in not {
            assert!(!html.contains(part), "{part} not in {html}");
        }
    };
    let [reasons, arrived, overtaken] = [words::REASONS, words::ARRIVED, words::OVERTAKEN].map(english);
    let [reasons, arrived, overtaken] = [&*reasons, &*arrived, &*overtaken];
    let (talk, change) = (english(words::TALK), english(words::CHANGE));
    let always = [
        "data-what=\"keep\"",
        "value=\"4711\"",
        &*talk,
        "formaction=\"/ask/demo/talk?lang=en\"",
        "></textarea>",
        &*change,
    ];
    check(1, 0, false, &[&always[..], &[reasons, "We are sorry.", "value=\"1\"", arrived]].concat(), &[]);
    check(5, 0, false, &[&always[..], &["Wonderful"]].concat(), &[reasons]);
    check(1, 7, true, &[&always[..], &[overtaken, "name=\"rev\" value=\"8\""]].concat(), &[arrived]);
}

#[test]
fn what_was_not_stored_is_offered_again_as_it_was() {
    let response = response(2, r#","rev":3,"reason":"price","comment":"\"a\" <b>""#);
    for (press, action) in [(false, "\"/ask/demo?lang=en\""), (true, "\"/ask/demo/talk?lang=en\"")] {
        let html = with(&settings(5), |ask| not_stored(ask, &response, press));
        let comment = "name=\"comment\" value=\"&quot;a&quot; &lt;b&gt;\"";
        let rev = "name=\"rev\" value=\"3\"";
        for part in [action, comment, rev, "value=\"price\"", &english(words::NOT_STORED)] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}

#[test]
fn what_people_write_stays_text() {
    let response = response(1, r#","comment":"</textarea><script>alert(1)</script> &lt;""#);
    let answer = Answered { response: &response, newest: 0, overtaken: false };
    let html = with(&settings(5), |ask| answered(ask, answer));
    assert!(html.contains(">&lt;/textarea>&lt;script>alert(1)&lt;/script> &amp;lt;</textarea>"), "{html}");
}
