//! Telephone numbers, and what is known of a country's.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::ids::{IdError, string_id};

string_id!(
    /// A number as it can be dialled from anywhere (E.164): `+` and 7 to 15 digits, the first not 0.
    PhoneNumber,
    "a phone number is + and 7 to 15 digits",
    |raw| raw.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && !digits.starts_with('0')
    })
);
string_id!(
    /// A country by its two letters (ISO 3166-1): `DE`.
    Country,
    "a country is two of A-Z",
    |raw| raw.len() == 2 && raw.bytes().all(|b| b.is_ascii_uppercase())
);

/// How the numbers of a country are made, as the build hands it to the edge. Patterns are regular expressions over
/// digits, of the kind that every engine has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberPlan {
    /// What stands behind the `+`.
    pub calling_code: String,
    /// What is dialled in the country instead of the `+`.
    pub abroad: Option<String>,
    /// What is dialled in front of a number within the country.
    pub national: Option<NationalPrefix>,
    /// All of the country's numbers.
    pub all: NumberPattern,
    /// Those where somebody is called: a fixed line, a mobile, over the internet.
    pub people: Vec<NumberPattern>,
    /// Those where a call costs more than a call, or that make others pay.
    pub costly: Vec<NumberPattern>,
    /// Those which nobody can be called back at: free for the caller, pagers, voice mail, whole companies.
    pub others: Vec<NumberPattern>,
}

/// What is dialled in front of a number within its country, and left out from abroad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalPrefix {
    /// Its pattern.
    pub pattern: String,
    /// What takes its place, with `$1` for what the pattern caught; nothing where it is left out.
    pub replacement: Option<String>,
}

/// Numbers of one kind, without the calling code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberPattern {
    /// Matches the whole number.
    pub pattern: String,
    /// How many digits it can have; any where empty.
    pub lengths: Vec<u16>,
}
