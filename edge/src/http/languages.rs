//! The visitor's language: which one it is, and its messages, read once in the life of an isolate.

use core::cell::RefCell;
use std::{collections::BTreeMap, rc::Rc};

use js_sys::{Array, Intl, Object};
use shared::{language::Language, settings::Settings};
use widget::{messages::Messages, talk::words::TalkWords, words};
use worker::{Env, Response};

use super::{answer, assets, entry::Incoming, problem::Failure};
use crate::{objects::CallError, query::parameter};

thread_local! {
    static HELD: RefCell<BTreeMap<Language, Rc<Messages>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The messages of a language.
pub(crate) async fn messages(env: &Env, language: Language) -> Result<Rc<Messages>, CallError> {
    if let Some(messages) = held(language) {
        return Ok(messages);
    }
    let catalog = serde_json::from_str(&assets::text(env, &format!("{language}.json")).await?)?;
    let messages = Rc::new(Messages::new(language, catalog, category));
    HELD.with_borrow_mut(|held| held.insert(language, Rc::clone(&messages)));
    Ok(messages)
}

/// The messages of a language, where they were read before.
pub(crate) fn held(language: Language) -> Option<Rc<Messages>> {
    HELD.with_borrow(|held| held.get(&language).cloned())
}

/// The platform knows how each language counts, so that the Worker carries no tables of it.
fn category(language: Language, number: u32) -> String {
    let rules = Intl::PluralRules::new(&Array::of1(&language.tag().into()), &Object::new());
    rules.select(number.into()).into()
}

/// The messages in the language that this visitor of the site shall read: what `?lang=` asks for, or else what the
/// browser likes best, or else the site's own; always one that the site speaks.
pub(super) async fn of_visitor(settings: &Settings, incoming: &Incoming) -> Result<Rc<Messages>, Failure> {
    Ok(messages(&incoming.env, wished(settings, incoming)?).await?)
}

/// That language.
pub(super) fn wished(settings: &Settings, incoming: &Incoming) -> Result<Language, Failure> {
    let (asked, accepted) = wishes(incoming)?;
    Ok(settings.language_for(asked.as_deref(), accepted.as_deref()))
}

/// The same where no site is known to speak for.
pub(super) async fn of_anybody(incoming: &Incoming) -> Result<Rc<Messages>, Failure> {
    let (asked, accepted) = wishes(incoming)?;
    let language = asked.as_deref().and_then(Language::matching);
    let language = language.or_else(|| Language::accepted(&accepted?, |_| true)).unwrap_or(Language::En);
    Ok(messages(&incoming.env, language).await?)
}

/// The tag behind `?lang=`, and the `Accept-Language` header.
fn wishes(incoming: &Incoming) -> Result<(Option<String>, Option<String>), Failure> {
    Ok((parameter(&incoming.request.url()?, "lang"), incoming.request.headers().get("accept-language")?))
}

/// `GET /words/TAG`: what the conversation says, for the page that runs it.
pub(super) async fn words(language: Language, incoming: &Incoming) -> Result<Response, Failure> {
    let messages = messages(&incoming.env, language).await?;
    let talk = TalkWords::of(&messages);
    let late =
        voice::shown::MESSAGES.iter().chain(&words::CALLS).chain(&words::OF_ANSWERS).chain(&words::OF_FILES);
    let late: Vec<(&str, String)> = late.map(|id| (*id, messages.text(id))).collect();
    let late = late.iter().map(|(id, text)| (*id, text.as_str()));
    let words: BTreeMap<&str, &str> = talk.named().into_iter().chain(late).collect();
    let headers = [
        ("content-type", "application/json"),
        ("cache-control", "public, max-age=300"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
    ];
    let body = serde_json::to_vec(&words).map_err(Failure::internal)?;
    Ok(answer::plain(body, &headers)?)
}
