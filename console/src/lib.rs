//! The desk: the page of the resolution team.
//!
//! [`state`] is the page as a plain value, [`keys`] what a key does, [`plain`] what people typed: plain Rust,
//! tested natively. Everything that touches a browser stands behind the feature `csr` and decides nothing.

pub mod keys;
pub mod plain;
pub mod state;

#[cfg(feature = "csr")]
mod browser;
#[cfg(feature = "csr")]
mod front;
#[cfg(feature = "csr")]
mod keyboard;
#[cfg(feature = "csr")]
mod phone;
#[cfg(feature = "csr")]
mod ring;
#[cfg(feature = "csr")]
mod session;
#[cfg(feature = "csr")]
mod socket;
#[cfg(feature = "csr")]
mod sound;
#[cfg(feature = "csr")]
mod upload;
#[cfg(feature = "csr")]
mod view;

/// Opens the desk in the element that the page keeps for it.
#[cfg(feature = "csr")]
pub fn open() {
    use wasm_bindgen::JsCast;

    let Some(room) = browser::find("#desk").and_then(|room| room.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    room.set_text_content(None);
    leptos::mount::mount_to(room, || {
        let front = front::Front::new();
        front.begin();
        keyboard::listen(front);
        ring::be_heard(front);
        view::page(front)
    })
    .forget();
}
