//! The leptos widget: what a visitor sees of Warmline.
//!
//! - [`card`]: the question and all that follows it, rendered to HTML at the edge (feature `ssr`).
//! - [`talk`]: the conversation, rendered with the card and brought to life in the page (feature `hydrate`).
//! - [`page`]: question and conversation as plain pages without script, for where none runs (feature `ssr`).
//! - [`words`] and [`messages`]: every text of the interface, by name and in the visitor's language (feature `ssr`).
//!
//! The small script around all this is `loader/`: it shows the card, keeps taps safe and fetches the wasm.
//!
//! *Invariants:* a state of the card is an attribute on a node that is there from the start, never a node, so
//! that hydration fits whatever was tapped before it. Nothing here uses resources, suspense or routing of leptos:
//! they would read globals of the host page.

#[cfg(feature = "ssr")]
pub mod card;
#[cfg(feature = "ssr")]
pub mod messages;
#[cfg(feature = "ssr")]
pub mod page;
pub mod talk;
#[cfg(feature = "ssr")]
pub mod words;
