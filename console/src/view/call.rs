//! The call in the conversation on the screen: how it stands, and what the agent can do about it.

use leptos::{
    ev,
    html::{button, div, kbd, p, span},
    prelude::*,
};
use voice::call::Phase;

use crate::{
    front::Front,
    state::{Intent, voice::Voice},
};

/// The button that asks for a call, beside the others of a conversation.
pub(super) fn ask(front: Front) -> impl IntoView {
    let offered = front.look(|desk| desk.voice() == Voice::Offered);
    move || offered.get().then(|| act(front, "speak", "Speak", "V", Intent::Speak))
}

/// The call itself, as a bar.
pub(super) fn bar(front: Front) -> impl IntoView {
    let voice = front.look(|desk| desk.voice());
    let shown = Memo::new(move |_| !matches!(voice.get(), Voice::No | Voice::Offered));
    move || {
        shown.get().then(|| {
            div()
                .class("call")
                .attr("data-role", "call")
                .attr("data-phase", move || phase(voice.get()))
                .attr("role", "group")
                .attr("aria-label", "Call")
                .child((
                    span().class("mouth").attr("aria-hidden", "true"),
                    p().attr("role", "status").child(move || sentence(voice.get())),
                    move || first(front, voice.get()),
                    move || end(front, voice.get()),
                ))
        })
    }
}

fn act(
    front: Front,
    role: &'static str,
    words: &'static str,
    key: &'static str,
    intent: Intent,
) -> impl IntoView {
    button()
        .class("plain")
        .attr("type", "button")
        .attr("data-role", role)
        .on(ev::click, move |_| front.act(intent.clone()))
        .child((words, kbd().child(key)))
}

fn phase(voice: Voice) -> &'static str {
    match voice {
        Voice::No | Voice::Offered => Phase::Off.word(),
        Voice::Rung => Phase::Rung.word(),
        Voice::Call(phase, _) => phase.word(),
    }
}

fn sentence(voice: Voice) -> &'static str {
    match voice {
        Voice::No | Voice::Offered => "",
        Voice::Rung => "The visitor would like to speak",
        Voice::Call(Phase::Off | Phase::Rung | Phase::Asking, _) => "Allow the microphone in this browser",
        Voice::Call(Phase::Waiting, _) => "Ringing in the visitor’s page…",
        Voice::Call(Phase::Connecting, _) => "Connecting…",
        Voice::Call(Phase::Speaking, false) => "You hear each other",
        Voice::Call(Phase::Speaking, true) => "You are muted",
    }
}

fn first(front: Front, voice: Voice) -> Option<impl IntoView> {
    match voice {
        Voice::Rung => Some(act(front, "answer", "Answer", "V", Intent::Speak)),
        Voice::Call(Phase::Speaking, false) => Some(act(front, "mute", "Mute", "X", Intent::Mute)),
        Voice::Call(Phase::Speaking, true) => Some(act(front, "mute", "Unmute", "X", Intent::Mute)),
        Voice::No | Voice::Offered | Voice::Call(..) => None,
    }
}

fn end(front: Front, voice: Voice) -> impl IntoView {
    let words = if voice == Voice::Rung { "Not now" } else { "Hang up" };
    act(front, "hang-up", words, "H", Intent::HangUp)
}
