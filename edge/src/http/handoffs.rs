//! `POST /v1/sites/SITE/handoffs`: the press on "Talk to us now", by script or by a plain form.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use shared::{
    ids::{SiteId, TalkKey},
    language::Language,
    page_errors::PageErrors,
    response::MAX_BODY,
    settings::Settings,
    talk::{Press, Pressed},
};
use worker::Response;

use super::{
    answer,
    body::{self, Encoding, PressForm},
    entry::Incoming,
    gate, languages,
    problem::Failure,
    responses::{allowed_origin, for_origin, read_body, sender_lines, shard, store},
    site::site,
    tap::{Sender, check_page, tap},
};
use crate::{
    domain::{intake::Tap, session::digest},
    hop::{PressCall, PressTaken},
    objects::{call, now, random_bytes},
};

/// Takes a press.
pub(super) async fn take(id: &SiteId, incoming: &mut Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let (origin, framed) = allowed_origin(incoming, &site.settings)?;
    let taken = press(id, &site.settings, framed, incoming).await;
    for_origin(taken, origin.as_deref(), incoming).await
}

async fn press(
    id: &SiteId,
    settings: &Settings,
    framed: bool,
    incoming: &mut Incoming,
) -> Result<Response, Failure> {
    let encoding = Encoding::of(incoming.request.headers().get("content-type")?.as_deref())?;
    let bytes = read_body(&mut incoming.request, MAX_BODY).await?;
    match encoding {
        Encoding::Json => {
            let press = body::press(&bytes, settings)?;
            check_page(settings, framed, &press.response)?;
            let PressTaken { first, state } = hand_off(id, press, settings, incoming).await?;
            Ok(answer::json(if first { 201 } else { 200 }, &Pressed { state })?)
        }
        Encoding::Form => {
            let PressForm { key, response } = body::press_form(&bytes, settings)?;
            check_page(settings, framed, &response)?;
            let key = key.map_or_else(new_key, Ok)?;
            let press = Press { key: key.clone(), response, page_errors: PageErrors::default() };
            hand_off(id, press, settings, incoming).await?;
            let language = languages::of_visitor(settings, incoming).await?.language();
            Ok(answer::see_other(&talk_path(id, &key, language))?)
        }
    }
}

/// Rings the desk, and stores the response beside it: the tap's own request may never have arrived. A press that the
/// desk refuses leaves the tap as it would have come alone.
pub(super) async fn hand_off(
    id: &SiteId,
    press: Press,
    settings: &Settings,
    incoming: &Incoming,
) -> Result<PressTaken, Failure> {
    let Press { key, response, page_errors } = press;
    let env = &incoming.env;
    let lines = sender_lines(incoming)?;
    let tap = gate::with(|gate| tap(settings, gate, Sender::of(&lines), response, now()))?;
    let shard = shard(id, settings, tap.response.id, env).await?;
    let (response, key_digest) = (tap.response.clone(), digest(key.as_str()));
    let press = PressCall { response, key_digest, page_errors };
    let taken = call(env, "DESK", id.as_str(), &press).await;
    let tap = Tap { concerns_desk: tap.concerns_desk || matches!(taken, Ok(Ok(_))), ..tap };
    if let Err(failure) = store(id, shard, tap, env).await {
        // The desk has the response too, so nothing is lost; but somebody should know.
        worker::console_error!("storing the response of a press: {failure:?}");
    }
    Ok(taken??)
}

/// Where the conversation goes on without script.
pub(super) fn talk_path(id: &SiteId, key: &TalkKey, language: Language) -> String {
    format!("/talk/{id}/{key}?lang={language}")
}

/// A key for a press whose page could make none.
pub(super) fn new_key() -> Result<TalkKey, Failure> {
    let key = BASE64_URL_SAFE_NO_PAD.encode(random_bytes::<24>()?);
    TalkKey::try_from(key).map_err(Failure::internal)
}
