//! Golden files: what goes over the wire, as a reviewer can read it.

use serde_json::Value;

/// Compares `value` with the file `tests/golden/NAME.json`; with `WARMLINE_BLESS=1` it writes the file instead.
pub fn check(name: &str, value: &Value) {
    let text = serde_json::to_string_pretty(value).unwrap() + "\n";
    xtask::golden::check(&format!("{name}.json"), &text).unwrap();
}
