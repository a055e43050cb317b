//! `GET /v1/sites/SITE/prospect`: what a visitor can count on who has not pressed yet. It is held in the isolate for a
//! moment, so that a page with many unhappy visitors asks its Desk no more often than one.
//!
//! `POST` is the same for a visitor who may soon wish to talk: the Desk gives an agent a cue. The request says nothing but
//! the site and the conversation's language (`?lang=`); of many in a moment, one reaches the Desk.

use core::cell::RefCell;

use shared::{
    ids::{ResponseId, SiteId},
    settings::Settings,
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
    responses::{allowed_origin, for_origin, sender_lines},
    route::Asked,
    site::site,
    tap::Sender,
};
use crate::{
    domain::limit::Arrival,
    hop::ReadProspect,
    objects::{call, now},
};

thread_local! {
    static HELD: RefCell<Held<(SiteId, Asked), Prospect>> = RefCell::default();
}

/// Answers it.
pub(super) async fn read(id: &SiteId, asked: Asked, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (origin, _) = allowed_origin(incoming, &site.settings)?;
    let key = (id.clone(), asked);
    let held = HELD.with_borrow(|held| held.fresh(&key, now()));
    let prospect = match held {
        Some(held) => held,
        None => {
            let cue = match asked {
                Asked::ToTell => None,
                Asked::ToCue => {
                    pass(&site.settings, incoming)?;
                    Some(languages::wished(&site.settings, incoming)?)
                }
            };
            let told = call(&incoming.env, "DESK", id.as_str(), &ReadProspect { cue }).await?;
            HELD.with_borrow_mut(|held| held.put(key, told, now()))
        }
    };
    for_origin(Ok(answer::json(200, &*prospect)?), origin.as_deref(), incoming).await
}

/// Takes from the buckets of the taps what a cue costs: as much as a tap. All cues of an address count as one response.
fn pass(settings: &Settings, incoming: &Incoming) -> Result<(), Failure> {
    let lines = sender_lines(incoming)?;
    let address = Sender::of(&lines).address;
    let response = ResponseId::new(0, UnixMillis(0), &[0; 10]);
    let arrival = Arrival { site: &settings.site, address, response, visitor: None };
    let passed = gate::with(|gate| {
        let passed = gate.pass(&arrival, &settings.limits, now());
        passed.map_err(|retry_after| Failure::rate_limited(retry_after.seconds()))
    });
    passed.map(|_| ())
}
