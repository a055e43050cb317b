//! The response: one visitor's answer to one question for one occasion.

use core::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    ids::{Choice, Locale, ResponseId},
    score::{Score, Steps},
    text::{Comment, Text},
    time::UnixMillis,
};

/// The largest body of a response in bytes; a browser's `keepalive` quota is 64 KiB for all requests in flight,
/// so one response may use only a little of it.
pub const MAX_BODY: usize = 8 * 1024;

/// A response as it travels and is stored. `id` is made by the page before the first attempt and is the key of
/// idempotency for ever; a higher `rev` replaces, a lower one is ignored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The response's id.
    pub id: ResponseId,
    /// The revision: 0 for the tap, counted up with each change of mind, reason and comment.
    #[serde(default)]
    pub rev: u32,
    /// The tapped step.
    pub score: Score,
    /// The scale that the visitor saw; the site's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Steps>,
    /// Which of the site's surveys asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<Choice>,
    /// Where it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
    /// The language that the question was shown in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The reason chip that was tapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Choice>,
    /// The visitor's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Comment>,
    /// What the page said of the occasion.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
    /// When the visitor answered a question of the site before, as their device keeps it for the site's cap. It is compared with
    /// that where it comes in, and goes nowhere else.
    #[serde(default, skip_serializing)]
    pub answered: Option<UnixMillis>,
}

/// What a page may say of the occasion, and nothing else: an answer goes with the order that it is about. What a page
/// says beside these is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value")]
pub struct Facts {
    /// The order's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<Fact>,
    /// How far the visitor was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Fact>,
    /// What the visitor has bought or may use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Fact>,
    /// Which release of the page it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<Fact>,
}

/// One of the facts.
pub type Fact = Text<100>;

/// Why facts were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactsError;

impl fmt::Display for FactsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("facts is an object whose order, step, plan and release are texts of 1 to 100 characters")
    }
}

/// By hand, because what serde makes of a struct is ten times as much code in the Worker.
impl TryFrom<Value> for Facts {
    type Error = FactsError;

    fn try_from(raw: Value) -> Result<Self, FactsError> {
        let Value::Object(said) = raw else { return Err(FactsError) };
        let fact = |name: &str| match said.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(fact) => Fact::new(fact.as_str().ok_or(FactsError)?).map(Some).map_err(|_| FactsError),
        };
        Ok(Self {
            order: fact("order")?,
            step: fact("step")?,
            plan: fact("plan")?,
            release: fact("release")?,
        })
    }
}

impl Facts {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// All that is said, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Fact)> {
        let Self { order, step, plan, release } = self;
        let all = [("order", order), ("step", step), ("plan", plan), ("release", release)];
        all.into_iter().filter_map(|(name, fact)| Some((name, fact.as_ref()?)))
    }
}

/// Why a well-formed response can't be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseError {
    /// The score is higher than the scale has steps.
    ScoreAboveSteps,
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ScoreAboveSteps => f.write_str("score is above the number of steps"),
        }
    }
}

impl Response {
    /// Fills in the site's scale where the page named none, and checks that the score is on it.
    ///
    /// # Errors
    /// [`ResponseError::ScoreAboveSteps`].
    pub fn on_scale(mut self, site: Steps) -> Result<Self, ResponseError> {
        let steps = *self.steps.get_or_insert(site);
        if self.score.fits(steps) { Ok(self) } else { Err(ResponseError::ScoreAboveSteps) }
    }

    /// The scale of the response.
    #[must_use]
    pub fn steps(&self) -> Steps {
        self.steps.unwrap_or(Steps::FIVE)
    }
}

/// The address of the page that asked: scheme, host and path, at most 1,024 bytes. Query and fragment are cut
/// off at the border, because they carry tokens and names that are none of our business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Page(String);

/// Why an address was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageError;

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("page is not an http or https address of at most 1024 bytes")
    }
}

impl Page {
    /// The address, without query and fragment.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme and host.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.0.strip_suffix(self.path()).unwrap_or(&self.0)
    }

    /// The part behind the host, `/` at least: what tells pages of one site apart.
    #[must_use]
    pub fn path(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
    }
}

impl TryFrom<String> for Page {
    type Error = PageError;

    fn try_from(mut raw: String) -> Result<Self, PageError> {
        raw.truncate(raw.find(['?', '#']).unwrap_or(raw.len()));
        let rest = raw.strip_prefix("https://").or_else(|| raw.strip_prefix("http://")).ok_or(PageError)?;
        let host = rest.split('/').next().unwrap_or_default();
        // Nearly all are graphic ASCII, which is found without a look into the tables of the others.
        let plain = raw.chars().all(|c| c.is_ascii_graphic() || !(c.is_control() || c.is_whitespace()));
        if host.is_empty() || host.contains('@') || raw.len() > 1024 || !plain {
            return Err(PageError);
        }
        Ok(Self(raw))
    }
}

impl From<Page> for String {
    fn from(page: Page) -> Self {
        page.0
    }
}

/// What the edge answers to a stored response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The response's id.
    pub id: ResponseId,
    /// The revision that is stored now.
    pub rev: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_lose_query_and_fragment() {
        let check = |raw: &str, want: Option<(&str, &str)>| {
            let got = Page::try_from(raw.to_owned()).ok();
            assert_eq!(got.as_ref().map(|p| (p.as_str(), p.path())), want, "{raw}");
            let origin = got.as_ref().map(Page::origin);
            assert!(origin.is_none_or(|origin| raw.starts_with(origin) && origin.matches('/').count() == 2));
        };
        check("https://shop.example/pay?token=1#x", Some(("https://shop.example/pay", "/pay")));
        check("http://localhost:1/", Some(("http://localhost:1/", "/")));
        check("https://shop.example", Some(("https://shop.example", "/")));
        for bad in
            ["", "/pay", "javascript:alert(1)", "https://", "https://u:p@x/", "https://x/\n", "https://x/a b"]
        {
            check(bad, None);
        }
        check(&format!("https://x/{}", "a".repeat(1100)), None);
    }
}
