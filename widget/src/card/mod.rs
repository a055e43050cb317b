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
    settings::{Entry, Settings, Survey},
};

use crate::{
    talk::{transcript::Transcript, view::conversation},
    words,
};

pub(crate) mod face;
pub mod pages;

/// What is put into the card when somebody may want to talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// Into `[data-conversation]`.
    pub conversation: String,
    /// Into `[data-fallback]`, in the place of what is there.
    pub fallback: String,
}

/// The card's HTML, exactly what stands in the shadow root.
#[must_use]
pub fn render(settings: &Settings, survey: &Survey) -> String {
    // Marks that only hydration needs, and nothing hydrates this.
    Owner::new().with(|| card(settings, survey).to_html()).replace("<!>", "")
}

/// What is put into the card later.
#[must_use]
pub fn later() -> Later {
    Owner::new().with(|| Later {
        conversation: conversation(RwSignal::new(Transcript::default()), RwSignal::new(false), |_| ())
            .to_html(),
        fallback: fallback().to_html(),
    })
}

/// HTML as a literal of JavaScript. Between backticks it needs hardly a backslash, where between quotes there would be
/// hundreds.
#[must_use]
pub fn literal(html: &str) -> String {
    let escaped = html.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${");
    format!("`{escaped}`")
}

fn card(settings: &Settings, survey: &Survey) -> impl IntoView + use<> {
    let question = survey.question.as_str().to_owned();
    let name = settings.name.as_str().to_owned();
    let steps = survey.steps;
    view! {
        <section aria-label=name data-mood="">
            <button type="button" data-close="" aria-label=words::CLOSE>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m7 7 10 10M17 7 7 17"/></svg>
            </button>
            <div data-ask="">
                <h2>{question.clone()}</h2>
                <div role="radiogroup" aria-label=question data-steps=u8::from(steps).to_string()>
                    {steps.scores().map(|score| control(score, steps)).collect::<Vec<_>>()}
                </div>
                <p role="status">{acknowledgements(survey)}</p>
                {press()}
                {reasons(&settings.reasons)}
                <form data-comment="">
                    <p role="status">
                        <span data-said="" >{words::COMMENT}</span>
                        <span data-said="1" hidden>{words::COMMENT_TAKEN}</span>
                    </p>
                    <textarea rows="2" maxlength="2000" aria-label=words::COMMENT></textarea>
                    <button>{words::SEND}</button>
                </form>
            </div>
            <div data-conversation=""></div>
            <p role="status" data-fallback=""></p>
            <div data-door="">
                <button type="button" data-open="">
                    <span data-shut="undo" hidden>{words::UNDO}</span>
                    <span data-shut="button" hidden>{words::TELL_US}</span>
                </button>
            </div>
            <div role="status">
                <span data-note="">{words::ONE_TAP}</span>
                <span data-note="new" hidden>{words::ON_ITS_WAY}</span>
                <span data-note="kept" hidden>{words::KEPT}</span>
                <span data-note="done" hidden>{words::ARRIVED}</span>
            </div>
        </section>
    }
}

/// What a step of the thermometer is called where its face is not seen.
pub(crate) fn step_name(score: Score, steps: Steps) -> String {
    format!("{} of {}, {}", u8::from(score), u8::from(steps), score.warmth(steps).word())
}

/// What is said after a tap: in the site's words, or else in ours.
pub(crate) fn acknowledgement(survey: &Survey, score: Score, steps: Steps) -> &str {
    let own = usize::from(u8::from(score)).checked_sub(1).and_then(|at| survey.acknowledgements.get(at));
    own.map_or(words::acknowledgement(score.warmth(steps)), |label| label.as_str())
}

/// One step of the thermometer: a face, and its word under it.
fn control(score: Score, steps: Steps) -> impl IntoView {
    let warmth = score.warmth(steps);
    let number = u8::from(score).to_string();
    view! {
        <button
            type="button"
            role="radio"
            aria-checked="false"
            aria-label=step_name(score, steps)
            tabindex=if number == "1" { "0" } else { "-1" }
            data-score=number.clone()
            class=warmth.word()
        >
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d=face::path(warmth)/></svg>
            <span>{warmth.word()}</span>
        </button>
    }
}

fn acknowledgements(survey: &Survey) -> impl IntoView + use<> {
    survey
        .steps
        .scores()
        .map(|score| {
            let text = acknowledgement(survey, score, survey.steps).to_owned();
            view! { <span data-ack=u8::from(score).to_string() hidden>{text}</span> }
        })
        .collect::<Vec<_>>()
}

/// "Talk to us now": the submit button of a form that reaches the desk by itself, into a tab of its own. The loader
/// fills the response in, so that a press stores the tap even where no script may connect.
fn press() -> impl IntoView {
    view! {
        <form method="post" target="_blank" data-talk="">
            <button>{words::TALK}</button>
        </form>
    }
}

fn reasons(entries: &[Entry]) -> impl IntoView + use<> {
    let chips: Vec<_> = entries
        .iter()
        .map(|entry| {
            let (id, label) = (entry.id.as_str().to_owned(), entry.label.as_str().to_owned());
            view! { <button type="button" aria-pressed="false" data-reason=id>{label}</button> }
        })
        .collect();
    (!chips.is_empty()).then(|| {
        view! {
            <div role="group" aria-label=words::REASONS>
                <p>{words::REASONS}</p>
                {chips}
            </div>
        }
    })
}

/// What is shown where live chat can't run: what has happened to the press, and the way to the plain page.
fn fallback() -> impl IntoView {
    view! {
        <span>{words::NO_LIVE_CHAT}</span>
        <span data-press="new">{words::PRESS_ON_ITS_WAY}</span>
        <span data-press="done" hidden>{words::PRESS_ARRIVED}</span>
        <span data-press="refused" hidden>{words::PRESS_REFUSED}</span>
        <span data-press="tab" hidden>{words::PRESS_IN_TAB}</span>
        <a target="_blank" rel="noopener" hidden>{words::CONTINUE}</a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(steps: u8, extra: &str) -> Settings {
        let json = format!(
            r#"{{"site":"demo","name":"Harbour & Pine","survey":{{"id":"checkout","question":"How did <this> feel?",
            "steps":{steps}{extra}}},"reasons":[{{"id":"price","label":"The \"price\""}},{{"id":"slow","label":"Slow"}}],
            "outcomes":[],"root_causes":[]}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn rendered(settings: &Settings) -> String {
        render(settings, &settings.survey)
    }

    /// Compares with a golden file; `UPDATE_GOLDEN=1` writes it anew, and the diff is the review.
    fn check_golden(name: &str, got: &str) {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden").join(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, got).unwrap();
        }
        assert_eq!(got, std::fs::read_to_string(&path).unwrap(), "{name}: UPDATE_GOLDEN=1 writes it anew");
    }

    #[test]
    fn the_html_is_what_was_agreed() {
        check_golden("card.html", &rendered(&settings(5, "")));
        check_golden("card-3.html", &rendered(&settings(3, r#","acknowledgements":["Ouch.","Hm."]"#)));
        check_golden("card-4.html", &rendered(&settings(4, "")));
        check_golden("card-later.html", &format!("{}\n{}", later().conversation, later().fallback));
    }

    #[test]
    fn the_demo_site_has_what_the_card_needs() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/demo.json");
        let demo: Settings = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert!(rendered(&demo).contains(demo.survey.question.as_str()));
        assert!(!demo.reasons.is_empty() && !demo.outcomes.is_empty() && !demo.root_causes.is_empty());
        assert_eq!(demo.survey.acknowledgements.len(), demo.survey.steps.scores().count());
    }

    #[test]
    fn the_html_carries_no_style_no_script_and_no_id() {
        let html = rendered(&settings(5, ""));
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
        assert_eq!(rendered(&settings(5, "")), rendered(&settings(5, "")));
    }
}
