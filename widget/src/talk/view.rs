//! The conversation's view, one for both sides: rendered with the card at the edge, hydrated in the page.
//!
//! *Invariant:* no element here is static throughout below the top: leptos builds static subtrees through
//! `innerHTML`, which a page with Trusted Types refuses.

use std::rc::Rc;

use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    html::{Div, Textarea},
    prelude::*,
};
use shared::{case::Handoff, text::MessageText};

use crate::talk::{
    standing::Standing,
    transcript::{Delivery, Link, Row, Transcript},
    words::TalkWords,
};

/// What the visitor can do; where nothing runs, nothing.
pub struct Acts {
    /// Sends a message.
    pub say: Box<dyn Fn(MessageText)>,
    /// Changes what is not sent yet.
    pub write: Box<dyn Fn()>,
    /// Looks at the conversation.
    pub look: Box<dyn Fn()>,
    /// The private link with which the conversation goes on elsewhere.
    pub elsewhere: String,
}

#[cfg(feature = "ssr")]
impl Default for Acts {
    fn default() -> Self {
        Self {
            say: Box::new(|_| ()),
            write: Box::new(|| ()),
            look: Box::new(|| ()),
            elsewhere: String::new(),
        }
    }
}

/// The conversation in `words`. `live` tells whether messages can go out.
pub fn conversation(
    words: TalkWords,
    transcript: RwSignal<Transcript>,
    live: RwSignal<bool>,
    acts: Acts,
) -> impl IntoView {
    let Acts { say, write, look, elsewhere } = acts;
    let copy = [elsewhere.as_str(), "/copy"].concat();
    let look: Rc<dyn Fn()> = look.into();
    let looks = Rc::clone(&look);
    let log = NodeRef::<Div>::new();
    let composer = NodeRef::<Textarea>::new();
    let send = move || {
        let Some(composer) = composer.get_untracked() else { return };
        if let Some(text) = sendable(&composer.value()).filter(|_| live.get_untracked()) {
            composer.set_value("");
            say(text);
        }
    };
    let send = Rc::new(send);
    let send_by_key = Rc::clone(&send);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    let enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            send_by_key();
        }
    };
    Effect::new(move || {
        transcript.track();
        request_animation_frame(move || {
            if let Some(log) = log.get_untracked() {
                log.set_scroll_top(log.scroll_height());
            }
        });
    });
    let TalkWords {
        conversation,
        message: field,
        send: button,
        reconnecting,
        elsewhere: link,
        keep_copy,
        writing,
        ..
    } = words.clone();
    let words = StoredValue::new(words);
    view! {
        <p role="status" data-standing=move || transcript.with(|it| Standing::of(it.state()).word())>
            {move || transcript.with(|it| words.with_value(|words| words.standing(it.state())))}
        </p>
        <div role="log" aria-label=conversation tabindex="0" node_ref=log on:pointerenter=move |_| looks()>
            {move || {
                let message = |row| words.with_value(|words| message(row, words));
                transcript.with(Transcript::rows).into_iter().map(message).collect::<Vec<_>>()
            }}
        </div>
        <p data-writing hidden=move || transcript.with(|it| it.writing().is_none())>{writing}</p>
        <p role="status" hidden=move || transcript.with(|it| it.link() != Link::Lost || ended(it))>
            {reconnecting}
        </p>
        <form on:submit=submit hidden=move || transcript.with(ended)>
            <textarea rows="1" maxlength="4000" aria-label=field.clone() placeholder=field node_ref=composer on:keydown=enter on:input=move |_| write() on:focus=move |_| look()></textarea>
            <button disabled=move || !live.get()>{button}</button>
        </form>
        {way(live, copy, keep_copy)}
        {way(live, elsewhere, link)}
    }
}

/// A link to the conversation by its private address, which opens beside the host page.
fn way(live: RwSignal<bool>, href: String, words: String) -> impl IntoView {
    view! {
        <a href=move || live.get().then(|| href.clone()) target="_blank" rel="noreferrer" hidden=move || !live.get()>
            {words}
        </a>
    }
}

/// One message. The list is rebuilt in place at each change, which touches only what differs.
fn message(row: Row, words: &TalkWords) -> impl IntoView + use<> {
    let from = if row.agent.is_some() { "agent" } else { "visitor" };
    let note = match row.delivery {
        Delivery::Stored => "",
        Delivery::Delivered => &words.delivered,
        Delivery::Read => &words.read,
        Delivery::Pending => &words.sending,
        Delivery::Refused => &words.refused,
    };
    view! {
        <p data-from=from data-unsent=matches!(row.delivery, Delivery::Pending | Delivery::Refused)>
            <b>{row.agent.unwrap_or_else(|| words.you.clone())}</b>
            <span>{row.text}</span>
            <small>{note.to_owned()}</small>
        </p>
    }
}

fn ended(transcript: &Transcript) -> bool {
    transcript.state().is_some_and(|state| state.handoff == Handoff::Ended)
}

/// What was typed as a message: without the control characters that a paste may bring and the desk refuses.
fn sendable(typed: &str) -> Option<MessageText> {
    let plain: String = typed.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    MessageText::new(&plain).ok()
}
