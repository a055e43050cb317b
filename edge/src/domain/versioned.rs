//! The settings of a site as they were at one time.

use shared::settings::Settings;

/// The settings in force, with their version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned {
    /// Counts from 1.
    pub version: u32,
    /// The settings.
    pub settings: Settings,
}
