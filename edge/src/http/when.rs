//! Times in the words of a visitor whose clocks nobody knows: by the site's clocks, whose zone is said.

use shared::{language::Language, settings::Settings, time::Span};
use wasm_bindgen::JsValue;

use crate::objects::Clocks;

/// What is written of a moment.
const SHOWN: &[(&str, &str)] = &[
    ("timeZoneName", "short"),
    ("weekday", "long"),
    ("month", "long"),
    ("day", "numeric"),
    ("hour", "numeric"),
    ("minute", "2-digit"),
];

/// A stretch of time, or a moment that has no length, as it is written in a language.
pub(super) fn written(span: Span, language: Language, settings: &Settings) -> String {
    let zone = settings.hours.as_ref().map_or("UTC", |hours| hours.zone.as_str());
    // Hours in a zone that there is not are told to the log elsewhere.
    try_written(span, language, zone).or_else(|_| try_written(span, language, "UTC")).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "moments stay below 2^53")]
fn try_written(span: Span, language: Language, zone: &str) -> Result<String, JsValue> {
    Clocks::of(language.tag(), zone, SHOWN)?.format_range(span.from.0 as f64, span.until.0 as f64)
}
