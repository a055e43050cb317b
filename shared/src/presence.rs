//! Presence: who of the team is there, and free.

use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::case::{Agent, Role};

/// How often a console proves that it lives: [`crate::talk::PING`], which the platform answers.
pub const PING_EVERY: Duration = Duration::from_secs(3);
/// How long an agent without any proof of life still counts as there. Two pings may be lost or late; a killed laptop
/// is out of the pool well within ten seconds.
pub const GONE_AFTER: Duration = Duration::from_secs(8);

/// Where an agent is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// At the desk, and free.
    Available,
    /// Free, and a case rings for them.
    Ringing,
    /// In as many talks as the site lets one agent have.
    InContact,
    /// Closing a case.
    WrapUp,
    /// At the desk, and not to be rung.
    Away,
    /// Not at the desk.
    Gone,
}

/// What an agent says of themselves; the rest of their presence is seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chosen {
    /// Rings may come.
    #[default]
    Available,
    /// Closing a case.
    WrapUp,
    /// No ring, please.
    Away,
}

/// A member of the team as colleagues see them. [`Presence::Ringing`] is never told: who is available and what rings
/// is known to every console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    #[serde(flatten)]
    pub agent: Agent,
    /// What they may do.
    pub role: Role,
    /// Where they are.
    pub presence: Presence,
    /// What they say of themselves.
    pub chosen: Chosen,
}
