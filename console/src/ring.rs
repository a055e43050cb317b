//! How a ring leaves the page: sound, window title, badge, icon. Each follows from the state.

use core::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::{browser, front::Front, sound::Sound, state::clock::Local};

/// How often the ring is heard while it lasts.
const RINGS_EVERY: Duration = Duration::from_millis(2_500);

/// Makes the page heard and seen from outside, for as long as it lives.
pub(crate) fn be_heard(front: Front) {
    let title = front.look(|desk| desk.title());
    Effect::new(move |_| document().set_title(&title.get()));

    let count = front.look(|desk| desk.ringing().len().saturating_add(desk.unread()));
    Effect::new(move |_| badge(count.get()));

    let rings = front.look(|desk| desk.calls());
    Effect::new(move |_| icon(rings.get()));
    Effect::new(move |last: Option<Option<Local>>| {
        let last = last.flatten();
        if !rings.get() || front.is_muted() {
            return None;
        }
        let now = front.now();
        if last.is_some_and(|last| now.since(last) < RINGS_EVERY) {
            return last;
        }
        front.sound(Sound::ring);
        Some(now)
    });
}

/// Shows a number on the application's icon, where the system has one for the page.
fn badge(count: usize) {
    let navigator: JsValue = window().navigator().into();
    let (name, argument) = match count {
        0 => ("clearAppBadge", JsValue::UNDEFINED),
        _ => ("setAppBadge", JsValue::from(u32::try_from(count).unwrap_or(u32::MAX))),
    };
    let Ok(function) = Reflect::get(&navigator, &name.into()).and_then(JsCast::dyn_into::<Function>) else {
        return;
    };
    if let Ok(promise) = function.call1(&navigator, &argument).and_then(JsCast::dyn_into::<Promise>) {
        leptos::task::spawn_local(async move {
            // Refused where the page is no installed application: there is nothing to tell anybody then.
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// The page keeps both icons; this shows one.
fn icon(rings: bool) {
    let Some(link) = browser::find("link[rel=icon]") else {
        return;
    };
    if let Some(address) = link.get_attribute(if rings { "data-ring" } else { "data-calm" }) {
        let _ = link.set_attribute("href", &address);
    }
}
