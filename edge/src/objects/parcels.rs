//! Handing over what an outbox holds: each parcel is one call to another object, with the site whose object it is.

use shared::ids::SiteId;
use worker::{Env, State};

use super::{
    call::{CallError, call},
    storage::ObjectSql,
};
use crate::{
    hop::Call,
    store::{
        outbox::{self, Parcel},
        sql::StoreError,
    },
};

/// The parcel that makes `call` to the object of `site`.
pub(super) fn parcel<C: Call>(id: String, site: &SiteId, call: &C) -> Result<Parcel, StoreError> {
    let body = serde_json::to_string(&(site, call)).map_err(|error| StoreError::Sql(error.to_string()))?;
    Ok(Parcel { id, body })
}

/// Hands parcels over beside the event at hand, to the objects that are bound as `binding`.
pub(super) fn hand_over_soon<C: Call + 'static>(
    state: &State,
    env: &Env,
    binding: &'static str,
    parcels: Vec<Parcel>,
) {
    if !parcels.is_empty() {
        let (sql, env) = (ObjectSql::new(&state.storage()), env.clone());
        state.wait_until(async move { hand_over::<C>(&sql, &env, binding, &parcels).await });
    }
}

/// Hands parcels over; what fails stays in the outbox for the alarm.
pub(super) async fn hand_over<C: Call>(sql: &ObjectSql, env: &Env, binding: &str, parcels: &[Parcel]) {
    futures::future::join_all(parcels.iter().map(async |parcel| {
        if let Err(error) = deliver::<C>(sql, env, binding, parcel).await {
            worker::console_warn!("handing {} over to {binding}: {error}", parcel.id);
        }
    }))
    .await;
}

async fn deliver<C: Call>(
    sql: &ObjectSql,
    env: &Env,
    binding: &str,
    parcel: &Parcel,
) -> Result<(), CallError> {
    let (site, question): (SiteId, C) = serde_json::from_str(&parcel.body)?;
    call(env, binding, site.as_str(), &question).await?;
    Ok(outbox::arrived(sql, parcel)?)
}
