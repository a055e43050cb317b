//! The Intake of a site: stores responses, and hands those that concern the desk over to it.

use shared::{response::Receipt, time::UnixMillis};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use super::{
    call::{self, CallError},
    clock,
    parcels::{hand_over, hand_over_soon, parcel},
    storage::ObjectSql,
    wake::Wake,
};
use crate::{
    domain::intake::{Stored, Verdict, decide},
    hop::{Respond, Submit, Submitted},
    store::{
        migrate::migrate,
        outbox, responses, schema,
        sql::{Sql, StoreError},
    },
};

/// One shard of a site's responses.
#[durable_object(alarm)]
pub struct Intake {
    state: State,
    env: Env,
    sql: ObjectSql,
    wake: Wake,
    opened: Result<(), StoreError>,
}

impl DurableObject for Intake {
    fn new(state: State, env: Env) -> Self {
        let sql = ObjectSql::new(&state.storage());
        let opened = migrate(&sql, schema::intake::MIGRATIONS);
        let wake = Wake::new(state.storage());
        Self { state, env, sql, wake, opened }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        if let Err(error) = &self.opened {
            return call::failed(error);
        }
        match self.submit(&mut request).await {
            Ok(submitted) => call::reply::<Submit>(&submitted),
            Err(error) => call::failed(&error),
        }
    }

    async fn alarm(&self) -> worker::Result<Response> {
        self.wake.rang();
        if self.opened.is_ok()
            && let Err(error) = self.hand_over().await
        {
            worker::console_error!("intake: at the alarm: {error}");
            self.wake.soon().await;
        }
        Response::empty()
    }
}

impl Intake {
    async fn submit(&self, request: &mut Request) -> Result<Submitted, CallError> {
        let submit: Submit = call::read(request).await?;
        let now = clock::now();
        let (submitted, parcels, due) = self.sql.atomically(|| {
            let stored = responses::find(&self.sql, submit.response.id)?;
            let verdict = decide(stored.as_ref(), &submit.response);
            self.store(&verdict, stored.as_ref(), &submit, now)?;
            let parcels = outbox::take_due(&self.sql, now)?;
            Ok::<_, StoreError>((answer(&verdict, stored, &submit), parcels, outbox::next_due(&self.sql)?))
        })?;
        self.wake.at(due).await?;
        hand_over_soon::<Respond>(&self.state, &self.env, "DESK", parcels);
        Ok(submitted)
    }

    fn store(
        &self,
        verdict: &Verdict,
        stored: Option<&Stored>,
        submit: &Submit,
        now: UnixMillis,
    ) -> Result<(), StoreError> {
        let concerned = stored.is_some_and(|stored| stored.concerns_desk);
        let concerns_desk = submit.concerns_desk || concerned;
        match verdict {
            Verdict::First | Verdict::Revised => {
                responses::put(&self.sql, &submit.response, concerns_desk, now)?;
                if concerns_desk {
                    let respond = Respond { response: submit.response.clone() };
                    let parcel = parcel(submit.response.id.to_string(), &submit.site, &respond)?;
                    outbox::put(&self.sql, &parcel, now)?;
                }
                Ok(())
            }
            // The press brings its response along; from then on, what the visitor adds concerns the desk.
            Verdict::Replayed if concerns_desk && !concerned => {
                responses::put(&self.sql, &submit.response, concerns_desk, now)
            }
            Verdict::Replayed | Verdict::Overtaken | Verdict::Conflict => Ok(()),
        }
    }

    /// Hands over what is due, and sets the alarm for what is left.
    async fn hand_over(&self) -> Result<(), CallError> {
        let parcels = self.sql.atomically(|| outbox::take_due(&self.sql, clock::now()))?;
        hand_over::<Respond>(&self.sql, &self.env, "DESK", &parcels).await;
        self.wake.at(outbox::next_due(&self.sql)?).await?;
        Ok(())
    }
}

fn answer(verdict: &Verdict, stored: Option<Stored>, submit: &Submit) -> Submitted {
    let id = submit.response.id;
    match verdict {
        Verdict::First => Submitted::First(Receipt { id, rev: submit.response.rev }),
        Verdict::Revised | Verdict::Replayed => Submitted::Known(Receipt { id, rev: submit.response.rev }),
        Verdict::Overtaken => {
            let rev = stored.map_or(submit.response.rev, |stored| stored.response.rev);
            Submitted::Known(Receipt { id, rev })
        }
        Verdict::Conflict => Submitted::Conflict,
    }
}
