//! Calling visitors back: the wish, the agent's call, and what comes of it.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use shared::{
    callback::{CallId, Telephony, Unreached},
    case::Channel,
    ids::{AgentId, CaseId, SiteId},
    phone::PhoneNumber,
    problem::Refusal,
    talk::TalkState,
    time::UnixMillis,
};
use worker::{AbortSignal, Env, Fetch, worker_sys::web_sys};

use super::{
    super::{call::call, random, reach::reach, request::post, zone::openings},
    CallError, Desk, clock,
};
use crate::{
    domain::{
        callback::{self, News, Terms},
        case::{Case, Event},
        delivery::TIMEOUT,
    },
    hop::{CallNews, CallbackCall},
    notify::telephony::{self, Order, Ordered, Ordering},
    store::cases,
};

impl Desk {
    /// A visitor would like to be called, or would rather write after all.
    pub(super) fn call_asked(&self, asked: CallbackCall) -> Result<Result<TalkState, Refusal>, CallError> {
        let CallbackCall { key_digest, number, window } = asked;
        let Some(case) = cases::find_by_key(&self.sql, &key_digest)? else {
            return Ok(Err(Refusal::UnknownCase));
        };
        let wish = match number {
            Some(number) => Event::CallAsked { number, window },
            None => Event::Wanted(Channel::Chat),
        };
        Ok(match self.happens(case, wish)? {
            Ok(outcome) => Ok(outcome.case.talk(self.outlook(&outcome.case)?)),
            Err(refusal) => Err(refusal),
        })
    }

    /// Something is heard of a call. Of one that nobody knows any more, nothing follows.
    pub(super) fn call_told(&self, told: CallNews) -> Result<(), CallError> {
        let CallNews { call, news } = told;
        if let Some(case) = cases::find_by_call(&self.sql, &call)? {
            let _over = self.goes_on(case, None, callback::Event::Told { call, news })?;
        }
        Ok(())
    }

    /// An agent calls the visitor of an own case: the provider connects both, or the agent dials.
    pub(super) fn dial(&self, agent: &AgentId, case: CaseId) -> Result<Result<(), Refusal>, CallError> {
        let case = match self.case(case)? {
            Ok(case) => case,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let Some(by) = case.owner.clone() else { return Ok(Err(Refusal::NotYours)) };
        let call: CallId = BASE64_URL_SAFE_NO_PAD
            .encode(random::bytes::<24>()?)
            .try_into()
            .map_err(|error| CallError::Failed(format!("naming a call: {error}")))?;
        let dialled = callback::Event::Dialled { by, call: call.clone() };
        Ok(match self.goes_on(case, Some(agent), dialled)? {
            Ok(case) => self.bridge(agent, &case, call).map(Ok)?,
            Err(refusal) => Err(refusal),
        })
    }

    /// An agent says what came of the last call in an own case.
    pub(super) fn called(
        &self,
        agent: &AgentId,
        case: CaseId,
        missed: Option<Unreached>,
    ) -> Result<Result<(), Refusal>, CallError> {
        let case = match self.case(case)? {
            Ok(case) => case,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let last = case.callback.as_ref().and_then(|callback| callback.last_call.clone());
        let Some(call) = last else { return Ok(Err(Refusal::NoCallback)) };
        let news = missed.map_or(News::Answered, News::Missed);
        Ok(self.goes_on(case, Some(agent), callback::Event::Told { call, news })?.map(|_| ()))
    }

    /// What is due with the wishes to be called.
    pub(super) fn calls_due(&self, now: UnixMillis) -> Result<(), CallError> {
        for case in cases::calls_due(&self.sql, now)? {
            // That time passes can't be refused.
            let _passed = self.goes_on(case, None, callback::Event::TimePassed)?;
        }
        Ok(())
    }

    fn goes_on(
        &self,
        case: Case,
        by: Option<&AgentId>,
        event: callback::Event,
    ) -> Result<Result<Case, Refusal>, CallError> {
        let (settings, now) = (self.settings()?, clock::now());
        let rules = settings.settings.callbacks.clone().unwrap_or_default();
        let terms = Terms::of(&rules, &openings(&settings.settings, now), now);
        let called = self.happens(case, Event::Called { by: by.cloned(), event, terms })?;
        Ok(called.map(|outcome| outcome.case))
    }

    /// Has the provider ring the agent, where the site has one that knows the agent's telephone. If that fails, the Desk
    /// hears of it as the provider would tell it.
    fn bridge(&self, agent: &AgentId, case: &Case, call: CallId) -> Result<(), CallError> {
        let settings = self.settings()?;
        let settings = &settings.settings;
        let telephony = settings.callbacks.as_ref().and_then(|callbacks| callbacks.telephony.as_ref());
        let Some((telephony, agent)) = telephony.and_then(|one| Some((one, one.agents.get(agent)?))) else {
            return Ok(());
        };
        let Some(visitor) = case.callback.as_ref().map(|callback| &callback.number) else { return Ok(()) };
        let order = self.order(&settings.site, telephony, agent, visitor, &call);
        let (env, site) = (self.env.clone(), settings.site.clone());
        self.state.wait_until(async move {
            let failed = match order {
                Ok(order) => place(order).await.err(),
                Err(error) => Some(error.to_string()),
            };
            if let Some(why) = failed {
                worker::console_error!("desk: ordering a call of {site}: {why}");
                not_begun(&env, site.as_str(), call).await;
            }
        });
        Ok(())
    }

    fn order(
        &self,
        site: &SiteId,
        telephony: &Telephony,
        agent: &PhoneNumber,
        visitor: &PhoneNumber,
        call: &CallId,
    ) -> Result<Ordering, CallError> {
        let origin = self.env.var("ORIGIN")?.to_string();
        let order = Order { call, site, agent, visitor, origin: &origin };
        telephony::order(telephony, order, reach(&self.env))
            .map_err(|error| CallError::Failed(error.to_string()))
    }
}

/// Sends an order to the provider.
async fn place(order: Ordering) -> Result<(), String> {
    let words = |error: worker::Error| error.to_string();
    let request = post(order.target.url(), &order.headers, &order.body).map_err(words)?;
    let timeout = u32::try_from(TIMEOUT.as_millis()).unwrap_or(u32::MAX);
    let signal = AbortSignal::from(web_sys::AbortSignal::timeout_with_u32(timeout));
    let mut response = Fetch::Request(request).send_with_signal(&signal).await.map_err(words)?;
    match telephony::ordered(response.status_code(), &response.text().await.map_err(words)?) {
        Ordered::Taken { .. } => Ok(()),
        refused @ (Ordered::Busy | Ordered::Refused { .. }) => Err(format!("{refused:?}")),
    }
}

async fn not_begun(env: &Env, site: &str, about: CallId) {
    if let Err(error) = call(env, "DESK", site, &CallNews { call: about, news: News::NotBegun }).await {
        worker::console_error!("desk: telling that a call was not begun: {error}");
    }
}
