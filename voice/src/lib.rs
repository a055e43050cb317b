//! Voice in the page: how a visitor and an agent come to hear each other.
//!
//! [`call`] decides what becomes of a call, from the wish to the last word; [`negotiation`] how two browsers agree on one
//! connection, whoever begins; [`trouble`] names what can be in the way, [`shown`] what a visitor
//! reads of it. They are plain values and know no browser. Behind the
//! feature `browser`, [`browser::Phone`] carries out what they decide: the desk uses it as a library. Behind `page` it is
//! a wasm module of its own, which a visitor's page fetches once a voice is wanted.
//!
//! *Invariant:* what is said goes from browser to browser, encrypted; nothing here records anything.

pub mod call;
pub mod negotiation;
pub mod shown;
pub mod trouble;

#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "page")]
mod page;
