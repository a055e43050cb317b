//! The counters of all shards, added up.

use futures::future::try_join_all;

use super::{super::call::call, CallError, Desk};
use crate::{
    domain::{
        tally::{Counted, merge},
        versioned::Versioned,
    },
    hop::{ReadCounters, intake_name},
};

impl Desk {
    /// Asks every shard of every epoch.
    pub(super) async fn counters(
        &self,
        newest: &Versioned,
        hours: ReadCounters,
    ) -> Result<Vec<Counted>, CallError> {
        let settings = &newest.settings;
        let asked = settings
            .shards
            .all()
            .map(async |shard| call(&self.env, "INTAKE", &intake_name(&settings.site, shard), &hours).await);
        Ok(merge(try_join_all(asked).await?.into_iter()))
    }
}
