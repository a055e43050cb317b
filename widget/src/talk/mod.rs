//! The conversation between a visitor and the team.
//!
//! [`transcript`] decides what is shown and sent, [`view`] shows it in [`words`], and in the page a socket feeds it: `start` is
//! the door from the loader, `socket` keeps the connection, `wire` puts frames into JSON with the browser's own
//! parser, `guard.js` keeps a defect of ours away from the host page.

pub mod backoff;
pub mod standing;
pub mod transcript;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod view;
pub mod words;

#[cfg(feature = "hydrate")]
mod socket;
#[cfg(feature = "hydrate")]
mod start;
#[cfg(feature = "hydrate")]
mod wire;

#[cfg(feature = "hydrate")]
pub use start::talk;
