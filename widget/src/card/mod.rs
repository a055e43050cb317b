//! The card: the question, the thermometer, and all that can follow a tap, rendered to HTML.
//!
//! It comes in two parts: [`render`] is what the page is given first, [`later`] what is put into two of its nodes when
//! somebody may want to talk.
//!
//! *Invariants:* every state that the loader can show is in this HTML and is switched by attributes alone; there is no
//! inline style, no script and no id; the same settings give the same bytes.

use leptos::prelude::*;
use shared::{
    score::{Score, Steps},
    settings::{Settings, Survey},
};

use crate::{
    messages::Messages,
    talk::{
        transcript::Transcript,
        view::{Acts, conversation},
        words::TalkWords,
    },
    words,
};

pub(crate) mod face;
pub mod pages;

/// What is put into the card when somebody may want to talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// Under their names: the HTML of the `conversation`, which goes into `[data-conversation]`, that of the `fallback`, in
    /// the place of what is in `[data-fallback]`, and what the button can promise before it is pressed.
    pub texts: [(&'static str, String); 7],
}

/// The card's HTML in the language of `messages`, exactly what stands in the shadow root.
#[must_use]
pub fn render(settings: &Settings, survey: &Survey, messages: &Messages) -> String {
    // Marks that only hydration needs, and nothing hydrates this.
    Owner::new().with(|| card(settings, survey, messages).to_html()).replace("<!>", "")
}

/// What is put into the card later.
#[must_use]
pub fn later(messages: &Messages) -> Later {
    Owner::new().with(|| {
        let (said, transcript) = (TalkWords::of(messages), RwSignal::new(Transcript::default()));
        let conversation = conversation(said, transcript, RwSignal::new(false), Acts::default());
        let blank = |id, name: &str| messages.with(id, [(name, format!("{{{name}}}").into())]);
        let texts = [
            ("conversation", conversation.to_html()),
            ("fallback", fallback(messages).to_html()),
            ("free", messages.text(words::PROMISE_FREE)),
            ("soon", messages.text(words::SOON)),
            ("wait", blank(words::WAIT, "minutes")),
            ("call", blank(words::PROMISE_CALL, "when")),
            ("keep", messages.text(words::PROMISE_KEEP)),
        ];
        Later { texts }
    })
}

/// HTML as a literal of JavaScript. Between backticks it needs hardly a backslash, where between quotes there would be
/// hundreds.
#[must_use]
pub fn literal(html: &str) -> String {
    let escaped = html.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${");
    format!("`{escaped}`")
}

fn card(settings: &Settings, survey: &Survey, messages: &Messages) -> impl IntoView + use<> {
    let language = messages.language();
    let question = settings.text(&survey.question, language).to_owned();
    let name = settings.name.as_str().to_owned();
    let steps = survey.steps;
    view! {
        <section aria-label=name lang=language.tag() dir=language.direction() data-mood="">
            <button data-close="" aria-label=messages.text(words::CLOSE)>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m7 7 10 10M17 7 7 17"/></svg>
            </button>
            <div data-ask="">
                <h2>{question.clone()}</h2>
                <div role="radiogroup" aria-label=question data-steps=u8::from(steps).to_string()>
                    {steps.scores().map(|score| control(score, steps, messages)).collect::<Vec<_>>()}
                    <i></i>
                </div>
                <p role="status">{acknowledgements(settings, survey, messages)}</p>
                {press(messages)}
                {reasons(settings, messages)}
                <form data-comment="">
                    <p role="status">
                        <span data-said="">{messages.text(words::COMMENT)}</span>
                        <span data-said="1" hidden>{messages.text(words::COMMENT_TAKEN)}</span>
                    </p>
                    // Of no form, by name: a browser reads all fields of the page anew for one that comes into a form late.
                    <textarea maxlength="2000" form="" aria-label=messages.text(words::COMMENT)></textarea>
                    <button>{messages.text(words::SEND)}</button>
                </form>
            </div>
            <div data-conversation=""></div>
            <p role="status" data-fallback=""></p>
            <div data-door="">
                <button data-open="">
                    <span data-shut="undo" hidden>{messages.text(words::UNDO)}</span>
                    <span data-shut="button" hidden>{messages.text(words::TELL_US)}</span>
                </button>
            </div>
            <div role="status">
                <span data-note="">{messages.text(words::ONE_TAP)}</span>
                <span data-note="new" hidden>{messages.text(words::SENDING)}</span>
                <span data-note="kept" hidden>{messages.text(words::KEPT)}</span>
                <span data-note="done" hidden>{messages.text(words::ARRIVED)}</span>
            </div>
        </section>
    }
}

/// What a step of the thermometer is called where its face is not seen.
pub(crate) fn step_name(score: Score, steps: Steps, messages: &Messages) -> String {
    let warmth = messages.text(score.warmth(steps).word());
    let number = |number: u8| number.to_string().into();
    let values =
        [("score", number(score.into())), ("steps", number(steps.into())), ("warmth", warmth.into())];
    messages.with(words::STEP, values)
}

/// What is said after a tap: in the site's words, or else in ours.
pub(crate) fn acknowledgement(
    settings: &Settings,
    survey: &Survey,
    score: Score,
    steps: Steps,
    messages: &Messages,
) -> String {
    match usize::from(u8::from(score)).checked_sub(1).and_then(|at| survey.acknowledgements.get(at)) {
        Some(text) => settings.text(text, messages.language()).to_owned(),
        None => messages.text(words::acknowledgement(score.warmth(steps))),
    }
}

/// One step of the thermometer: a face, and its word under it.
fn control(score: Score, steps: Steps, messages: &Messages) -> impl IntoView + use<> {
    let warmth = score.warmth(steps);
    let number = u8::from(score).to_string();
    view! {
        <button
            role="radio"
            aria-checked="false"
            aria-label=step_name(score, steps, messages)
            tabindex=if number == "1" { "0" } else { "-1" }
            data-score=number.clone()
            class=warmth.word()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d=face::path(warmth)/></svg>
            <span>{messages.text(warmth.word())}</span>
        </button>
    }
}

fn acknowledgements(settings: &Settings, survey: &Survey, messages: &Messages) -> impl IntoView + use<> {
    let steps = survey.steps;
    steps
        .scores()
        .map(|score| {
            let text = acknowledgement(settings, survey, score, steps, messages);
            view! { <span data-ack=u8::from(score).to_string() hidden>{text}</span> }
        })
        .collect::<Vec<_>>()
}

/// "Talk to us now": the submit button of a form that reaches the desk by itself, into a tab of its own. The loader
/// fills the response in, so that a press stores the tap even where no script may connect.
fn press(messages: &Messages) -> impl IntoView + use<> {
    view! {
        <form method="post" target="_blank" data-talk="">
            <button>{messages.text(words::TALK)}</button>
        </form>
    }
}

fn reasons(settings: &Settings, messages: &Messages) -> impl IntoView + use<> {
    let chips: Vec<_> = settings
        .reasons
        .iter()
        .map(|reason| {
            let id = reason.id.as_str().to_owned();
            let label = settings.text(&reason.label, messages.language()).to_owned();
            view! { <button aria-pressed="false" data-reason=id>{label}</button> }
        })
        .collect();
    let title = messages.text(words::REASONS);
    let label = title.clone();
    (!chips.is_empty()).then(|| {
        view! {
            <div role="group" aria-label=label>
                <p>{title}</p>
                {chips}
            </div>
        }
    })
}

/// What is shown where live chat can't run: what has happened to the press, and the way to the plain page.
fn fallback(messages: &Messages) -> impl IntoView + use<> {
    view! {
        <span>{messages.text(words::NO_LIVE_CHAT)}</span>
        <span data-press="new">{messages.text(words::PRESS_ON_ITS_WAY)}</span>
        <span data-press="done" hidden>{messages.text(words::PRESS_ARRIVED)}</span>
        <span data-press="refused" hidden>{messages.text(words::PRESS_REFUSED)}</span>
        <span data-press="tab" hidden>{messages.text(words::PRESS_IN_TAB)}</span>
        <a target="_blank" rel="noopener" hidden>{messages.text(words::CONTINUE)}</a>
    }
}

#[cfg(test)]
mod tests {
    use shared::language::Language;

    use super::*;
    use crate::messages::tests::catalog;

    fn settings(steps: u8, extra: &str) -> Settings {
        let json = format!(
            r#"{{"site":"demo","name":"Harbour & Pine","survey":{{"id":"checkout","question":"How did <this> feel?",
            "steps":{steps}{extra}}},"reasons":[{{"id":"price","label":"The \"price\""}},{{"id":"slow","label":"Slow"}}],
            "outcomes":[],"root_causes":[]}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn rendered(settings: &Settings, language: Language) -> String {
        render(settings, &settings.survey, &catalog(language))
    }

    #[test]
    fn the_html_is_what_was_agreed() {
        let check = |name: &str, language, settings: &Settings| {
            xtask::golden::check(name, &rendered(settings, language)).unwrap();
        };
        check("card.html", Language::En, &settings(5, ""));
        check("card-3.html", Language::En, &settings(3, r#","acknowledgements":["Ouch.",{"en":"Hm."}]"#));
        check("card-4.html", Language::En, &settings(4, ""));
        check("card-ar.html", Language::Ar, &settings(5, r#","acknowledgements":["Ouch.",{"ar":"عذرًا."}]"#));
        check("card-ja.html", Language::Ja, &settings(5, ""));
        let later = later(&catalog(Language::En));
        let texts = later.texts.map(|(_, text)| text).join("\n");
        xtask::golden::check("card-later.html", &texts).unwrap();
    }

    #[test]
    fn the_demo_site_has_what_the_card_needs() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/demo.json");
        let demo: Settings = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for language in Language::ALL {
            assert!(demo.speaks(*language), "{language}");
            let html = rendered(&demo, *language);
            assert!(html.contains(demo.text(&demo.survey.question, *language)), "{language}");
        }
        assert!(!demo.reasons.is_empty() && !demo.outcomes.is_empty() && !demo.root_causes.is_empty());
        assert_eq!(demo.survey.acknowledgements.len(), demo.survey.steps.scores().count());
    }

    #[test]
    fn the_html_carries_no_style_no_script_and_no_id() {
        let html = rendered(&settings(5, ""), Language::En);
        for forbidden in [" style=", "<style", "<script", " id=", " onclick", "javascript:"] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn a_literal_ends_where_it_should() {
        assert_eq!(literal(r#"\`${alert(1)}$\{"#), r#"`\\\`\${alert(1)}$\\{`"#);
    }

    #[test]
    fn the_same_settings_give_the_same_bytes() {
        let html = || rendered(&settings(5, ""), Language::En);
        assert_eq!(html(), html());
    }
}
