//! Words of a survey's own for some of a site's pages.

use serde::{Deserialize, Serialize};

use crate::{local_text::LocalText, rules::PagePattern};

/// What a survey says on the pages that fit a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageWords {
    /// Which pages.
    pub page: PagePattern,
    /// The question there; the survey's where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<LocalText>,
    /// What is said after a tap there, cold to hot, one for each step; the survey's where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acknowledgements: Vec<LocalText>,
}
