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
    settings::{Reason, Settings, Survey},
};

use super::{Head, document};
use crate::{
    card::{acknowledgement, face, step_name},
    messages::Messages,
    words,
};

/// What all pages of one visitor share.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The visitor's language.
    pub messages: &'a Messages,
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
    foot: Option<String>,
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
    let question = own_question(ask);
    let form = [
        hidden("id", &id),
        hidden("rev", &0),
        hidden("survey", &survey.id),
        hidden("steps", &u8::from(survey.steps)),
        hidden("key", ask.key),
        order(ask.order),
        picked.map_or_else(String::new, |score| hidden("score", &u8::from(score))),
        thermometer(ask, survey.steps, question, picked, picked.is_some()),
        picked.map_or_else(String::new, |_| talk(ask.messages.text(words::SEND), None)),
    ];
    let script = if picked.is_some() { Script::Send } else { Script::Find };
    let script = has_script(picked, ask.order).then_some(script);
    let foot = picked.is_none().then(|| ask.messages.text(words::ONE_TAP));
    page(ask, Frame { head: question, action: ask_path(ask), unhappy: picked.is_some(), foot, script }, &form)
}

/// The answer to an answer: what is said of it, "Talk to us now", and ways to say more or something else.
#[must_use]
pub fn answered(ask: Ask<'_>, answered: Answered<'_>) -> String {
    let Answered { response, newest, overtaken } = answered;
    let text = |id| ask.messages.text(id);
    let unhappy = ask.survey.is_unhappy(response.score);
    let (head, foot) = if overtaken {
        (text(words::OVERTAKEN), None)
    } else {
        let (score, steps) = (response.score, response.steps());
        let head = acknowledgement(ask.settings, ask.survey, score, steps, ask.messages);
        (head, Some(text(words::ARRIVED)))
    };
    let comment_title = if response.comment.is_some() { words::COMMENT_TAKEN } else { words::COMMENT };
    let change = text(words::CHANGE);
    let form = [
        fields(ask, response, newest.saturating_add(1)),
        talk(text(words::TALK), Some(talk_path(ask))),
        if unhappy { reasons(ask, response) } else { String::new() },
        paragraph(text(comment_title)),
        comment(ask, response),
        paragraph(change.clone()),
        thermometer(ask, response.steps(), &change, (!overtaken).then_some(response.score), false),
    ];
    let script = ask.order.map(|_| Script::Keep);
    page(ask, Frame { head: &head, action: ask_path(ask), unhappy, foot, script }, &form)
}

/// What is shown where an answer, or a press, could not be stored just now: the same form once more.
#[must_use]
pub fn not_stored(ask: Ask<'_>, response: &Response, press: bool) -> String {
    let action = if press { talk_path(ask) } else { ask_path(ask) };
    let form = [
        fields(ask, response, response.rev),
        response.comment.as_ref().map_or_else(String::new, |comment| hidden("comment", comment)),
        talk(ask.messages.text(words::SEND_AGAIN), None),
    ];
    let head = ask.messages.text(words::NOT_STORED);
    page(ask, Frame { head: &head, action, unhappy: true, foot: None, script: None }, &form)
}

fn page(ask: Ask<'_>, frame: Frame<'_>, form: &[String]) -> String {
    let (name, question) = (ask.settings.name.as_str(), own_question(ask));
    let mood = if frame.unhappy { "unhappy" } else { "happy" };
    let body = view! {
        <main>
            <p>{name.to_owned()}</p>
            <h1>{frame.head.to_owned()}</h1>
            <form method="post" action=frame.action data-mood=mood inner_html=form.concat()></form>
            {frame.foot.map(|foot| view! { <p><small>{foot}</small></p> })}
        </main>
    };
    let script = frame.script.map_or_else(String::new, |script| script.html(ask));
    let language = ask.messages.language();
    let head = Head { language, css_href: ask.css_href, class: "notice ask", reload_s: None };
    document(&[question, " · ", name].concat(), head, body.to_html() + &script)
}

fn own_question(ask: Ask<'_>) -> &str {
    ask.settings.text(&ask.survey.question, ask.messages.language())
}

impl Script {
    fn html(self, ask: Ask<'_>) -> String {
        let (soon, what) = match self {
            Self::Send => {
                let soon = ask.messages.text(words::SENT_SOON);
                (view! { <p role="status" hidden>{soon}</p> }.to_html(), "send")
            }
            Self::Find => (String::new(), "find"),
            Self::Keep => (String::new(), "keep"),
        };
        [&soon, "<script src=\"", ask.js_href, "\" data-what=\"", what, "\"></script>"].concat()
    }
}

fn ask_path(ask: Ask<'_>) -> String {
    format!("/ask/{}?lang={}", ask.settings.site, ask.messages.language())
}

fn talk_path(ask: Ask<'_>) -> String {
    format!("/ask/{}/talk?lang={}", ask.settings.site, ask.messages.language())
}

// The parts of a form, each rendered by itself: put together as views they would be types of a size that the Worker
// has to carry.

fn hidden(name: &'static str, value: &dyn ToString) -> String {
    view! { <input type="hidden" name=name value=value.to_string()/> }.to_html()
}

fn order(order: Option<&Fact>) -> String {
    order.map_or_else(String::new, |order| hidden("order", order))
}

fn paragraph(text: String) -> String {
    view! { <p>{text}</p> }.to_html()
}

fn talk(label: String, formaction: Option<String>) -> String {
    view! { <p data-talk=""><button formaction=formaction>{label}</button></p> }.to_html()
}

fn comment(ask: Ask<'_>, response: &Response) -> String {
    // leptos writes the text of this one element as it is.
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let text = response.comment.as_ref().map_or_else(String::new, |comment| escaped(comment.as_str()));
    view! {
        <div data-say="">
            <textarea name="comment" rows="3" maxlength="2000" aria-label=ask.messages.text(words::COMMENT) inner_html=text></textarea>
            <button>{ask.messages.text(words::SEND)}</button>
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
fn thermometer(ask: Ask<'_>, steps: Steps, label: &str, picked: Option<Score>, focused: bool) -> String {
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
                aria-label=step_name(score, steps, ask.messages)
                aria-current=is_picked.then_some("true")
                autofocus=is_picked && focused
            >
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d=face::path(warmth)/></svg>
                <span>{ask.messages.text(warmth.word())}</span>
            </button>
        }
        .to_html()
    };
    let mercury = "<i></i>";
    group(label, Some(steps), steps.scores().map(step).collect::<String>() + mercury)
}

fn reasons(ask: Ask<'_>, response: &Response) -> String {
    let settings = ask.settings;
    let chip = |reason: &Reason| {
        let chosen = response.reason.as_ref() == Some(&reason.id);
        // The chosen one sent again takes it back.
        let value = if chosen { String::new() } else { reason.id.as_str().to_owned() };
        let pressed = if chosen { "true" } else { "false" };
        let label = settings.text(&reason.label, ask.messages.language()).to_owned();
        view! { <button name="reason" value=value aria-pressed=pressed>{label}</button> }.to_html()
    };
    let chips: String = settings.reasons.iter().map(chip).collect();
    let title = ask.messages.text(words::REASONS);
    if chips.is_empty() { chips } else { group(&title, None, paragraph(title.clone()) + &chips) }
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
mod tests;
