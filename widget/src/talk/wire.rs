//! Frames to and from JSON by the browser's own parser, field by field: the general machinery for it would be a
//! third of the download.

use js_sys::{JSON, Object, Reflect};
use shared::{
    case::{Agent, Channel, Handoff, Marks},
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
        "seen" => Some(ToVisitor::Seen { marks: marks(&frame) }),
        "typing" => Some(ToVisitor::Typing),
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
        FromVisitor::Seen { marks: Marks { got, read } } => {
            put("t", "seen".into())?;
            put("got", (*got).into())?;
            put("read", (*read).into())?;
        }
        FromVisitor::Typing => {
            put("t", "typing".into())?;
        }
        // These are written where they are made: see loader/more/beside.js.
        FromVisitor::Want { .. }
        | FromVisitor::AskIce
        | FromVisitor::Signal { .. }
        | FromVisitor::AskTicket
        | FromVisitor::AnswersTo { .. } => return None,
    }
    JSON::stringify(&object).ok().map(String::from)
}

/// Reads the state of a conversation, as it comes in a frame and in the answer to a press.
pub(super) fn state(value: &JsValue) -> Option<TalkState> {
    Some(TalkState {
        case: string(value, "case")?.parse().ok()?,
        handoff: match string(value, "handoff")?.as_str() {
            "offered" => Handoff::Offered,
            "requested" => Handoff::Requested,
            "ringing" => Handoff::Ringing,
            "connected" => Handoff::Connected,
            "ended" => Handoff::Ended,
            "missed" => Handoff::Missed,
            _ => return None,
        },
        agent: agent(&field(value, "agent")),
        present: count(value, "present"),
        free: count(value, "free"),
        place: count(value, "place"),
        wait_s: number(value, "wait_s").map(|seconds| seconds as u32),
        last_seq: count(value, "last_seq"),
        second: agent(&field(value, "second")),
        marks: marks(&field(value, "marks")),
        // What the visitor wants is known to the page itself.
        channel: Channel::default(),
        // The promise of a call is shown beside the conversation: see loader/more/callback.js.
        callback: None,
    })
}

fn marks(value: &JsValue) -> Marks {
    Marks { got: count(value, "got"), read: count(value, "read") }
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

/// The count in a field; 0 where an older desk tells none.
fn count(value: &JsValue, name: &str) -> u32 {
    number(value, name).unwrap_or_default() as u32
}

fn number(value: &JsValue, name: &str) -> Option<f64> {
    field(value, name).as_f64()
}
