//! The clocks of a time zone, as the platform writes them.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.DateTimeFormat`.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    pub(crate) type Clocks;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl, js_class = "DateTimeFormat")]
    fn new(locale: &str, options: &Object) -> Result<Clocks, JsValue>;

    /// A moment in words, given in milliseconds.
    #[wasm_bindgen(method)]
    pub(crate) fn format(this: &Clocks, milliseconds: f64) -> String;

    /// The time between two moments in words; of one moment, that moment.
    #[wasm_bindgen(catch, method, js_name = formatRange)]
    pub(crate) fn format_range(this: &Clocks, from: f64, until: f64) -> Result<String, JsValue>;
}

impl Clocks {
    /// Those of `zone`, which show what `options` say in the language `tag`.
    ///
    /// # Errors
    /// Where there is no such zone.
    pub(crate) fn of(tag: &str, zone: &str, options: &[(&str, &str)]) -> Result<Self, JsValue> {
        let all = Object::new();
        for (name, value) in [("timeZone", zone)].iter().chain(options) {
            Reflect::set(&all, &(*name).into(), &(*value).into())?;
        }
        Self::new(tag, &all)
    }
}
