//! The channels to the outside, one file each.
//!
//! *Invariant:* nothing here sends. A channel says what is sent where; the Courier carries it out.

pub mod mail;
pub mod target;
pub mod telephony;
pub mod webhook;
