//! Bodies turned into types that can't be wrong.

use core::fmt::Display;

use serde::de::DeserializeOwned;
use shared::{
    callback::OfferAsked,
    ids::{ClientId, TalkKey},
    mail::EmailAddress,
    page_errors::PageErrors,
    response::Response,
    settings::Settings,
    talk::Press,
    text::MessageText,
};

use super::problem::{Code, Failure};

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// JSON, also as `text/plain`, which a browser may send to another origin without asking first.
    Json,
    /// A form, `application/x-www-form-urlencoded`.
    Form,
}

impl Encoding {
    /// The encoding that a `Content-Type` header names.
    ///
    /// # Errors
    /// [`Code::UnsupportedMediaType`] for any other type, or none.
    pub fn of(content_type: Option<&str>) -> Result<Self, Failure> {
        let essence = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        match essence.to_ascii_lowercase().as_str() {
            "application/json" | "text/plain" => Ok(Self::Json),
            "application/x-www-form-urlencoded" => Ok(Self::Form),
            _ => Err(Failure::new(Code::UnsupportedMediaType)),
        }
    }
}

/// A press, with the key that was made for it where a form brought none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PressForm {
    /// The key that the form brought.
    pub key: Option<TalkKey>,
    /// The response that the press belongs to.
    pub response: Response,
}

/// The response in `body`, on the scale of its survey.
///
/// # Errors
/// [`Code::BadEncoding`], [`Code::BadJson`] or [`Code::InvalidField`]; so for its siblings.
pub fn response(encoding: Encoding, body: &[u8], settings: &Settings) -> Result<Response, Failure> {
    let response = match encoding {
        Encoding::Json => from_json(body)?,
        Encoding::Form => from_fields(&fields(body)?)?,
    };
    checked(response, settings)
}

/// The press in a JSON `body`. What it says of the page's errors is left out where the site does not want to know.
pub fn press(body: &[u8], settings: &Settings) -> Result<Press, Failure> {
    let Press { key, response, page_errors } = from_json(body)?;
    let page_errors = if settings.page_errors { page_errors } else { PageErrors::default() };
    Ok(Press { key, response: checked(response, settings)?, page_errors })
}

/// The press in a form: the fields of a response, and perhaps a key.
pub fn press_form(body: &[u8], settings: &Settings) -> Result<PressForm, Failure> {
    press_fields(fields(body)?, settings)
}

/// The press in the filled-in fields of a form.
pub(super) fn press_fields(
    mut fields: Vec<(String, String)>,
    settings: &Settings,
) -> Result<PressForm, Failure> {
    let at = fields.iter().position(|(name, _)| name == "key");
    let key = at.map(|at| fields.swap_remove(at).1);
    if fields.iter().any(|(name, _)| name == "key") {
        return Err(twice("key"));
    }
    let key = key.map(TalkKey::try_from).transpose().map_err(|e| Failure::detailed(Code::InvalidField, e))?;
    let response = from_fields(&fields)?;
    Ok(PressForm { key, response: checked(response, settings)? })
}

/// The question in a JSON `body` what can be promised.
pub fn offer_asked(body: &[u8]) -> Result<OfferAsked, Failure> {
    from_json(body)
}

/// The number in a form of the plain page, as it was typed; none where the visitor would rather write.
pub fn number_form(body: &[u8]) -> Result<Option<String>, Failure> {
    let fields = fields(body)?;
    if field(&fields, "channel")?.is_some_and(|channel| channel == "chat") {
        return Ok(None);
    }
    Ok(Some(field(&fields, "number")?.unwrap_or_default()))
}

/// The message in a form of the plain page.
pub fn message_form(body: &[u8]) -> Result<(ClientId, MessageText), Failure> {
    let fields = fields(body)?;
    let lacks = |name| Failure::detailed(Code::InvalidField, format!("the form lacks {name}"));
    let id = field(&fields, "id")?.ok_or_else(|| lacks("id"))?;
    let text = field(&fields, "text")?.ok_or_else(|| lacks("text"))?;
    Ok((of_text(id)?, of_text(text)?))
}

/// The address in a form of the plain page, where one is filled in.
pub fn address_form(body: &[u8]) -> Result<Option<EmailAddress>, Failure> {
    field(&fields(body)?, "address")?.map(|address| of_text(address.trim().to_owned())).transpose()
}

/// The text of a field, which may come once.
fn field(fields: &[(String, String)], name: &str) -> Result<Option<String>, Failure> {
    let mut texts = fields.iter().filter(|(known, _)| known == name).map(|(_, text)| text.clone());
    match (texts.next(), texts.next()) {
        (_, Some(_)) => Err(twice(name)),
        (text, None) => Ok(text),
    }
}

fn of_text<T: TryFrom<String, Error: Display>>(text: String) -> Result<T, Failure> {
    T::try_from(text).map_err(|error| Failure::detailed(Code::InvalidField, error))
}

fn checked(response: Response, settings: &Settings) -> Result<Response, Failure> {
    let steps = settings.survey(response.survey.as_ref()).steps;
    response.on_scale(steps).map_err(|e| Failure::detailed(Code::InvalidField, e))
}

fn from_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    use serde_json::error::Category;
    let text = utf8(body)?;
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => Failure::detailed(Code::InvalidField, error),
        Category::Syntax | Category::Eof | Category::Io => Failure::detailed(Code::BadJson, error),
    })
}

/// The filled-in fields of a form; a browser sends empty ones too, and they mean nothing.
fn fields(body: &[u8]) -> Result<Vec<(String, String)>, Failure> {
    utf8(body)?;
    let pairs = form_urlencoded::parse(body).filter(|(_, value)| !value.is_empty());
    Ok(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
}

/// What is a number in a response.
const NUMBERS: [&str; 5] = ["answered", "id", "rev", "score", "steps"];

/// The facts, which have no place of their own in a form.
const FACTS: [&str; 4] = ["order", "step", "plan", "release"];

/// Reads a form's texts as the JSON that they stand for.
fn from_fields<T: DeserializeOwned>(fields: &[(String, String)]) -> Result<T, Failure> {
    let mut object = serde_json::Map::new();
    let mut facts = serde_json::Map::new();
    for (name, value) in fields {
        let number = NUMBERS.contains(&name.as_str()).then(|| value.parse::<u64>().ok()).flatten();
        let value = number.map_or_else(|| value.as_str().into(), Into::into);
        let place = if FACTS.contains(&name.as_str()) { &mut facts } else { &mut object };
        if place.insert(name.clone(), value).is_some() {
            return Err(twice(name));
        }
    }
    if !facts.is_empty() {
        object.insert("facts".to_owned(), facts.into());
    }
    // As a text once more: what reads that is there for the others, and what reads a value would be there for this alone.
    from_json(serde_json::Value::from(object).to_string().as_bytes())
}

fn twice(name: &str) -> Failure {
    Failure::detailed(Code::InvalidField, format!("field {name} comes twice"))
}

fn utf8(body: &[u8]) -> Result<&str, Failure> {
    core::str::from_utf8(body).map_err(|error| Failure::detailed(Code::BadEncoding, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01931d1e-7a3c-7c5d-8f2a-0123456789ab";

    /// With a survey `short` of three steps beside the default one of five.
    fn settings() -> Settings {
        serde_json::from_value(serde_json::json!({
            "site": "demo", "name": "Demo", "outcomes": [], "root_causes": [],
            "survey": { "id": "main", "question": "How is it going?" },
            "surveys": [{ "id": "short", "question": "And now?", "steps": 3 }],
        }))
        .unwrap()
    }

    fn check(encoding: Encoding, body: &str, want: Result<u8, Code>) {
        let body = body.replace("ID", ID);
        let got = response(encoding, body.as_bytes(), &settings());
        assert_eq!(got.map(|r| r.score.into()).map_err(|f| f.code), want, "{body}");
    }

    #[test]
    fn responses_in_json() {
        use Encoding::Json;
        check(Json, r#"{"id":"ID","score":1}"#, Ok(1));
        check(
            Json,
            r#"{"id":"ID","rev":3,"score":5,"steps":5,"page":"https://a/b?c","locale":"en","new":1}"#,
            Ok(5),
        );
        check(Json, r#"{"id":"ID","score":3,"survey":"short"}"#, Ok(3));
        check(Json, r#"{"id":"ID","score":4,"survey":"short"}"#, Err(Code::InvalidField));
        check(Json, r#"{"id":"ID","score":5,"survey":"gone"}"#, Ok(5));
        check(Json, r#"{"id":"ID","score":5,"facts":{"order":"4711","new":{}}}"#, Ok(5));
        for bad in ["", "{", "nonsense", "\u{feff}{}"] {
            check(Json, bad, Err(Code::BadJson));
        }
        for bad in [
            "null",
            "[]",
            "{}",
            r#"{"id":"ID"}"#,
            r#"{"score":1}"#,
            r#"{"id":"ID","score":1,"score":2}"#,
            r#"{"id":"ID","score":0}"#,
            r#"{"id":"ID","score":6}"#,
            r#"{"id":"ID","score":1.5}"#,
            r#"{"id":"ID","score":"1"}"#,
            r#"{"id":"ID","score":4,"steps":3}"#,
            r#"{"id":"ID","score":1,"steps":9}"#,
            r#"{"id":"ID","score":1,"rev":-1}"#,
            r#"{"id":"ID","score":1,"rev":4294967296}"#,
            r#"{"id":"ID","score":1,"page":"ftp://x/"}"#,
            r#"{"id":"ID","score":1,"locale":"?"}"#,
            r#"{"id":"ID","score":1,"reason":"No!"}"#,
            r#"{"id":"ID","score":1,"comment":" "}"#,
            r#"{"id":"ID","score":1,"comment":7}"#,
            r#"{"id":"ID","score":1,"facts":{"order":7}}"#,
            r#"{"id":"ID","score":1,"facts":"4711"}"#,
        ] {
            check(Json, bad, Err(Code::InvalidField));
        }
    }

    #[test]
    fn responses_in_forms() {
        use Encoding::Form;
        check(Form, "id=ID&score=1&rev=&comment=&page=https%3A%2F%2Fshop.example%2F", Ok(1));
        check(Form, "id=ID&score=1&comment=123", Ok(1));
        check(Form, "id=ID&score=1&order=4711&step=pay", Ok(1));
        check(Form, "id=ID&score=1&order=1&order=2", Err(Code::InvalidField));
        for bad in ["", "id=ID", "id=ID&score=x", "id=ID&score=1&score=2", "id=ID&score=-1"] {
            check(Form, bad, Err(Code::InvalidField));
        }
    }

    #[test]
    fn broken_utf8_is_told_apart() {
        for encoding in [Encoding::Json, Encoding::Form] {
            let got = response(encoding, b"\xff\xfe", &settings());
            assert_eq!(got.map_err(|f| f.code), Err(Code::BadEncoding));
        }
    }

    #[test]
    fn content_types() {
        let check = |content_type: Option<&str>, want: Option<Encoding>| {
            assert_eq!(Encoding::of(content_type).ok(), want, "{content_type:?}");
        };
        check(Some("application/json"), Some(Encoding::Json));
        check(Some("Text/Plain; charset=UTF-8"), Some(Encoding::Json));
        check(Some("application/x-www-form-urlencoded"), Some(Encoding::Form));
        check(Some("multipart/form-data; boundary=x"), None);
        check(Some(""), None);
        check(None, None);
    }

    #[test]
    fn an_address_may_be_left_out() {
        let check = |body: &str, want: Result<Option<&str>, Code>| {
            let got = address_form(body.as_bytes()).map_err(|failure| failure.code);
            assert_eq!(
                got.as_ref().map(|to| to.as_ref().map(EmailAddress::as_str)),
                want.as_ref().copied(),
                "{body}"
            );
        };
        check("address=jo%40home.example", Ok(Some("jo@home.example")));
        check("address=+jo%40home.example%0D%0A", Ok(Some("jo@home.example")));
        check("address=", Ok(None));
        check("", Ok(None));
        check("address=jo", Err(Code::InvalidField));
        check("address=jo%40home.example%0Ax", Err(Code::InvalidField));
    }

    #[test]
    fn what_went_wrong_in_the_page_is_taken_where_the_site_wants_to_know() {
        let check = |wanted, errors: &str, want: Result<Option<&str>, Code>| {
            let settings = Settings { page_errors: wanted, ..settings() };
            let body = format!(
                r#"{{"key":"abcdefghijklmnopqrstuvwx","response":{{"id":"{ID}","score":1}},"page_errors":{errors}}}"#
            );
            let got = press(body.as_bytes(), &settings).map(|press| press.page_errors.request);
            let got = got.map_err(|failure| failure.code);
            assert_eq!(
                got.as_ref().map(|it| it.as_ref().map(|it| it.as_str())),
                want.as_ref().copied(),
                "{errors}"
            );
        };
        check(true, r#"{"request":"503 /pay"}"#, Ok(Some("503 /pay")));
        check(false, r#"{"request":"503 /pay"}"#, Ok(None));
        check(true, "{}", Ok(None));
        check(true, r#"{"request":"503 /pay?card=1"}"#, Err(Code::InvalidField));
        check(true, r#"{"script":""}"#, Err(Code::InvalidField));
        check(true, "7", Err(Code::InvalidField));
    }

    #[test]
    fn a_form_asks_for_a_call_or_takes_it_back() {
        let check = |body: &str, want: Result<Option<&str>, Code>| {
            let got = number_form(body.as_bytes()).map_err(|failure| failure.code);
            assert_eq!(got.as_ref().map(Option::as_deref), want.as_ref().copied(), "{body}");
        };
        check("number=0151+1", Ok(Some("0151 1")));
        check("number=", Ok(Some("")));
        check("channel=chat", Ok(None));
        check("channel=voice", Ok(Some("")));
        check("channel=chat&channel=chat", Err(Code::InvalidField));
    }

    #[test]
    fn a_press_form_may_lack_its_key() {
        let form = |body: String| {
            press_form(body.as_bytes(), &settings()).map(|p| p.key.is_some()).map_err(|f| f.code)
        };
        assert_eq!(form(format!("id={ID}&score=2&key=")), Ok(false));
        assert_eq!(form(format!("id={ID}&score=2&key=abcdefghijklmnopqrstuvwx")), Ok(true));
        assert_eq!(form(format!("id={ID}&score=2&key=short")), Err(Code::InvalidField));
        let twice = "key=abcdefghijklmnopqrstuvwx&key=abcdefghijklmnopqrstuvwx";
        assert_eq!(form(format!("id={ID}&score=2&{twice}")), Err(Code::InvalidField));
    }
}
