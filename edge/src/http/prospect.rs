//! `GET /v1/sites/SITE/prospect`: what a visitor can count on who has not pressed yet. It is held in the isolate for a
//! moment, so that a page with many unhappy visitors asks its Desk no more often than one.
//!
//! `POST` is the same for a visitor who may soon wish to talk: the Desk gives an agent a cue. The request says nothing but
//! the site and the conversation's language (`?lang=`); of many in a moment, one reaches the Desk.

use core::cell::RefCell;
use std::thread::LocalKey;

use shared::{
    ids::{ResponseId, SiteId},
    talk::Prospect,
    time::UnixMillis,
};
use worker::Response;

use super::{
    answer,
    entry::Incoming,
    gate,
    held::Held,
    languages,
    problem::Failure,
    responses::{allowed_origin, for_origin},
    route::Asked,
    site::site,
};
use crate::{
    hop::ReadProspect,
    objects::{call, now},
};

thread_local! {
    static TOLD: RefCell<Held<SiteId, Prospect>> = RefCell::default();
    static CUED: RefCell<Held<SiteId, Prospect>> = RefCell::default();
}

/// Answers it.
pub(super) async fn read(id: &SiteId, asked: Asked, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (origin, _) = allowed_origin(incoming, &site.settings)?;
    let all: &LocalKey<_> = match asked {
        Asked::ToTell => &TOLD,
        Asked::ToCue => &CUED,
    };
    let held = all.with_borrow(|held| held.fresh(id, now()));
    let prospect = match held {
        Some(held) => held,
        None => {
            let cue = match asked {
                Asked::ToTell => None,
                Asked::ToCue => {
                    // All cues of an address count as one response.
                    gate::pass(&site.settings, ResponseId::new(0, UnixMillis(0), &[0; 10]), incoming)?;
                    Some(languages::wished(&site.settings, incoming)?)
                }
            };
            let told = call(&incoming.env, "DESK", id.as_str(), &ReadProspect(cue)).await?;
            all.with_borrow_mut(|held| held.put(id.clone(), told, now()))
        }
    };
    for_origin(Ok(answer::json(200, &*prospect)?), origin.as_deref(), incoming).await
}
