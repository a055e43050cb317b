//! What the site's own systems are told of a case, put into the outbox for the Courier.

use serde::Serialize;
use shared::{case::CaseRow, ids::SiteId, time::UnixMillis};

use super::{
    super::{parcels::parcel, random},
    CallError, Desk,
};
use crate::{
    domain::{
        case::Case,
        delivery::{Handover, Message, MessageId, Topic},
    },
    store::outbox,
};

/// What a webhook's receiver reads: type, time and data, as Standard Webhooks recommends.
#[derive(Serialize)]
struct Notice<'a> {
    #[serde(rename = "type")]
    topic: Topic,
    timestamp: String,
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    site: &'a SiteId,
    case: CaseRow,
}

impl Desk {
    /// Puts one delivery for each of the site's webhooks into the outbox; says whether there are any.
    pub(super) fn put_deliveries(
        &self,
        case: &Case,
        topic: Topic,
        now: UnixMillis,
    ) -> Result<bool, CallError> {
        let newest = self.settings()?;
        let settings = &newest.settings;
        if settings.webhooks.is_empty() {
            return Ok(false);
        }
        let notice =
            Notice { topic, timestamp: rfc3339(now), data: Data { site: &settings.site, case: case.row() } };
        let delivery = Message {
            id: MessageId::new(random::bytes()?),
            topic,
            body: serde_json::to_string(&notice)?,
            at: now,
        };
        for (place, target) in settings.webhooks.iter().enumerate() {
            // Not by the address, which may hold a secret: parcels are named in the log.
            let id = format!("{} {place}", delivery.id.as_str());
            let handover = Handover { target: target.clone(), delivery: delivery.clone() };
            outbox::put(&self.sql, &parcel(id, &settings.site, &handover)?, now)?;
        }
        Ok(true)
    }
}

/// `moment` as RFC 3339 writes it, in UTC with milliseconds.
fn rfc3339(moment: UnixMillis) -> String {
    i64::try_from(moment.0)
        .ok()
        .and_then(chrono::DateTime::from_timestamp_millis)
        .unwrap_or_default()
        .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
