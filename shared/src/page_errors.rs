//! What went wrong in a page before its visitor pressed, as far as the site allows it to be told. The page masks it; here is
//! only what fits.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    ids::{IdError, string_id},
    response::Fact,
};

string_id!(
    /// A request that was answered with an error: the status and the path, at most 128 characters, as in `503 /api/pay`.
    FailedRequest,
    "a failed request is its status and its path, as in 503 /api/pay",
    |raw| {
        raw.split_once(' ').is_some_and(|(status, path)| {
            status.len() == 3
                && status.starts_with(['4', '5'])
                && status.bytes().all(|b| b.is_ascii_digit())
                && path.starts_with('/')
                && path.chars().count() <= 124
                && !path.chars().any(|c| c.is_control() || matches!(c, ' ' | '?' | '#'))
        })
    }
);

/// The last script error and the last failed request of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value")]
pub struct PageErrors {
    /// What the error says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Fact>,
    /// Which request it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<FailedRequest>,
}

const EXPECTS: &str =
    "page_errors is an object with script, a text of 1 to 100 characters, and request, as in 503 /api/pay";

/// By hand, for the reason that [`crate::response::Facts`] has.
impl TryFrom<Value> for PageErrors {
    type Error = &'static str;

    fn try_from(raw: Value) -> Result<Self, Self::Error> {
        let Value::Object(said) = raw else { return Err(EXPECTS) };
        let text = |name: &str| match said.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(text) => text.as_str().map(Some).ok_or(EXPECTS),
        };
        Ok(Self {
            script: text("script")?.map(Fact::new).transpose().map_err(|_| EXPECTS)?,
            request: text("request")?.map(str::parse).transpose().map_err(|_| EXPECTS)?,
        })
    }
}

impl PageErrors {
    /// Whether nothing went wrong, or nothing is told of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.script.is_none() && self.request.is_none()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_fits_is_taken() {
        let check = |raw: Value, want: Option<(Option<&str>, Option<&str>)>| {
            let got = PageErrors::try_from(raw.clone()).ok();
            let got = got.as_ref().map(|it| {
                (it.script.as_ref().map(Fact::as_str), it.request.as_ref().map(FailedRequest::as_str))
            });
            assert_eq!(got, want, "{raw}");
        };
        check(json!({}), Some((None, None)));
        check(json!({ "script": null, "new": 1 }), Some((None, None)));
        check(
            json!({ "script": "TypeError: x", "request": "503 /" }),
            Some((Some("TypeError: x"), Some("503 /"))),
        );
        check(json!({ "request": "404 /users/…/orders" }), Some((None, Some("404 /users/…/orders"))));
        for bad in [
            "",
            "503",
            "200 /",
            "5030 /",
            "5x3 /",
            "503 pay",
            "503 /a b",
            "503 /a?b",
            "503 /a#b",
            "503 /\u{1}",
        ] {
            check(json!({ "request": bad }), None);
        }
        check(json!({ "request": format!("503 /{}", "a".repeat(124)) }), None);
        for bad in [json!(""), json!(7), json!("a\u{1b}b"), json!("a".repeat(101))] {
            check(json!({ "script": bad }), None);
        }
        check(json!([]), None);
        check(json!("TypeError"), None);
    }
}
