//! What a site asks, and the reasons that it offers.

use serde::{Deserialize, Serialize};

use crate::{
    ids::Choice,
    local_text::LocalText,
    pages::PageWords,
    rules::Rules,
    score::{Score, Steps},
};

/// One question with its scale and texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// The survey's id.
    pub id: Choice,
    /// The question, as the visitor reads it.
    pub question: LocalText,
    /// How many steps the thermometer has.
    #[serde(default = "default_steps")]
    pub steps: Steps,
    /// The highest score that counts as unhappy.
    #[serde(default = "default_threshold")]
    pub threshold: Score,
    /// What is said after a tap, cold to hot, one for each step; the built-in words where empty.
    #[serde(default)]
    pub acknowledgements: Vec<LocalText>,
    /// When it is asked; at once where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Rules>,
    /// What is said on some of the site's pages instead; the first pattern that fits counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageWords>,
    /// What an agent should be good at to talk about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<Choice>,
}

/// A reason chip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Its id, which is stored.
    pub id: Choice,
    /// Its text, which the visitor reads.
    pub label: LocalText,
    /// What an agent should be good at to talk about it; it counts before the survey's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<Choice>,
}

fn default_steps() -> Steps {
    Steps::FIVE
}

fn default_threshold() -> Score {
    Score::COOL
}

impl Survey {
    /// Whether `score` makes a visitor unhappy.
    #[must_use]
    pub fn is_unhappy(&self, score: Score) -> bool {
        score <= self.threshold
    }
}
