//! What the forms of the plain question bring.

use shared::{
    ids::TalkKey,
    response::{Fact, MAX_BODY, Page},
    settings::Settings,
};

use super::{
    body::{PressForm, press_fields},
    problem::{Code, Failure},
};

/// The largest form: three bytes for each of the response's, because that is how forms write what is not ASCII.
pub const MAX_FORM: usize = 3 * MAX_BODY;

/// Decodes a form of a page at the address `page`. Of two fields with one name the later counts: the button that sent
/// the form says it anew. `new_key` is for a form without one.
///
/// # Errors
/// [`Code::BadEncoding`] or [`Code::InvalidField`], or what `new_key` fails with.
pub fn ask_form(
    body: &[u8],
    settings: &Settings,
    page: String,
    new_key: impl FnOnce() -> Result<TalkKey, Failure>,
) -> Result<(TalkKey, shared::response::Response), Failure> {
    core::str::from_utf8(body).map_err(|error| Failure::detailed(Code::BadEncoding, error))?;
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, value) in form_urlencoded::parse(body) {
        fields.retain(|(known, _)| *known != name);
        // No script takes out what a paste may bring; an error page would cost the visitor all the words.
        let value: String = value.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        if !value.trim().is_empty() {
            fields.push((name.into_owned(), value));
        }
    }
    fields.retain(|(name, value)| name != "order" || order_number(value.clone()).is_some());
    let PressForm { key, mut response } = press_fields(fields, settings)?;
    let survey = settings.survey(response.survey.as_ref());
    if !survey.is_unhappy(response.score) {
        // Nobody who is happy is asked what went wrong.
        response.reason = None;
    }
    response.page = Some(Page::try_from(page).map_err(Failure::internal)?);
    response.survey.get_or_insert_with(|| survey.id.clone());
    Ok((key.map_or_else(new_key, Ok)?, response))
}

/// The order that a link is about, if it names one. What a mail tool was to fill in and did not is no order, and a link
/// that can't be read is a visitor's all the same.
pub fn order_number(raw: String) -> Option<Fact> {
    Fact::new(&raw).ok().filter(|_| !raw.contains(['{', '|', '%', '[']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "abcdefghijklmnopqrstuvwx";

    fn settings() -> Settings {
        serde_json::from_str(
            r#"{"site":"demo","name":"Shop","survey":{"id":"checkout","question":"How?"},"outcomes":[],"root_causes":[]}"#,
        )
        .unwrap()
    }

    fn check(form: &str, want: Result<serde_json::Value, Code>) {
        let form = form.replace("ID", "01931d1e-7a3c-7c5d-8f2a-0123456789ab");
        let page = "https://edge.example/ask/demo".to_owned();
        let got = ask_form(form.as_bytes(), &settings(), page, || Ok(KEY.parse().unwrap()));
        let got = got.map(|(key, response)| {
            assert_eq!(key.as_str(), KEY, "{form}");
            assert_eq!(response.page.unwrap().as_str(), "https://edge.example/ask/demo");
            assert_eq!(response.survey.unwrap().as_str(), "checkout");
            let order = response.facts.order;
            serde_json::json!([response.rev, response.score, response.reason, response.comment, order])
        });
        assert_eq!(got.map_err(|failure| failure.code), want, "{form}");
    }

    #[test]
    fn the_button_has_the_last_word() {
        use serde_json::json;
        check("id=ID&score=1", Ok(json!([0, 1, null, null, null])));
        check(&format!("id=ID&score=4&steps=5&key={KEY}&score=2"), Ok(json!([0, 2, null, null, null])));
        check("id=ID&rev=2&score=1&reason=price&reason=slow&comment=", Ok(json!([2, 1, "slow", null, null])));
        check(
            "id=ID&rev=2&score=1&reason=price&reason=&comment=+a%00%0D%0Ab+",
            Ok(json!([2, 1, null, "a\nb", null])),
        );
        check("id=ID&score=1&reason=price&comment=%07+&score=3", Ok(json!([0, 3, null, null, null])));
        check("id=ID&score=1&order=4711", Ok(json!([0, 1, null, null, "4711"])));
        check("id=ID&score=1&order=%7B%7Border%7D%7D", Ok(json!([0, 1, null, null, null])));
        check(&format!("id=ID&score=1&order={}", "x".repeat(101)), Ok(json!([0, 1, null, null, null])));
        for bad in
            ["", "id=ID", "id=ID&score=0", "id=ID&score=1&key=short", "id=1&score=1", "id=ID&score=4&steps=3"]
        {
            check(bad, Err(Code::InvalidField));
        }
    }
}
