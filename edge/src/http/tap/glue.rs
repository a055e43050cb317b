//! The crossings between `entry/entry.js` and Rust: few, and each with plain text and bytes, because a crossing with
//! the platform's own objects costs more than everything that is decided here.

use shared::ids::SiteId;
use wasm_bindgen::prelude::*;

use super::{
    super::{gate, site},
    Sender, admit, receipt,
};
use crate::{domain::intake::Taken, hop::intake_name, objects::now};

/// The short way of a tap. The platform's shim starts classes anew after a trap, which it does for no function.
#[wasm_bindgen]
pub struct Taps;

#[wasm_bindgen]
impl Taps {
    /// One for the isolate.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// Lets a tap on `site` in, whose `sender` says of itself what [`Sender::of`] reads: its shard, a space, and what
    /// the shard is to take. Nothing where it must go the long way: it is to be refused, or the isolate must look
    /// something up.
    #[must_use]
    pub fn admit(&self, site: &str, sender: &str, body: &[u8]) -> String {
        let admitted = || {
            let id: SiteId = site.parse().ok()?;
            let held = site::fresh(&id)?;
            let tap = gate::with(|gate| admit(&held.settings, gate, Sender::of(sender), body, now())).ok()?;
            let shard = held.settings.shards.shard(tap.response.id)?;
            Some(format!("{} {}", intake_name(&id, shard), serde_json::to_string(&tap).ok()?))
        };
        admitted().unwrap_or_default()
    }

    /// For each line that the Intake gave, the status, a space, and the receipt; nothing where there is none.
    #[must_use]
    pub fn receipts(&self, taken: &str) -> String {
        let line = |line| {
            let taken: Taken = serde_json::from_str(line).ok()?;
            let (status, receipt) = receipt(taken).ok()?;
            Some(format!("{status} {}", serde_json::to_string(&receipt).ok()?))
        };
        taken.split('\n').map(|taken| line(taken).unwrap_or_default()).collect::<Vec<_>>().join("\n")
    }
}
