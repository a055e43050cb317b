//! Frames to and from JSON by the browser's own parser, field by field: the general machinery for it would be a
//! third of the download.

use js_sys::{JSON, Object, Reflect};
use shared::{
    case::{Agent, Handoff},
    problem::Refusal,
    talk::{Author, FromVisitor, Message, TalkState, ToVisitor},
    text::Text,
    time::UnixMillis,
};
use wasm_bindgen::JsValue;

/// Reads a frame of the desk; `None` is one that this page does not know, which a newer desk may send.
pub(super) fn read(text: &str) -> Option<ToVisitor> {
    let frame = JSON::parse(text).ok()?;
    match string(&frame, "t")?.as_str() {
        "state" => state(&frame).map(ToVisitor::State),
        "message" => message(&field(&frame, "message")).map(|message| ToVisitor::Message { message }),
        "refused" => {
            // Which refusal it was changes nothing for the visitor: the message was not delivered.
            let id = string(&frame, "id").and_then(|id| id.parse().ok());
            Some(ToVisitor::Refused { id, refusal: Refusal::UnknownCase })
        }
        _ => None,
    }
}

/// Writes a frame to the desk.
pub(super) fn write(frame: &FromVisitor) -> Option<String> {
    let object = Object::new();
    let put = |name: &str, value: JsValue| Reflect::set(&object, &name.into(), &value).ok();
    match frame {
        FromVisitor::Say { id, text } => {
            put("t", "say".into())?;
            put("id", id.as_str().into())?;
            put("text", text.as_str().into())?;
        }
        FromVisitor::Resume { after } => {
            put("t", "resume".into())?;
            put("after", (*after).into())?;
        }
    }
    JSON::stringify(&object).ok().map(String::from)
}

/// Reads the state of a conversation, as it comes in a frame and in the answer to a press.
pub(super) fn state(value: &JsValue) -> Option<TalkState> {
    Some(TalkState {
        case: string(value, "case")?.parse().ok()?,
        handoff: match string(value, "handoff")?.as_str() {
            "offered" => Handoff::Offered,
            "ringing" => Handoff::Ringing,
            "connected" => Handoff::Connected,
            "ended" => Handoff::Ended,
            _ => return None,
        },
        agent: agent(&field(value, "agent")),
        present: number(value, "present")? as u32,
        last_seq: number(value, "last_seq")? as u32,
    })
}

fn message(value: &JsValue) -> Option<Message> {
    let from = field(value, "from");
    Some(Message {
        seq: number(value, "seq")? as u32,
        id: string(value, "id")?.parse().ok()?,
        from: match string(&from, "who")?.as_str() {
            "visitor" => Author::Visitor,
            "agent" => Author::Agent(agent(&from)?),
            _ => return None,
        },
        text: Text::new(&string(value, "text")?).ok()?,
        at: UnixMillis(number(value, "at")? as u64),
    })
}

fn agent(value: &JsValue) -> Option<Agent> {
    Some(Agent { id: string(value, "id")?.parse().ok()?, name: Text::new(&string(value, "name")?).ok()? })
}

/// The value of a field; undefined where there is none.
pub(super) fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or_default()
}

/// The text in a field.
pub(super) fn string(value: &JsValue, name: &str) -> Option<String> {
    field(value, name).as_string()
}

fn number(value: &JsValue, name: &str) -> Option<f64> {
    field(value, name).as_f64()
}
