//! Everything that travels, in JSON: each value is written as its golden file in `tests/golden` says, and read back
//! from there as itself. `WARMLINE_BLESS=1` writes the files instead; what changes in them changes the contract.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a broken expectation is to end the test")]

/// The names of all kinds of a frame; a new kind breaks the build here until it has a golden value.
macro_rules! named {
    ($values:expr, $($pattern:pat => $name:literal),+ $(,)?) => {{
        let values = $values;
        let name = |value: &_| match value { $($pattern => $name),+ };
        let mut seen: Vec<&str> = values.iter().map(|(_, value)| name(value)).collect();
        seen.dedup();
        assert_eq!(seen, [$($name),+]);
        values
    }};
}

mod desk;
mod refusals;
mod responses;
mod rows;
mod sample;
mod settings;
mod talk;

use std::{collections::BTreeMap, fmt::Debug, fs, path::Path};

use serde::{Serialize, de::DeserializeOwned};
use shared::text::Text;

/// Compares each value with its place in `tests/golden/NAME.json`, in both directions.
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(name: &str, values: &[(&str, T)]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/golden/{name}.json"));
    if std::env::var_os("WARMLINE_BLESS").is_some() {
        let values: BTreeMap<&str, &T> = values.iter().map(|(case, value)| (*case, value)).collect();
        fs::write(&file, serde_json::to_string_pretty(&values).unwrap() + "\n").unwrap();
    }
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let golden: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    for (case, value) in values {
        let want = golden.get(*case).unwrap_or_else(|| panic!("{name} has no {case}"));
        assert_eq!(serde_json::to_value(value).unwrap(), *want, "{name}, {case}, written");
        assert_eq!(serde_json::from_value::<T>(want.clone()).unwrap(), *value, "{name}, {case}, read");
    }
    assert_eq!(golden.len(), values.len(), "{name} has what is not there any more");
}

fn text<const MAX: usize>(raw: &str) -> Text<MAX> {
    Text::new(raw).unwrap()
}

fn of<T: TryFrom<String, Error: Debug>>(raw: &str) -> T {
    T::try_from(raw.to_owned()).unwrap()
}
