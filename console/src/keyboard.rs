//! Keys as they go down, handed to [`crate::keys`] and carried out.

use core::time::Duration;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use crate::{
    browser,
    front::Front,
    keys::{Key, Place, Stroke, stroke},
};

/// How soon the browser knows for sure that a key went down. It opens its window for files to whoever has just done something, and
/// is told of that by a way of its own, which what the key asks for can overtake.
const HEARD: Duration = Duration::from_millis(50);

/// Listens for as long as the page lives.
pub(crate) fn listen(front: Front) {
    let _ = window_event_listener(ev::keydown, move |event| on_key(front, &event));
}

fn on_key(front: Front, event: &KeyboardEvent) {
    if event.is_composing() || event.default_prevented() {
        return;
    }
    let name = event.key();
    let name = if name.len() == 1 { name.to_ascii_lowercase() } else { name };
    let key = Key {
        name: &name,
        shift: event.shift_key(),
        modified: event.ctrl_key() || event.alt_key() || event.meta_key(),
        repeat: event.repeat(),
        place: event
            .target()
            .and_then(|target| target.dyn_into().ok())
            .map_or(Place::Page, |element| place(&element)),
    };
    let Some(stroke) = front.glance(|desk| stroke(desk, key)) else {
        return;
    };
    event.prevent_default();
    match stroke {
        Stroke::Act(intent) => front.act(intent),
        Stroke::Say => front.say(),
        Stroke::Write => browser::focus("[data-role=say]"),
        Stroke::Leave => browser::blur(),
        Stroke::Attach => set_timeout(|| browser::click("[data-role=files]"), HEARD),
        Stroke::Dial => browser::click("[data-role=dial]"),
    }
}

fn place(element: &Element) -> Place {
    let role = element.get_attribute("data-role");
    if element.is_instance_of::<HtmlTextAreaElement>() {
        return if role.as_deref() == Some("say") { Place::Message } else { Place::Note };
    }
    match element.tag_name().as_str() {
        "INPUT" if element.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.type_() == "radio") => {
            Place::Radio
        }
        "INPUT" | "SELECT" => Place::Note,
        "BUTTON" | "A" | "SUMMARY" => Place::Button,
        _ if role.as_deref() == Some("log") => Place::Log,
        _ => Place::Page,
    }
}
