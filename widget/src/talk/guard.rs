//! Keeps a defect of the conversation away from the host page.
//!
//! wasm is built without unwinding, so a defect ends in a trap: an exception in whatever callback ran, which the
//! host page's own error reporting would see. The guard stops exceptions that come from the edge's files, and no
//! others, before anybody else hears of them, and tells the loader, which then shows the way to the plain page.

use js_sys::{Error, Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Event;

/// Installs the guard for exceptions that come from files of `edge`; `failed` is called at each.
pub(super) fn install(edge: String, failed: Function) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if ours(&event, &edge) {
            event.stop_immediate_propagation();
            event.prevent_default();
            let _ = failed.call0(&JsValue::UNDEFINED);
        }
    });
    let listener = listener.into_js_value();
    for (kind, capture) in [("error", true), ("unhandledrejection", true)] {
        let _ = window().add_event_listener_with_callback_and_bool(kind, listener.unchecked_ref(), capture);
    }
}

fn ours(event: &Event, edge: &str) -> bool {
    let thrown = ["error", "reason"].into_iter().find_map(|name| {
        Reflect::get(event, &name.into()).ok()?.dyn_into::<Error>().ok()
    });
    let stack = thrown.and_then(|thrown| Reflect::get(&thrown, &"stack".into()).ok()?.as_string());
    stack.is_some_and(|stack| stack.contains(edge))
}
