//! `POST /v1/sites/SITE/callbacks/offer`: whether a visitor can be called at a number, and when. It promises nothing by
//! itself and stores nothing.

use core::cell::RefCell;
use std::{collections::BTreeMap, rc::Rc};

use shared::{
    callback::{Callbacks, Offer, OfferAsked},
    hours::ZoneName,
    ids::SiteId,
    phone::{Country, NumberPlan},
    settings::Settings,
    time::UnixMillis,
};
use worker::{Env, Response};

use super::{
    answer, assets,
    body::{self, Encoding},
    entry::Incoming,
    gate,
    problem::{Code, Failure},
    responses::{allowed_origin, for_origin, read_body, sender_lines},
    site::site,
    tap::Sender,
};
use crate::{
    domain::{hours::Openings, limit::Arrival, phone, zone::Zone},
    objects::{PlatformPatterns, now, zone},
};

/// A number, a window, a zone and an id, with room for how they are written.
const MAX_BODY: usize = 1_024;
/// For how many days windows are offered.
const DAYS: u16 = 7;

thread_local! {
    static PLANS: RefCell<BTreeMap<Country, Rc<NumberPlan>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Answers what can be promised.
pub(super) async fn take(id: &SiteId, incoming: &mut Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (origin, _) = allowed_origin(incoming, &site.settings)?;
    let offered = offer(&site.settings, incoming).await;
    for_origin(offered, origin.as_deref(), incoming).await
}

async fn offer(settings: &Settings, incoming: &mut Incoming) -> Result<Response, Failure> {
    if Encoding::of(incoming.request.headers().get("content-type")?.as_deref())? == Encoding::Form {
        return Err(Failure::new(Code::UnsupportedMediaType));
    }
    let bytes = read_body(&mut incoming.request, MAX_BODY).await?;
    let OfferAsked { id, zone: visitor, number, window } = body::offer_asked(&bytes)?;
    let lines = sender_lines(incoming)?;
    let arrival =
        Arrival { site: &settings.site, address: Sender::of(&lines).address, response: id, visitor: None };
    let passed = gate::with(|gate| Ok::<_, Failure>(gate.pass(&arrival, &settings.limits, now())))?;
    passed.map_err(|retry_after| Failure::rate_limited(retry_after.seconds()))?;

    let callbacks = settings.callbacks.as_ref().ok_or(Failure::new(Code::NoCallbacks))?;
    let plans = plans(callbacks, &incoming.env).await?;
    let number = number.map(|typed| phone::read(&typed, &plans, &PlatformPatterns)).transpose()?;
    let now = now();
    let visitor = zone(&visitor, now)
        .ok_or_else(|| Failure::detailed(Code::InvalidField, "zone: there is no such time zone"))?;
    let openings = openings(settings, now)?;
    let window = window.map(|asked| openings.accept(asked, now)).transpose();
    let window = window.map_err(|reason| Failure::detailed(Code::WindowRefused, reason))?;
    let offer = Offer {
        number,
        window,
        open_until: openings.open_until(now),
        opens_at: openings.next(now),
        windows: openings.windows(DAYS, &visitor, now),
    };
    Ok(answer::json(200, &offer)?)
}

/// When somebody is there. Of hours in a zone that there is not nobody knows when they are.
fn openings(settings: &Settings, now: UnixMillis) -> Result<Openings, Failure> {
    let Some(hours) = &settings.hours else { return Ok(Openings::always(now)) };
    let zone: Option<Zone> = zone(&hours.zone, now);
    let unknown =
        |name: &ZoneName| Failure::internal(format!("the site's hours are of no known zone: {name}"));
    Ok(Openings::of(hours, &zone.ok_or_else(|| unknown(&hours.zone))?, now))
}

/// How the numbers of the countries are made that a site calls.
async fn plans(callbacks: &Callbacks, env: &Env) -> Result<Vec<Rc<NumberPlan>>, Failure> {
    let mut plans = Vec::with_capacity(callbacks.countries.len());
    for country in &callbacks.countries {
        if let Some(plan) = PLANS.with_borrow(|held| held.get(country).cloned()) {
            plans.push(plan);
            continue;
        }
        let text = assets::text(env, &format!("phone.{country}.json")).await?;
        let plan: Rc<NumberPlan> = Rc::new(serde_json::from_str(&text).map_err(Failure::internal)?);
        PLANS.with_borrow_mut(|held| held.insert(country.clone(), Rc::clone(&plan)));
        plans.push(plan);
    }
    Ok(plans)
}
