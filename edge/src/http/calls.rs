//! `POST /v1/sites/SITE/calls/CALL/LEG`: the telephone provider tells what comes of a call.

use shared::{callback::CallId, ids::SiteId};
use worker::Response;

use super::{
    answer,
    entry::Incoming,
    problem::{Code, Failure},
    responses::read_body,
    site::site,
};
use crate::{
    hop::CallNews,
    notify::telephony::{self, Leg, NOTHING_MORE, is_signed, news},
    objects::call,
};

/// What a provider says of a call, with room for what it may add.
const MAX_BODY: usize = 16 * 1_024;

/// Takes the news. Only the site's provider can sign them.
pub(super) async fn take(
    id: &SiteId,
    about: CallId,
    leg: Leg,
    incoming: &mut Incoming,
) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let callbacks = site.settings.callbacks.as_ref();
    let telephony = callbacks.and_then(|callbacks| callbacks.telephony.as_ref());
    let telephony = telephony.ok_or(Failure::new(Code::NotFound))?;
    let signature = incoming.request.headers().get("x-twilio-signature")?.unwrap_or_default();
    let bytes = read_body(&mut incoming.request, MAX_BODY).await?;
    // Empty fields are signed as well.
    let fields: Vec<_> = form_urlencoded::parse(&bytes).into_owned().collect();
    let address = telephony::address(&incoming.env.var("ORIGIN")?.to_string(), id, &about, leg);
    if !is_signed(telephony, &address, &fields, &signature) {
        return Err(Failure::new(Code::NotSigned));
    }
    if let Some(news) = news(leg, &fields) {
        call(&incoming.env, "DESK", id.as_str(), &CallNews { call: about, news }).await?;
    }
    if leg == Leg::Ended {
        return Ok(answer::plain(NOTHING_MORE.into(), &[("content-type", "text/xml")])?);
    }
    Ok(answer::empty(204, &[])?)
}
