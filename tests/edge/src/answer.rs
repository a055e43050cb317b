//! What the edge answered, whole.

use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use shared::problem::Problem;

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as it came over the wire.
    pub body: Vec<u8>,
}

impl Answer {
    /// The one header `name`.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body of an answer in JSON with this status.
    #[must_use]
    pub fn json<T: DeserializeOwned>(&self, status: u16) -> T {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.header("content-type"), Some("application/json"));
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The problem that the answer is, which must be one in every respect.
    #[must_use]
    pub fn problem(&self) -> Problem {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self:?}");
        assert_eq!(self.header("cache-control"), Some("no-store"));
        assert_eq!(self.header("x-content-type-options"), Some("nosniff"));
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem.status, self.status);
        assert!(!problem.title.is_empty(), "a problem says what to do: {problem:?}");
        problem
    }

    /// Status and code of the problem that the answer is, as `422 invalid-field`; the status alone where it is none.
    #[must_use]
    pub fn verdict(&self) -> String {
        if self.status < 400 {
            self.status.to_string()
        } else {
            format!("{} {}", self.status, self.problem().code)
        }
    }
}
