//! What happens to machines, networks and disks, done to the product.

use anyhow::Result;

use super::{browser, native, tally::Tally};
use crate::{say, setup::chromium};

/// How long the fault tests go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// About a minute, for every time.
    Short,
    /// Long enough to meet what is rare.
    Long,
}

impl Length {
    /// What the tests read it from.
    pub(super) fn variables(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Short => &[],
            Self::Long => &[("WARMLINE_LONG", "1")],
        }
    }
}

/// The faults of the edge: one at a time, because each loads the machine, and with what they say of themselves.
pub(super) fn edge(length: Length) -> Result<Tally> {
    native::edge_tests(&["--test", "faults", "--", "--test-threads=1", "--show-output"], length)
}

/// The faults that a visitor and a team see, in the long form; the short one is among all browser tests.
pub(super) fn browser() -> Result<Tally> {
    match chromium::program() {
        Ok(chromium) => browser::tests(&chromium, &["faults.spec.mjs"], Length::Long),
        Err(error) => {
            say(format_args!("no browser, no faults in it: {error:#}"));
            Ok(Tally::SKIPPED)
        }
    }
}
