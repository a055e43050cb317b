//! Handing over what an outbox holds: calls to other objects, each to the one of the site that it was made for.

use shared::ids::SiteId;
use worker::{Env, State};

use super::{call, storage::ObjectSql};
use crate::{
    hop::Call,
    store::{
        outbox::{self, Parcel},
        sql::StoreError,
    },
};

/// Parcels that go in one call.
struct Bundle<C> {
    site: SiteId,
    call: C,
    parcels: Vec<Parcel>,
}

/// The parcel that makes `call` to the object of `site`.
pub(super) fn parcel<C: Call>(id: String, site: &SiteId, call: &C) -> Result<Parcel, StoreError> {
    let body = serde_json::to_string(&(site, call))?;
    Ok(Parcel { id, body })
}

/// Hands parcels over beside the event at hand, to the objects that are bound as `binding`, and forgets those that
/// arrive.
pub(super) fn hand_over_soon<C: Call + 'static>(
    state: &State,
    env: &Env,
    binding: &'static str,
    parcels: Vec<Parcel>,
) {
    if !parcels.is_empty() {
        let (sql, env) = (ObjectSql::new(&state.storage()), env.clone());
        state.wait_until(async move {
            hand_over::<C>(&env, binding, parcels, &|parcels| forget(&sql, &parcels)).await;
        });
    }
}

/// Hands parcels over, and tells of those that arrived; what fails stays in the outbox for the alarm.
pub(super) async fn hand_over<C: Call>(
    env: &Env,
    binding: &str,
    parcels: Vec<Parcel>,
    arrived: &impl Fn(Vec<Parcel>),
) {
    futures::future::join_all(bundles::<C>(parcels).into_iter().map(
        async |Bundle { site, call, parcels }| match call::call(env, binding, site.as_str(), &call).await {
            Ok(_) => arrived(parcels),
            Err(error) => {
                let ids: Vec<_> = parcels.iter().map(|parcel| parcel.id.as_str()).collect();
                worker::console_warn!("handing {} over to {binding}: {error}", ids.join(", "));
            }
        },
    ))
    .await;
}

/// Takes parcels that arrived out of the outbox. Where that fails they are handed over once more, which is harmless.
pub(super) fn forget(sql: &ObjectSql, parcels: &[Parcel]) {
    if let Err(error) = outbox::arrived(sql, parcels) {
        worker::console_warn!("forgetting what arrived: {error}");
    }
}

fn bundles<C: Call>(parcels: Vec<Parcel>) -> Vec<Bundle<C>> {
    let mut bundles: Vec<Bundle<C>> = Vec::new();
    for parcel in parcels {
        let (site, next): (SiteId, C) = match serde_json::from_str(&parcel.body) {
            Ok(read) => read,
            Err(error) => {
                worker::console_error!("parcel {} can't be read: {error}", parcel.id);
                continue;
            }
        };
        let left = match bundles.last_mut() {
            Some(last) if last.site == site => last.call.join(next),
            _ => Some(next),
        };
        match (left, bundles.last_mut()) {
            (None, Some(last)) => last.parcels.push(parcel),
            (Some(call), _) => bundles.push(Bundle { site, call, parcels: vec![parcel] }),
            (None, None) => {}
        }
    }
    bundles
}
