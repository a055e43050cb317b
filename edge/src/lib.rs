//! The Cloudflare Worker of Warmline: it takes responses, opens cases, rings the desk and carries the talk.
//!
//! Three places to start reading: `domain/case.rs` (what happens to a case), `objects/desk/mod.rs` (who carries it
//! out), `http/route.rs` (what the world may ask).
//!
//! *Invariants:* `domain` imports `shared` alone and never reads a clock; `store` never knows the platform; only
//! `http` knows status codes; only `objects` holds storage, sockets and alarms. All but `http`'s outer half and
//! `objects` compiles and is tested natively.

pub mod domain;
pub mod hop;
pub mod http;
pub mod notify;
#[cfg(target_arch = "wasm32")]
mod objects;
mod query;
pub mod store;
