//! Sites to measure with: the demo site under another id, with limits of the bench's choice.

use anyhow::{Result, anyhow};
use shared::{
    intake::{Limits, Rate},
    settings::Settings,
};

use crate::{paths, sites};

/// More than any load can use up, so that the limits are asked but never refuse.
pub(super) const UNREACHED: Rate = Rate { burst: 4_000_000_000, per_minute: 4_000_000_000 };

/// The site `id`, which takes as much as comes, also from one address.
pub(super) fn site(id: &str) -> Result<Settings> {
    Ok(Settings {
        site: id.parse().map_err(|error| anyhow!("{id}: {error}"))?,
        limits: Limits { site: UNREACHED, address: UNREACHED },
        ..sites::read(&paths::root().join("examples/demo.json"))?
    })
}
