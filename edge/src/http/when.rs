//! Times in the words of a visitor whose clocks nobody knows: by the site's clocks, whose zone is said.

use js_sys::{Object, Reflect};
use shared::{language::Language, settings::Settings, time::Span};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type Clocks;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl, js_class = "DateTimeFormat")]
    fn new(locale: &str, options: &Object) -> Result<Clocks, JsValue>;

    #[wasm_bindgen(catch, method, js_name = formatRange)]
    fn format_range(this: &Clocks, from: f64, until: f64) -> Result<String, JsValue>;
}

/// A stretch of time, or a moment that has no length, as it is written in a language.
pub(super) fn written(span: Span, language: Language, settings: &Settings) -> String {
    let zone = settings.hours.as_ref().map_or("UTC", |hours| hours.zone.as_str());
    // Hours in a zone that there is not are told to the log elsewhere.
    try_written(span, language, zone).or_else(|_| try_written(span, language, "UTC")).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "moments stay below 2^53")]
fn try_written(span: Span, language: Language, zone: &str) -> Result<String, JsValue> {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", zone),
        ("timeZoneName", "short"),
        ("weekday", "long"),
        ("month", "long"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "2-digit"),
    ] {
        Reflect::set(&options, &name.into(), &value.into())?;
    }
    Clocks::new(language.tag(), &options)?.format_range(span.from.0 as f64, span.until.0 as f64)
}
