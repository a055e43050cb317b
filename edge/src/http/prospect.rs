//! `GET /v1/sites/SITE/prospect`: what a visitor can count on who has not pressed yet. It is held in the isolate for a
//! moment, so that a page with many unhappy visitors asks its Desk no more often than one.

use core::cell::RefCell;

use shared::{ids::SiteId, talk::Prospect};
use worker::Response;

use super::{
    answer,
    entry::Incoming,
    held::Held,
    problem::Failure,
    responses::{allowed_origin, for_origin},
    site::site,
};
use crate::{
    hop::ReadProspect,
    objects::{call, now},
};

thread_local! {
    static HELD: RefCell<Held<SiteId, Prospect>> = RefCell::default();
}

/// Answers it.
pub(super) async fn read(id: &SiteId, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (origin, _) = allowed_origin(incoming, &site.settings)?;
    let held = HELD.with_borrow(|held| held.fresh(id, now()));
    let prospect = match held {
        Some(held) => held,
        None => {
            let told = call(&incoming.env, "DESK", id.as_str(), &ReadProspect).await?;
            HELD.with_borrow_mut(|held| held.put(id.clone(), told, now()))
        }
    };
    for_origin(Ok(answer::json(200, &*prospect)?), origin.as_deref(), incoming).await
}
