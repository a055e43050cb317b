//! The module's door: what the conversation in a visitor's page says to its call, and hears from it.
//!
//! Both ways are a word and a value, so that the two modules share nothing but this.

use js_sys::{Array, Function};
use shared::voice::Signal;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    browser::{Out, Phone},
    call::{Event, Side},
    shown::Wish,
};

/// The visitor's side of a call.
#[wasm_bindgen]
pub struct Voice(Phone);

#[wasm_bindgen]
impl Voice {
    /// One without a call; `tell` is called with a word and its value:
    ///
    /// - `want`: `voice` or `chat`, to be said to the Desk;
    /// - `ask-ice`: to be said to the Desk, whose answer comes back as `ice`;
    /// - `signal`: to be handed on;
    /// - `show`: `[phase, sentence, first button, second button]`, the last three as messages, empty where there is none;
    /// - `loudness`: from 0 to 1.
    #[wasm_bindgen(constructor)]
    pub fn new(tell: Function) -> Self {
        Self(Phone::new(Side::Visitor, move |out| {
            let (word, value) = said(out);
            let _ = tell.call2(&JsValue::UNDEFINED, &word.into(), &value);
        }))
    }

    /// Takes a word and its value: a button's message, `there` (whether somebody of the team is), `signal` and `ice` (what
    /// the Desk handed on), `linked` (the socket is open again), `closed` (the conversation is over).
    pub fn hear(&self, word: &str, value: JsValue) {
        if let Some(wish) = Wish::named(word) {
            return self.0.apply(match wish {
                Wish::Speak | Wish::Answer => Event::Press,
                Wish::Mute => Event::Mute(true),
                Wish::Unmute => Event::Mute(false),
                Wish::Decline | Wish::Write | Wish::HangUp => Event::HangUp,
            });
        }
        let event = match word {
            "there" => Event::There(value.is_truthy()),
            "linked" => Event::Linked,
            "closed" => Event::Closed,
            "ice" => return self.0.servers(value),
            // Another is one that this page does not know, which a newer desk may send.
            _ => match value.as_string().and_then(|raw| Signal::try_from(raw).ok()) {
                Some(signal) => Event::Signal(signal),
                None => return,
            },
        };
        self.0.apply(event);
    }
}

fn said(out: Out) -> (&'static str, JsValue) {
    match out {
        Out::Announce => ("want", "voice".into()),
        Out::Withdraw => ("want", "chat".into()),
        Out::AskServers => ("ask-ice", JsValue::UNDEFINED),
        Out::Signal(signal) => ("signal", String::from(signal).into()),
        Out::Show(shown) => {
            let button = |wish: Option<Wish>| wish.map_or("", Wish::word).into();
            let (phase, sentence) = (shown.phase.word(), shown.sentence().unwrap_or_default());
            (
                "show",
                Array::of4(&phase.into(), &sentence.into(), &button(shown.press()), &button(shown.end()))
                    .into(),
            )
        }
        Out::Loudness(loudness) => ("loudness", loudness),
    }
}
