//! What is known of a visitor: score, reason, words, page.

use leptos::{
    html::{bdi, p, span, strong},
    prelude::*,
};
use shared::{
    case::CaseRow,
    page_errors::PageErrors,
    score::{Score, Steps},
};

use crate::{browser, front::Front, plain::visible, state::look::word};

/// The warmth as a word, and for those who do not see the drawing, where it is on its scale.
pub(super) fn warmth(score: Score, steps: Steps) -> impl IntoView {
    (
        strong()
            .attr("class", format!("warmth {}", score.warmth(steps).word()))
            .child(word(score.warmth(steps))),
        span().class("unseen").child(format!(", {} of {}", u8::from(score), u8::from(steps))),
    )
}

/// The warmth and the reason, as a line.
pub(super) fn gist(front: Front, row: &CaseRow) -> impl IntoView + use<> {
    let reason = row.reason.as_ref().map(|reason| front.glance(|desk| desk.reason(reason)));
    span().class("gist").child((
        warmth(row.score, row.steps),
        reason.map(|reason| span().class("reason").child(bdi().child(reason))),
    ))
}

/// The visitor's own words.
pub(super) fn words(row: &CaseRow) -> impl IntoView + use<> {
    let words = row.comment.as_ref().map(|comment| visible(comment.as_str()));
    words.map(|words| p().class("words").child(bdi().child(words)))
}

/// Where it was, in which language, what the page said of the occasion, what went wrong in it, what was before, and where answers go when the visitor
/// has left.
pub(super) fn place(front: Front, row: &CaseRow) -> impl IntoView + use<> {
    let page = row.page.as_ref().map(|page| {
        let (path, whole) = (visible(page.path()), visible(page.as_str()));
        span().class("page").attr("title", whole).child(bdi().child(path))
    });
    let locale = row.locale.as_ref().map(|locale| {
        span().class("locale").attr("title", "The visitor's language").child(locale.to_string())
    });
    let said = row.facts.iter().map(|(name, fact)| {
        span().class("fact").attr("title", name).child(bdi().child(visible(fact.as_str())))
    });
    let PageErrors { script, request } = &row.page_errors;
    let script = script.as_ref().map(|said| ("Page error: ", said.as_str()));
    let request = request.as_ref().map(|request| ("Failed request: ", request.as_str()));
    let errors = [script, request].into_iter().flatten().map(|(what, said)| {
        span().class("page-error").attr("data-role", "page-error").child((what, bdi().child(visible(said))))
    });
    let before = row.before.iter().map(|before| {
        let sentence = front.glance(|desk| desk.before(before, &browser::date_of(before.opened_at)));
        let note = before.resolution.as_ref().and_then(|resolution| resolution.note.as_ref());
        span()
            .class("before")
            .attr("data-role", "before")
            .attr("title", note.map(|note| visible(note.as_str())))
            .child(bdi().child(sentence))
    });
    let answers = row.answers_to.as_ref().map(|to| {
        let to = bdi().child(visible(to.as_str()));
        span().class("answers").attr("data-role", "answers-to").child(("If they leave, answers go to ", to))
    });
    p().class("place").child((
        page,
        locale,
        said.collect::<Vec<_>>(),
        errors.collect::<Vec<_>>(),
        before.collect::<Vec<_>>(),
        answers,
    ))
}
