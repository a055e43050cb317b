//! Golden files: what goes over the wire, as a reviewer can read it.

use std::{fs, path::Path};

use serde_json::Value;

/// Compares `value` with the file `tests/golden/NAME.json`; with `WARMLINE_BLESS=1` it writes the file instead.
pub fn check(name: &str, value: &Value) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../golden/{name}.json"));
    if std::env::var_os("WARMLINE_BLESS").is_some() {
        fs::write(&file, serde_json::to_string_pretty(value).unwrap() + "\n").unwrap();
    }
    let golden = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let golden: Value = serde_json::from_str(&golden).unwrap();
    assert_eq!(*value, golden, "{} says otherwise; WARMLINE_BLESS=1 rewrites it", file.display());
}
