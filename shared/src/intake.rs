//! How a site's responses are taken in: on how many shards, and how many of them at most.

use core::{fmt, num::NonZeroU16};

use serde::{Deserialize, Serialize};

use crate::ids::ResponseId;

/// The most shards that one epoch may have. An object takes some hundred responses a second, so that this is far
/// above what any site needs, and low enough to ask all of them at once.
const MAX_SHARDS: u16 = 64;

/// How many shards a site's Intake has, epoch by epoch, oldest first. To raise the number, a new epoch is put
/// behind the others: ids that pages hold already keep naming their own epoch, so no row ever moves.
///
/// *Invariant:* there is at least one epoch, and each has 1 to 64 shards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<NonZeroU16>", into = "Vec<NonZeroU16>")]
pub struct ShardTable(Vec<NonZeroU16>);

/// Why a table was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShardTableError;

impl fmt::Display for ShardTableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "shards is a list of 1 to {MAX_SHARDS}, one for each epoch, the first epoch first")
    }
}

/// One shard of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Shard {
    /// The epoch of the shard table.
    pub epoch: u16,
    /// The number within the epoch, from 0.
    pub number: u16,
}

impl ShardTable {
    /// The epoch that new ids shall name.
    #[must_use]
    pub fn newest(&self) -> u16 {
        u16::try_from(self.0.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// What new ids begin with, so that they name the newest epoch: nothing for epoch 0, else `eN.`.
    #[must_use]
    pub fn prefix(&self) -> String {
        match self.newest() {
            0 => String::new(),
            epoch => format!("e{epoch}."),
        }
    }

    /// Where the response `id` lives, for ever; `None` when its epoch is newer than this table.
    #[must_use]
    pub fn shard(&self, id: ResponseId) -> Option<Shard> {
        let shards = self.0.get(usize::from(id.epoch()))?.get();
        // The last eight bytes of a UUIDv7 are random but for the two bits of its variant.
        let (_, random) = id.uuid().as_u64_pair();
        let number = u16::try_from(random % u64::from(shards)).unwrap_or_default();
        Some(Shard { epoch: id.epoch(), number })
    }

    /// Every shard of every epoch.
    pub fn all(&self) -> impl Iterator<Item = Shard> {
        (0_u16..)
            .zip(&self.0)
            .flat_map(|(epoch, shards)| (0..shards.get()).map(move |number| Shard { epoch, number }))
    }

    /// Whether all that `older` says is said here too, so that nothing becomes unreachable by taking this one.
    #[must_use]
    pub fn continues(&self, older: &Self) -> bool {
        self.0.starts_with(&older.0)
    }
}

impl Default for ShardTable {
    fn default() -> Self {
        Self(vec![NonZeroU16::MIN])
    }
}

impl TryFrom<Vec<NonZeroU16>> for ShardTable {
    type Error = ShardTableError;

    fn try_from(raw: Vec<NonZeroU16>) -> Result<Self, ShardTableError> {
        let fits =
            !raw.is_empty() && raw.len() <= 1_000 && raw.iter().all(|shards| shards.get() <= MAX_SHARDS);
        if fits { Ok(Self(raw)) } else { Err(ShardTableError) }
    }
}

impl From<ShardTable> for Vec<NonZeroU16> {
    fn from(table: ShardTable) -> Self {
        table.0
    }
}

/// A token bucket: what may come at once, and how fast it fills again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// How many may come at once after a silence.
    pub burst: u32,
    /// How many more are allowed each minute.
    pub per_minute: u32,
}

/// How many responses and presses a site takes; what is above is told to come back later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Of all visitors together.
    pub site: Rate,
    /// From one address, behind which a whole office may be.
    pub address: Rate,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            site: Rate { burst: 2_000, per_minute: 12_000 },
            address: Rate { burst: 120, per_minute: 120 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(shards: &str) -> Option<ShardTable> {
        serde_json::from_str(shards).ok()
    }

    fn id(raw: &str) -> ResponseId {
        raw.parse().unwrap()
    }

    #[test]
    fn tables() {
        for (raw, newest, prefix) in [("[1]", 0, ""), ("[1,4]", 1, "e1."), ("[64,1,2]", 2, "e2.")] {
            let table = table(raw).unwrap();
            assert_eq!((table.newest(), table.prefix().as_str()), (newest, prefix), "{raw}");
        }
        for bad in ["[]", "[0]", "[65]", "[1,0]", "1", "null"] {
            assert_eq!(table(bad), None, "{bad}");
        }
        assert_eq!(table("[1]"), Some(ShardTable::default()));
    }

    #[test]
    fn an_id_keeps_its_shard_when_the_table_grows() {
        let (old, new) = (table("[4]").unwrap(), table("[4,16]").unwrap());
        assert!(new.continues(&old) && !old.continues(&new));
        assert!(!table("[8,16]").unwrap().continues(&old));
        let mut numbers = [0_u32; 4];
        for n in 0..4_000_u32 {
            let first = id(&format!("01931d1e-7a3c-7c5d-8f2a-01234567{:04x}", n));
            let shard = old.shard(first).unwrap();
            assert_eq!(new.shard(first), Some(shard));
            numbers[usize::from(shard.number)] += 1;
        }
        assert_eq!(numbers, [1_000; 4]);
        let second = id("e1.01931d1e-7a3c-7c5d-8f2a-0123456789ab");
        assert_eq!(old.shard(second), None);
        assert_eq!(new.shard(second), Some(Shard { epoch: 1, number: 11 }));
        assert_eq!(new.all().count(), 20);
    }
}
