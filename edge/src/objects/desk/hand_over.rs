//! Handing deliveries over to the Courier, through the outbox.

use serde::Serialize;
use shared::{case::CaseRow, ids::SiteId, time::UnixMillis};
use worker::Env;

use super::{
    super::{call::call, random},
    CallError, Desk, ObjectSql, clock,
};
use crate::{
    domain::{
        case::Case,
        delivery::{Handover, Message, MessageId, Topic},
    },
    store::{
        outbox::{self, Parcel},
        sql::Sql,
    },
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
    /// Puts one delivery for each of the site's webhooks into the outbox.
    pub(super) fn put_deliveries(&self, case: &Case, topic: Topic, now: UnixMillis) -> Result<(), CallError> {
        let newest = self.settings()?;
        let settings = &newest.settings;
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
            let body = serde_json::to_string(&(&settings.site, handover))?;
            outbox::put(&self.sql, &Parcel { id, body }, now)?;
        }
        Ok(())
    }

    /// Hands parcels over after the event at hand is answered.
    pub(super) fn hand_over_soon(&self, parcels: Vec<Parcel>) {
        if !parcels.is_empty() {
            let (sql, env) = (ObjectSql::new(&self.state.storage()), self.env.clone());
            self.state.wait_until(async move { deliver_all(&sql, &env, parcels).await });
        }
    }

    /// Hands over what is due.
    pub(super) async fn hand_over(&self) -> Result<(), CallError> {
        let parcels = self.sql.atomically(|| outbox::take_due(&self.sql, clock::now()))?;
        deliver_all(&self.sql, &self.env, parcels).await;
        Ok(())
    }
}

/// Hands parcels over to the Courier; what fails stays in the outbox for the alarm.
async fn deliver_all(sql: &ObjectSql, env: &Env, parcels: Vec<Parcel>) {
    futures::future::join_all(parcels.iter().map(async |parcel| {
        if let Err(error) = deliver(sql, env, parcel).await {
            worker::console_warn!("desk: handing {} over to the courier: {error}", parcel.id);
        }
    }))
    .await;
}

async fn deliver(sql: &ObjectSql, env: &Env, parcel: &Parcel) -> Result<(), CallError> {
    let (site, handover): (SiteId, Handover) = serde_json::from_str(&parcel.body)?;
    call(env, "COURIER", site.as_str(), &handover).await?;
    Ok(outbox::arrived(sql, parcel)?)
}

/// `moment` as RFC 3339 writes it, in UTC with milliseconds.
fn rfc3339(moment: UnixMillis) -> String {
    i64::try_from(moment.0)
        .ok()
        .and_then(chrono::DateTime::from_timestamp_millis)
        .unwrap_or_default()
        .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
