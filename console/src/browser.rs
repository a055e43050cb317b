//! What only the browser knows: its clock, its randomness, its page.
//!
//! *Invariant:* each function answers something harmless where the browser refuses.

use js_sys::{Date, Object, Reflect};
use leptos::prelude::{document, window};
use shared::{ids::ClientId, time::UnixMillis};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, Storage};

use crate::state::clock::Local;

/// The page's own clock, which only runs forward.
pub(crate) fn now() -> Local {
    // Whole milliseconds of a page's life: no fraction is needed, and no sign or overflow can occur.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number below 2^53"
    )]
    Local(window().performance().map_or(0.0, |performance| performance.now()) as u64)
}

/// A number, drawn evenly.
pub(crate) fn roll() -> u16 {
    u16::from_le_bytes(random())
}

/// The id of a new message; `None` where the browser gives no randomness, because two equal ids would make
/// one message of two.
pub(crate) fn message_id() -> Option<ClientId> {
    let bytes = random::<16>();
    if bytes.iter().all(|byte| *byte == 0) {
        return None;
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().parse().ok()
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// What outlives the page, but not its tab.
pub(crate) fn session_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Shows how loud the visitor is, from 0 to 1: style alone, ten times a second, past the state.
pub(crate) fn set_loudness(loudness: &JsValue) {
    if let Some(element) = find("[data-role=call]").and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        let _ = element.style().set_property("--loud", &loudness.as_string().unwrap_or_default());
    }
}

/// The address of the desk's socket.
pub(crate) fn socket_address() -> Option<String> {
    let origin = window().location().origin().ok()?;
    Some(format!("{}/v1/desk/socket", origin.replacen("http", "ws", 1)))
}

/// Whether nobody can see the page.
pub(crate) fn is_hidden() -> bool {
    document().hidden()
}

/// Puts a text where it can be pasted from; tells whether the browser allowed it.
pub(crate) async fn copy(text: &str) -> bool {
    // Elsewhere there is no clipboard to ask.
    if !window().is_secure_context() {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// A moment as the time of day where the agent is, as `14:05`.
pub(crate) fn time_of_day(at: UnixMillis) -> String {
    let date = date(at);
    format!("{}:{:02}", date.get_hours(), date.get_minutes())
}

/// A moment's day where the agent is, as `Fri, Nov 27`; nothing for today.
pub(crate) fn day(at: UnixMillis) -> Option<String> {
    let (date, today) = (date(at), Date::new_0());
    if date.to_date_string() == today.to_date_string() {
        return None;
    }
    let parts = Object::new();
    for (name, value) in [("weekday", "short"), ("month", "short"), ("day", "numeric")] {
        let _ = Reflect::set(&parts, &name.into(), &value.into());
    }
    Some(String::from(date.to_locale_date_string("en", &parts)))
}

/// The day of a moment, as `3 May 2026` in the agent's own language.
pub(crate) fn date_of(at: UnixMillis) -> String {
    let as_asked = Object::new();
    for (name, value) in [("day", "numeric"), ("month", "short"), ("year", "numeric")] {
        let _ = Reflect::set(&as_asked, &name.into(), &value.into());
    }
    String::from(date(at).to_locale_date_string("default", &as_asked))
}

/// A moment in full, in the agent's own language.
pub(crate) fn date_and_time(at: UnixMillis) -> String {
    String::from(date(at).to_locale_string("default", &JsValue::UNDEFINED))
}

#[expect(clippy::cast_precision_loss, reason = "a moment stays below 2^53")]
fn date(at: UnixMillis) -> Date {
    Date::new(&JsValue::from_f64(at.0 as f64))
}

/// The first element that a selector finds.
pub(crate) fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Puts the focus on the first element that a selector finds.
pub(crate) fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Clicks the first element that a selector finds.
pub(crate) fn click(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Takes the focus from wherever it is.
pub(crate) fn blur() {
    if let Some(element) =
        document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        let _ = element.blur();
    }
}
