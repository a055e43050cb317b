//! Words of a survey's own for some of a site's pages.

use serde::{Deserialize, Serialize};

use crate::{local_text::LocalText, rules::PagePattern, settings::Survey};

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

impl Survey {
    /// Which of its [`PageWords`] are for a path: the first that fit.
    #[must_use]
    pub fn words_at(&self, path: &str) -> Option<usize> {
        self.pages.iter().position(|words| words.page.fits(path))
    }

    /// The survey as it speaks where these words are for.
    #[must_use]
    pub fn saying(&self, words: &PageWords) -> Self {
        let mut survey = self.clone();
        if let Some(question) = &words.question {
            survey.question = question.clone();
        }
        if !words.acknowledgements.is_empty() {
            survey.acknowledgements = words.acknowledgements.clone();
        }
        survey
    }
}
