//! The site that a request is about: its settings, held in the isolate for a moment.

use core::cell::RefCell;
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use shared::ids::SiteId;
use worker::{Context, Env};

use super::{
    held::Held,
    problem::{Code, Failure},
};
use crate::{
    domain::versioned::Versioned,
    hop::ReadSite,
    objects::{call, now},
};

thread_local! {
    static HELD: RefCell<Held<SiteId, Versioned>> = RefCell::default();
    static KNOWN: RefCell<Option<Rc<BTreeSet<SiteId>>>> = const { RefCell::new(None) };
}

/// The site `id`, from the isolate's memory or from its Desk.
pub(super) async fn site(id: &SiteId, env: &Env, context: &Context) -> Result<Rc<Versioned>, Failure> {
    match HELD.with_borrow_mut(|held| held.get(id, now())) {
        None => look_up(id, env).await,
        Some((site, false)) => Ok(site),
        Some((site, true)) => {
            let (id, env) = (id.clone(), env.clone());
            context.wait_until(async move {
                if let Err(failure) = look_up(&id, &env).await {
                    worker::console_warn!("looking {id} up again: {}", failure.internal.unwrap_or_default());
                }
            });
            Ok(site)
        }
    }
}

/// The site `id` where the isolate holds it and need not look it up.
pub(super) fn fresh(id: &SiteId) -> Option<Rc<Versioned>> {
    HELD.with_borrow(|held| held.fresh(id, now()))
}

/// Asks the Desk, and holds what it says: of settings that are held already only that they are the newest.
pub(super) async fn look_up(id: &SiteId, env: &Env) -> Result<Rc<Versioned>, Failure> {
    // Before any object is asked: a name that nobody gave must not bring an object into being.
    if !known(env)?.contains(id) {
        return Err(Failure::new(Code::UnknownSite));
    }
    let held = HELD.with_borrow(|held| held.any(id));
    let known = held.as_ref().map(|site| site.version);
    let newer = call(env, "DESK", id.as_str(), &ReadSite { known }).await?;
    let site = newer.map(|(version, settings)| Rc::new(Versioned { version, settings })).or(held);
    let site = site.ok_or_else(|| Failure::internal("the desk says nothing of the site"))?;
    Ok(HELD.with_borrow_mut(|held| held.put(id.clone(), site, now())))
}

/// The ids of all sites of this edge.
pub(super) fn known(env: &Env) -> Result<Rc<BTreeSet<SiteId>>, Failure> {
    if let Some(known) = KNOWN.with_borrow(Clone::clone) {
        return Ok(known);
    }
    let text = env.var("SITES").map_err(Failure::internal)?.to_string();
    let sites: BTreeMap<SiteId, serde::de::IgnoredAny> =
        serde_json::from_str(&text).map_err(Failure::internal)?;
    let known: Rc<BTreeSet<SiteId>> = Rc::new(sites.into_keys().collect());
    KNOWN.set(Some(Rc::clone(&known)));
    Ok(known)
}
