//! The messages of one language as the build hands them to the edge: read from Fluent once, so that the edge carries
//! no parser.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The messages of one language, by name. A text has `{name}` where the value of a variable goes, and braces for
/// nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    /// What is said in one way.
    pub texts: BTreeMap<String, String>,
    /// What is said in a way that depends on a number.
    pub counted: BTreeMap<String, Counted>,
}

/// A message whose words depend on how many there are of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The variable that is counted.
    pub by: String,
    /// The texts for some categories of numbers, as CLDR names them: `one`, `few`.
    pub forms: BTreeMap<String, String>,
    /// The text for all other numbers.
    pub other: String,
}
