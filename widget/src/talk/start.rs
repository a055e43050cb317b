//! The door from the loader.

use futures::channel::mpsc;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, JSON, Promise, Reflect};
use leptos::prelude::*;
use shared::{
    ids::ClientId,
    talk::{TYPING_EVERY, ToVisitor},
    text::MessageText,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlElement;

use crate::talk::{
    socket,
    transcript::{Event, Transcript},
    view::{Acts, conversation},
    wire,
    words::TalkWords,
};

#[wasm_bindgen(module = "/src/talk/guard.js")]
extern "C" {
    fn guard(edge: &str, failed: &Function);
}

/// Brings the conversation in `node` to life; it holds exactly what the edge rendered there.
///
/// `props` is `{edge, site, key, words, pressed, failed, beside}`: the edge's origin, the site's id, the visitor's secret, what
/// the conversation says in JSON, a promise of the answer to the press, a function that is called when live chat turns out
/// not to work here, and one that puts the other ways to talk beside the conversation (see `loader/more/beside.js`).
///
/// # Errors
/// A property that is missing or of another type.
#[wasm_bindgen]
pub fn talk(node: HtmlElement, props: JsValue) -> Result<(), JsValue> {
    let property = |name: &str| Reflect::get(&props, &name.into());
    let text = |name: &str| property(name)?.as_string().ok_or(JsValue::from_str(name));
    let address = socket::Address { edge: text("edge")?, site: text("site")?, key: text("key")? };
    let words = JSON::parse(&text("words")?)?;
    let words = TalkWords::ask(|id| wire::string(&words, id).ok_or(JsValue::from_str(id)))?;
    let pressed: Promise = property("pressed")?.dyn_into()?;
    let failed: Function = property("failed")?.dyn_into()?;
    let beside: Function = property("beside")?.dyn_into()?;

    let elsewhere = [&address.edge, "/talk/", &address.site, "/", &address.key].concat();
    guard(&address.edge, &failed);
    leptos::mount::hydrate_from(node, move || {
        let transcript = RwSignal::new(Transcript::default());
        let live = RwSignal::new(false);
        let (typed, outbox) = mpsc::unbounded();
        let spoken = typed.clone();
        spawn_local(async move {
            live.set(true);
            let Ok(answer) = JsFuture::from(pressed).await else { return };
            if let Some(state) = wire::state(&wire::field(&answer, "state")) {
                transcript.update(|it| {
                    it.apply(Event::Frame(ToVisitor::State(state)));
                });
            }
            let send = Closure::<dyn Fn(String)>::new(move |frame| {
                let _ = spoken.unbounded_send(frame);
            });
            let overhear = beside.call1(&JsValue::UNDEFINED, &send.into_js_value());
            let Ok(Ok(overhear)) = overhear.map(JsCast::dyn_into) else { return };
            socket::keep(address, transcript, outbox, overhear, failed).await;
        });
        let ids = message_ids();
        let apply = move |event| {
            for frame in socket::apply(transcript, event) {
                let _ = typed.unbounded_send(frame);
            }
        };
        // Whether the desk was just told that the visitor is writing.
        let told = StoredValue::new(false);
        let writes = throttled(told, apply.clone());
        let looks = apply.clone();
        let acts = Acts {
            say: Box::new(move |text: MessageText| {
                if let Some(id) = ids() {
                    told.set_value(false);
                    apply(Event::Typed { id, text });
                }
            }),
            write: Box::new(writes),
            look: Box::new(move || looks(socket::watched())),
            elsewhere,
        };
        conversation(words, transcript, live, acts)
    })
    .forget();
    Ok(())
}

/// Says that the visitor is writing, at most once in a while.
fn throttled(told: StoredValue<bool>, apply: impl Fn(Event) + 'static) -> impl Fn() {
    move || {
        if told.get_value() {
            return;
        }
        told.set_value(true);
        apply(Event::Typing);
        spawn_local(async move {
            TimeoutFuture::new(TYPING_EVERY.as_millis() as u32).await;
            told.set_value(false);
        });
    }
}

/// A source of message ids: a random part for this page, and a count.
fn message_ids() -> impl Fn() -> Option<ClientId> {
    let page = socket::random();
    let count = StoredValue::new(0_u32);
    move || {
        count.update_value(|n| *n += 1);
        [page.to_string(), "-message-".to_owned(), count.get_value().to_string()].concat().parse().ok()
    }
}
