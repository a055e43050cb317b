//! The socket to the Desk: it opens, decodes and encodes. What a frame means is decided in [`crate::state`].

use futures::{
    SinkExt, StreamExt,
    channel::mpsc::UnboundedReceiver,
    future::{Either, select},
};
use gloo_net::websocket::{Message, futures::WebSocket};
use shared::talk::PONG;

use crate::{
    browser,
    front::Front,
    session::{self, Answer},
};

/// Tries to connect, and stays until the line ends.
pub(crate) fn connect(front: Front) {
    let (number, outgoing) = front.pick_up();
    leptos::task::spawn_local(async move {
        let answer = session::ask().await;
        if !front.holds(number) {
            return;
        }
        match answer {
            Answer::In => {
                talk(front, outgoing).await;
                if front.holds(number) {
                    front.lost();
                }
            }
            Answer::Out => front.turned_away(),
            Answer::Unknown => front.lost(),
        }
    });
}

/// Carries frames both ways until the socket closes or the front hangs up.
async fn talk(front: Front, mut outgoing: UnboundedReceiver<String>) {
    let Some(Ok(socket)) = browser::socket_address().map(|address| WebSocket::open(&address)) else {
        return;
    };
    let (mut sink, mut incoming) = socket.split();
    loop {
        // The front's word comes first: once it has hung up, nothing more is heard.
        match select(outgoing.next(), incoming.next()).await {
            Either::Left((Some(text), _)) => {
                if sink.send(Message::Text(text)).await.is_err() {
                    return;
                }
            }
            Either::Right((Some(Ok(Message::Text(text))), _)) => hear(front, &text),
            Either::Right((Some(Ok(Message::Bytes(_))), _)) => {}
            Either::Left((None, _)) | Either::Right((Some(Err(_)) | None, _)) => return,
        }
    }
}

fn hear(front: Front, text: &str) {
    if text == PONG {
        front.heard();
        return;
    }
    match serde_json::from_str(text) {
        Ok(frame) => front.apply(frame),
        // A frame of a newer Desk: the numbers of the next ones show whether anything was missed.
        Err(error) => web_sys::console::warn_2(
            &"a frame that this page does not know:".into(),
            &error.to_string().into(),
        ),
    }
}
