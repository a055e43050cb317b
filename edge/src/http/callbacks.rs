//! Visitors who would like to be called: what can be promised (`POST /v1/sites/SITE/callbacks/offer`, which stores
//! nothing), and the wish itself (`POST /v1/sites/SITE/callbacks`, and a form of the plain page).

use core::cell::RefCell;
use std::{collections::BTreeMap, rc::Rc};

use shared::{
    callback::{Callbacks, Offer, OfferAsked},
    ids::{SiteId, TalkKey},
    phone::{Country, NumberPlan, PhoneNumber},
    settings::Settings,
    talk::Pressed,
    time::{Span, UnixMillis},
};
use worker::{Env, Response};

use super::{
    answer, assets,
    body::{self, Encoding},
    entry::Incoming,
    gate,
    handoffs::talk_path,
    languages,
    problem::{Code, Failure},
    responses::{allowed_origin, for_origin, read_body},
    site::site,
};
use crate::{
    domain::{hours::Openings, phone, session::digest},
    hop::CallbackCall,
    objects::{CallError, PlatformPatterns, call, now, openings, zone},
};

/// A number, a window, a zone, an id and a key, with room for how they are written.
const MAX_BODY: usize = 1_024;
/// For how many days windows are offered.
const DAYS: u16 = 7;

thread_local! {
    static PLANS: RefCell<BTreeMap<Country, Rc<NumberPlan>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Answers what can be promised, or, where it is `wished`, promises it.
pub(super) async fn take(id: &SiteId, wished: bool, incoming: &mut Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (origin, _) = allowed_origin(incoming, &site.settings)?;
    let taken = answered(&site.settings, wished, incoming).await;
    for_origin(taken, origin.as_deref(), incoming).await
}

async fn answered(settings: &Settings, wished: bool, incoming: &mut Incoming) -> Result<Response, Failure> {
    if Encoding::of(incoming.request.headers().get("content-type")?.as_deref())? == Encoding::Form {
        return Err(Failure::new(Code::UnsupportedMediaType));
    }
    let bytes = read_body(&mut incoming.request, MAX_BODY).await?;
    let OfferAsked { id, key, zone: visitor, number, window } = body::offer_asked(&bytes)?;
    gate::pass(settings, id, incoming)?;

    let now = now();
    let visitor = zone(&visitor, now)
        .ok_or_else(|| Failure::detailed(Code::InvalidField, "zone: there is no such time zone"))?;
    let openings = openings(settings, now);
    let number = callable(number, settings, &incoming.env).await?;
    let window = window.map(|asked| accepted(&openings, asked, now)).transpose()?;
    if wished {
        let (Some(key), Some(number)) = (key, number) else {
            return Err(Failure::detailed(Code::InvalidField, "a call needs a key and a number"));
        };
        let wish = CallbackCall { key_digest: digest(key.as_str()), number: Some(number), window };
        let state = call(&incoming.env, "DESK", settings.site.as_str(), &wish).await??;
        return Ok(answer::json(200, &Pressed { state })?);
    }
    let offer = Offer {
        number,
        window,
        open_until: openings.open_until(now),
        opens_at: openings.next(now),
        windows: openings.windows(DAYS, &visitor, now),
    };
    Ok(answer::json(200, &offer)?)
}

/// `POST /talk/SITE/KEY/callback`: the wish by the plain page, whose visitor's clocks nobody knows, or its end
/// (`channel=chat`).
pub(super) async fn from_page(
    id: &SiteId,
    key: &TalkKey,
    incoming: &mut Incoming,
) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    if Encoding::of(incoming.request.headers().get("content-type")?.as_deref())? != Encoding::Form {
        return Err(Failure::new(Code::UnsupportedMediaType));
    }
    let bytes = read_body(&mut incoming.request, MAX_BODY).await?;
    let number = callable(body::number_form(&bytes)?, &site.settings, &incoming.env).await?;
    let wish = CallbackCall { key_digest: digest(key.as_str()), number, window: None };
    call(&incoming.env, "DESK", id.as_str(), &wish).await??;
    let language = languages::of_visitor(&site.settings, incoming).await?.language();
    Ok(answer::see_other(&talk_path(id, key, language))?)
}

/// What was typed, if it was, as a number that this site calls.
async fn callable(
    typed: Option<String>,
    settings: &Settings,
    env: &Env,
) -> Result<Option<PhoneNumber>, Failure> {
    let callbacks = settings.callbacks.as_ref().ok_or(Failure::new(Code::NoCallbacks))?;
    let Some(typed) = typed else { return Ok(None) };
    let plans = plans(callbacks, env).await?;
    Ok(Some(phone::read(&typed, &plans, &PlatformPatterns)?))
}

fn accepted(openings: &Openings, asked: Span, now: UnixMillis) -> Result<Span, Failure> {
    openings.accept(asked, now).map_err(|reason| Failure::detailed(Code::WindowRefused, reason))
}

/// How the numbers of the countries are made that a site calls. One that there is not is called by nobody.
async fn plans(callbacks: &Callbacks, env: &Env) -> Result<Vec<Rc<NumberPlan>>, Failure> {
    let mut plans = Vec::with_capacity(callbacks.countries.len());
    for country in &callbacks.countries {
        if let Some(plan) = PLANS.with_borrow(|held| held.get(country).cloned()) {
            plans.push(plan);
            continue;
        }
        let text = match assets::text(env, &format!("phone.{country}.json")).await {
            Ok(text) => text,
            // No reason to call nobody in the others.
            Err(CallError::Failed(why)) => {
                worker::console_error!("callbacks: there is no country {country}: {why}");
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let plan: Rc<NumberPlan> = Rc::new(serde_json::from_str(&text).map_err(Failure::internal)?);
        PLANS.with_borrow_mut(|held| held.insert(country.clone(), Rc::clone(&plan)));
        plans.push(plan);
    }
    Ok(plans)
}
