//! The question as plain pages: for where no script runs, and behind a link in a mail or a text message.
//!
//! *Invariants:* nothing is said by opening a page, only by sending its form; every form carries the response's id, its
//! revision and the key of the conversation, so that the same form sent twice says the same thing once. A page that a
//! link with a step opened sends its form by itself once a person has had it before their eyes, where a script runs
//! (`loader/ask.js`).

use leptos::prelude::*;
use shared::{
    ids::{ResponseId, TalkKey},
    response::{Fact, Response},
    score::{Score, Steps},
    settings::{Entry, Settings, Survey},
};

use super::document;
use crate::{
    card::{acknowledgement, face, step_name},
    words,
};

/// What all pages of one visitor share.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The site's settings.
    pub settings: &'a Settings,
    /// Which of its surveys asks.
    pub survey: &'a Survey,
    /// The order that the link was about.
    pub order: Option<&'a Fact>,
    /// The key of a conversation that a press would open.
    pub key: &'a TalkKey,
    /// The style sheet (`ask_css`).
    pub css_href: &'a str,
    /// The script (`ask_js`).
    pub js_href: &'a str,
}

/// Whether the page of a question comes with its script: where there is something to send, or to find again.
#[must_use]
pub fn has_script(picked: Option<Score>, order: Option<&Fact>) -> bool {
    picked.is_some() || order.is_some()
}

/// A response as an answer page shows it.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// What the visitor said last.
    pub response: &'a Response,
    /// The newest revision that is stored.
    pub newest: u32,
    /// Whether that revision says something else, because an old page was sent again.
    pub overtaken: bool,
}

/// What a page says around its form.
struct Frame<'a> {
    head: &'a str,
    action: String,
    unhappy: bool,
    foot: Option<&'static str>,
    script: Option<Script>,
}

/// What the script of a page is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Send the form in a moment.
    Send,
    /// Find the response of before again.
    Find,
    /// Keep it to be found again.
    Keep,
}

/// The question. `id` is that of the response to come; `picked` is the step that a link proposes, which is one tap
/// from being said, and not said.
#[must_use]
pub fn question(ask: Ask<'_>, id: ResponseId, picked: Option<Score>) -> String {
    let survey = ask.survey;
    let question = survey.question.as_str();
    let form = [
        hidden("id", &id),
        hidden("rev", &0),
        hidden("survey", &survey.id),
        hidden("steps", &u8::from(survey.steps)),
        hidden("key", ask.key),
        order(ask.order),
        picked.map_or_else(String::new, |score| hidden("score", &u8::from(score))),
        thermometer(survey.steps, question, picked, picked.is_some()),
        picked.map_or_else(String::new, |_| talk(words::SEND, None)),
    ];
    let script = if picked.is_some() { Script::Send } else { Script::Find };
    let script = has_script(picked, ask.order).then_some(script);
    let foot = picked.is_none().then_some(words::ONE_TAP);
    page(ask, Frame { head: question, action: ask_path(ask), unhappy: picked.is_some(), foot, script }, &form)
}

/// The answer to an answer: what is said of it, "Talk to us now", and ways to say more or something else.
#[must_use]
pub fn answered(ask: Ask<'_>, answered: Answered<'_>) -> String {
    let Answered { response, newest, overtaken } = answered;
    let settings = ask.settings;
    let unhappy = ask.survey.is_unhappy(response.score);
    let (head, foot) = if overtaken {
        (words::OVERTAKEN, None)
    } else {
        (acknowledgement(ask.survey, response.score, response.steps()), Some(words::ARRIVED))
    };
    let form = [
        fields(ask, response, newest.saturating_add(1)),
        talk(words::TALK, Some(talk_path(ask))),
        if unhappy { reasons(settings, response) } else { String::new() },
        paragraph(if response.comment.is_some() { words::COMMENT_TAKEN } else { words::COMMENT }),
        comment(response),
        paragraph(words::CHANGE),
        thermometer(response.steps(), words::CHANGE, (!overtaken).then_some(response.score), false),
    ];
    let script = ask.order.map(|_| Script::Keep);
    page(ask, Frame { head, action: ask_path(ask), unhappy, foot, script }, &form)
}

/// What is shown where an answer, or a press, could not be stored just now: the same form once more.
#[must_use]
pub fn not_stored(ask: Ask<'_>, response: &Response, press: bool) -> String {
    let action = if press { talk_path(ask) } else { ask_path(ask) };
    let form = [
        fields(ask, response, response.rev),
        response.comment.as_ref().map_or_else(String::new, |comment| hidden("comment", comment)),
        talk(words::SEND_AGAIN, None),
    ];
    page(ask, Frame { head: words::NOT_STORED, action, unhappy: true, foot: None, script: None }, &form)
}

fn page(ask: Ask<'_>, frame: Frame<'_>, form: &[String]) -> String {
    let (name, question) = (ask.settings.name.as_str(), ask.survey.question.as_str());
    let mood = if frame.unhappy { "unhappy" } else { "happy" };
    let body = view! {
        <main>
            <p>{name.to_owned()}</p>
            <h1>{frame.head.to_owned()}</h1>
            <form method="post" action=frame.action data-mood=mood inner_html=form.concat()></form>
            {frame.foot.map(|foot| view! { <p><small>{foot}</small></p> })}
        </main>
    };
    let script = frame.script.map_or_else(String::new, |script| script.html(ask.js_href));
    document(&[question, " · ", name].concat(), ask.css_href, "notice ask", None, body.to_html() + &script)
}

impl Script {
    fn html(self, src: &str) -> String {
        let (soon, what) = match self {
            Self::Send => (["<p role=\"status\" hidden>", words::SENT_SOON, "</p>"].concat(), "send"),
            Self::Find => (String::new(), "find"),
            Self::Keep => (String::new(), "keep"),
        };
        [&soon, "<script src=\"", src, "\" data-what=\"", what, "\"></script>"].concat()
    }
}

fn ask_path(ask: Ask<'_>) -> String {
    format!("/ask/{}", ask.settings.site)
}

fn talk_path(ask: Ask<'_>) -> String {
    format!("/ask/{}/talk", ask.settings.site)
}

// The parts of a form, each rendered by itself: put together as views they would be types of a size that the Worker
// has to carry.

fn hidden(name: &'static str, value: &dyn ToString) -> String {
    view! { <input type="hidden" name=name value=value.to_string()/> }.to_html()
}

fn order(order: Option<&Fact>) -> String {
    order.map_or_else(String::new, |order| hidden("order", order))
}

fn paragraph(text: &'static str) -> String {
    view! { <p>{text}</p> }.to_html()
}

fn talk(label: &'static str, formaction: Option<String>) -> String {
    view! { <p data-talk=""><button formaction=formaction>{label}</button></p> }.to_html()
}

fn comment(response: &Response) -> String {
    // leptos writes the text of this one element as it is.
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let text = response.comment.as_ref().map_or_else(String::new, |comment| escaped(comment.as_str()));
    view! {
        <div data-say="">
            <textarea name="comment" rows="3" maxlength="2000" aria-label=words::COMMENT inner_html=text></textarea>
            <button>{words::SEND}</button>
        </div>
    }
    .to_html()
}

/// What a form repeats of the response. The button that sends it may say another score or reason: it comes later in
/// the form, and of two fields with one name the later one counts.
fn fields(ask: Ask<'_>, response: &Response, rev: u32) -> String {
    [
        hidden("id", &response.id),
        hidden("rev", &rev),
        hidden("survey", &ask.survey.id),
        hidden("score", &u8::from(response.score)),
        hidden("steps", &u8::from(response.steps())),
        hidden("key", ask.key),
        order(ask.order),
        response.reason.as_ref().map_or_else(String::new, |reason| hidden("reason", reason)),
    ]
    .concat()
}

/// One button a step: the tap is the answer.
fn thermometer(steps: Steps, label: &str, picked: Option<Score>, focused: bool) -> String {
    let step = |score: Score| {
        let warmth = score.warmth(steps);
        let number = u8::from(score).to_string();
        let is_picked = picked == Some(score);
        view! {
            <button
                name="score"
                value=number.clone()
                data-score=number
                class=warmth.word()
                aria-label=step_name(score, steps)
                aria-current=is_picked.then_some("true")
                autofocus=is_picked && focused
            >
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d=face::path(warmth)/></svg>
                <span>{warmth.word()}</span>
            </button>
        }
        .to_html()
    };
    group(label, Some(steps), steps.scores().map(step).collect())
}

fn reasons(settings: &Settings, response: &Response) -> String {
    let chip = |entry: &Entry| {
        let chosen = response.reason.as_ref() == Some(&entry.id);
        // The chosen one sent again takes it back.
        let value = if chosen { String::new() } else { entry.id.as_str().to_owned() };
        let pressed = if chosen { "true" } else { "false" };
        let label = entry.label.as_str().to_owned();
        view! { <button name="reason" value=value aria-pressed=pressed>{label}</button> }.to_html()
    };
    let chips: String = settings.reasons.iter().map(chip).collect();
    if chips.is_empty() { chips } else { group(words::REASONS, None, paragraph(words::REASONS) + &chips) }
}

/// Buttons that belong together: the steps of a scale, or chips.
fn group(label: &str, steps: Option<Steps>, buttons: String) -> String {
    let chips = steps.is_none().then_some("");
    let steps = steps.map(|steps| u8::from(steps).to_string());
    let label = label.to_owned();
    view! { <div role="group" aria-label=label data-steps=steps data-reasons=chips inner_html=buttons></div> }
        .to_html()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let order = Fact::new("4711").ok();
        let (survey, css_href, js_href) = (&settings.survey, "/assets/ask.css", "/assets/ask.js");
        render(Ask { settings, survey, order: order.as_ref(), key: &key, css_href, js_href })
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
        let always = [
            "data-what=\"keep\"",
            "value=\"4711\"",
            words::TALK,
            "formaction=\"/ask/demo/talk\"",
            "></textarea>",
            words::CHANGE,
        ];
        check(
            1,
            0,
            false,
            &[&always[..], &[words::REASONS, "We are sorry.", "value=\"1\"", words::ARRIVED]].concat(),
            &[],
        );
        check(5, 0, false, &[&always[..], &["Wonderful"]].concat(), &[words::REASONS]);
        check(
            1,
            7,
            true,
            &[&always[..], &[words::OVERTAKEN, "name=\"rev\" value=\"8\""]].concat(),
            &[words::ARRIVED],
        );
    }

    #[test]
    fn what_was_not_stored_is_offered_again_as_it_was() {
        let response = response(2, r#","rev":3,"reason":"price","comment":"\"a\" <b>""#);
        for (press, action) in [(false, "\"/ask/demo\""), (true, "\"/ask/demo/talk\"")] {
            let html = with(&settings(5), |ask| not_stored(ask, &response, press));
            let comment = "name=\"comment\" value=\"&quot;a&quot; &lt;b&gt;\"";
            let rev = "name=\"rev\" value=\"3\"";
            for part in [action, comment, rev, "value=\"price\"", words::NOT_STORED] {
                assert!(html.contains(part), "{part} in {html}");
            }
        }
    }

    #[test]
    fn what_people_write_stays_text() {
        let response = response(1, r#","comment":"</textarea><script>alert(1)</script> &lt;""#);
        let answer = Answered { response: &response, newest: 0, overtaken: false };
        let html = with(&settings(5), |ask| answered(ask, answer));
        assert!(
            html.contains(">&lt;/textarea>&lt;script>alert(1)&lt;/script> &amp;lt;</textarea>"),
            "{html}"
        );
    }
}
