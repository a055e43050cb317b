//! Settings, responses and keys as tests need them.

use serde_json::{Value, json};
use shared::{
    ids::{ClientId, TalkKey},
    page_errors::PageErrors,
    settings::Settings,
    talk::Press,
    text::MessageText,
};
use uuid::Uuid;

/// The settings of the site `demo`, with `changes` in the place of what is said here. Nobody is told that a press
/// stays unclaimed, and nobody comes too often, unless a test asks for it.
#[must_use]
pub fn settings(changes: Value) -> Settings {
    let endless = json!({ "burst": 4_000_000_000_u32, "per_minute": 4_000_000_000_u32 });
    let mut settings = json!({
        "site": "demo",
        "name": "Harbour & Pine",
        "origins": ["https://shop.example", "http://localhost:*"],
        "accept_without_origin": true,
        "survey": { "id": "checkout", "question": "How did ordering with us feel today?" },
        "reasons": [{ "id": "payment", "label": "Payment failed" }, { "id": "other", "label": "Something else" }],
        "outcomes": [{ "id": "put-right", "label": "Put right at once" }],
        "root_causes": [{ "id": "card-declined", "label": "Card wrongly declined" }],
        "unclaimed_after_s": 86_400,
        "limits": { "site": endless, "address": endless },
    });
    merge(&mut settings, changes);
    serde_json::from_value(settings).unwrap()
}

/// A response with an id and a page of its own: only by the page can an agent tell the rows of two cases apart.
#[must_use]
pub fn response(score: u8) -> Value {
    let id = Uuid::now_v7().to_string();
    json!({ "page": page(&id), "id": id, "score": score })
}

/// The page of the response `id`, as [`response`] has it.
#[must_use]
pub fn page(id: &str) -> String {
    format!("https://shop.example/pay/{id}")
}

/// `value` with the members of `changes` put in; a `null` takes one out.
#[must_use]
pub fn with(mut value: Value, changes: Value) -> Value {
    merge(&mut value, changes);
    value
}

/// A press of `response` by whoever holds `key`.
#[must_use]
pub fn press(key: &TalkKey, response: &Value) -> Press {
    let response = serde_json::from_value(response.clone()).unwrap();
    Press { key: key.clone(), response, page_errors: PageErrors::default() }
}

/// A key that nobody else has.
#[must_use]
pub fn key() -> TalkKey {
    Uuid::new_v4().simple().to_string().parse().unwrap()
}

/// A message id that nobody else has.
#[must_use]
pub fn message_id() -> ClientId {
    Uuid::new_v4().to_string().parse().unwrap()
}

/// What somebody types.
#[must_use]
pub fn text(raw: &str) -> MessageText {
    MessageText::new(raw).unwrap()
}

fn merge(value: &mut Value, changes: Value) {
    let (Value::Object(members), Value::Object(changes)) = (value, changes) else {
        panic!("both are objects")
    };
    for (name, change) in changes {
        if change.is_null() {
            members.remove(&name);
        } else {
            members.insert(name, change);
        }
    }
}
