//! The state, told as stories and checked against a played Desk.

mod callbacks;
mod claims;
mod colleagues;
mod ends;
mod files;
pub(crate) mod played;
mod storms;
mod talks;
mod voices;
