//! The connection to the desk: opened, watched, and opened again.

use core::time::Duration;

use futures::{FutureExt, SinkExt, StreamExt, channel::mpsc::UnboundedReceiver, select_biased};
use gloo_net::websocket::{Message, futures::WebSocket};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function};
use leptos::prelude::*;
use shared::talk::{KEY_PREFIX, PING, PROTOCOL, TYPING_EVERY};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::talk::{
    backoff,
    transcript::{Event, Transcript},
    wire,
};

/// A quiet connection is asked whether it still lives after this long, and given up after as long again.
const QUIET: Duration = Duration::from_secs(20);
/// So many attempts without ever being connected mean that sockets do not work here.
const ATTEMPTS: u32 = 4;

/// Where the conversation is.
pub(super) struct Address {
    /// The edge's origin.
    pub(super) edge: String,
    /// The site.
    pub(super) site: String,
    /// The visitor's secret.
    pub(super) key: String,
}

/// Keeps the conversation connected for as long as the page lives. `overhear` is told every frame of the desk, and whether it
/// is the first on its socket; `failed` is called when no connection could be
/// made at all.
pub(super) async fn keep(
    address: Address,
    transcript: RwSignal<Transcript>,
    mut outbox: UnboundedReceiver<String>,
    overhear: Function,
    failed: Function,
) {
    let mut tries = 0;
    let mut ever = false;
    loop {
        if let Some(socket) = open(&address, transcript.with_untracked(Transcript::seen))
            && converse(socket, transcript, &mut outbox, &overhear).await
        {
            ever = true;
            tries = 0;
        }
        apply(transcript, Event::Lost);
        tries += 1;
        if !ever && tries == ATTEMPTS {
            let _ = failed.call0(&JsValue::UNDEFINED);
        }
        let wait = backoff::wait(tries, random());
        TimeoutFuture::new(u32::try_from(wait.as_millis()).unwrap_or(u32::MAX)).await;
    }
}

fn open(address: &Address, after: u32) -> Option<WebSocket> {
    // http becomes ws, https becomes wss.
    let url = [
        "ws",
        address.edge.strip_prefix("http")?,
        "/v1/sites/",
        &address.site,
        "/talk?after=",
        &after.to_string(),
    ];
    let protocols = Array::of2(&PROTOCOL.into(), &[KEY_PREFIX, &address.key].concat().into());
    let socket = web_sys::WebSocket::new_with_str_sequence(&url.concat(), &protocols).ok()?;
    WebSocket::try_from(socket).ok()
}

/// Carries frames both ways until the connection ends; tells whether it was ever open.
async fn converse(
    socket: WebSocket,
    transcript: RwSignal<Transcript>,
    outbox: &mut UnboundedReceiver<String>,
    overhear: &Function,
) -> bool {
    let (mut write, read) = socket.split();
    let mut read = read.fuse();
    let mut opened = false;
    let mut asked = false;
    // What the last connection did not send is pending, and goes out again when this one is open.
    while outbox.try_recv().is_ok() {}
    loop {
        let mut out = Vec::new();
        select_biased! {
            frame = read.next() => {
                let Some(Ok(Message::Text(text))) = frame else { return opened };
                asked = false;
                let _ = overhear.call2(&JsValue::UNDEFINED, &text.as_str().into(), &(!opened).into());
                if !opened {
                    opened = true;
                    out.extend(apply(transcript, Event::Opened));
                }
                if let Some(frame) = wire::read(&text) {
                    out.extend(apply(transcript, watched()));
                    out.extend(apply(transcript, Event::Frame(frame)));
                    hush(transcript);
                }
            }
            typed = outbox.next() => out.extend(typed),
            () = TimeoutFuture::new(QUIET.as_millis() as u32).fuse() => {
                if asked || !opened {
                    return opened;
                }
                asked = true;
                if write.send(Message::Text(PING.to_owned())).await.is_err() {
                    return opened;
                }
            }
        }
        for frame in out {
            if write.send(Message::Text(frame)).await.is_err() {
                return opened;
            }
        }
    }
}

/// Whether the visitor can see the page. It is asked when it matters: to be told of each change would take a listener on
/// what is the host page's own.
pub(super) fn watched() -> Event {
    Event::Watched(!document().hidden())
}

/// Stops believing after a while that the team is still writing.
fn hush(transcript: RwSignal<Transcript>) {
    if let Some(times) = transcript.try_with_untracked(Transcript::writing).flatten() {
        spawn_local(async move {
            TimeoutFuture::new(2 * TYPING_EVERY.as_millis() as u32).await;
            apply(transcript, Event::Hushed(times));
        });
    }
}

/// Takes in what happened; gives what must go out.
pub(super) fn apply(transcript: RwSignal<Transcript>, event: Event) -> Vec<String> {
    let out = transcript.try_update(|it| it.apply(event)).unwrap_or_default();
    out.iter().filter_map(wire::write).collect()
}

/// A random number; 0 where the browser has none to give, which spreads nothing and harms nothing.
pub(super) fn random() -> u32 {
    let mut bytes = [0; 4];
    let crypto = window().crypto();
    let _ = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    u32::from_le_bytes(bytes)
}
