//! What the query of an address says.

use core::str::FromStr;

use url::Url;

/// What it says under a name first, if that can be read.
pub(crate) fn parameter<T: FromStr>(url: &Url, name: &str) -> Option<T> {
    url.query_pairs().find(|(key, _)| key == name)?.1.parse().ok()
}
