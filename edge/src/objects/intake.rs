//! The Intake of a site: stores responses, and hands those that concern the desk over to it.

mod line;

use std::rc::Rc;

use shared::{ids::SiteId, time::UnixMillis};
use wasm_bindgen::prelude::*;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use self::line::Line;
use super::{
    call::{self, CallError},
    clock,
    parcels::parcel,
    storage::ObjectSql,
    wake::Wake,
};
use crate::{
    domain::intake::{Change, Lot, Stored, Taken, Tap},
    hop::{Call, ReadCounters, Respond, Submit},
    store::{
        counters,
        migrate::migrate,
        outbox::{self, Parcel},
        responses, schema,
        sql::{Sql, StoreError},
    },
};

/// How many responses one call to the Desk carries at most.
const TOGETHER: u32 = 100;

/// One shard of a site's responses.
#[durable_object(alarm)]
pub struct Intake {
    state: State,
    env: Env,
    sql: ObjectSql,
    wake: Rc<Wake>,
    line: Rc<Line>,
    opened: Result<(), StoreError>,
}

impl DurableObject for Intake {
    fn new(state: State, env: Env) -> Self {
        let sql = ObjectSql::new(&state.storage());
        let opened = migrate(&sql, schema::intake::MIGRATIONS);
        let wake = Rc::new(Wake::new(state.storage()));
        Self { state, env, sql, wake, line: Rc::default(), opened }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        self.answer(&mut request).await.or_else(|error| call::failed(&error))
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

#[wasm_bindgen]
impl Intake {
    /// Stores a lot of taps of `shard`, each the JSON of a [`Tap`], with commas between them. Gives a line for each:
    /// `first` or `known`, a space, and the JSON of its receipt; or `conflict`.
    ///
    /// # Errors
    /// When nothing was stored; the words are for the log.
    pub fn take(&self, shard: &str, taps: &str) -> Result<String, JsError> {
        let read = || {
            let site: SiteId = shard.split('/').next().unwrap_or_default().parse()?;
            let taps: Vec<Tap> = serde_json::from_str(&format!("[{taps}]"))?;
            self.submit(&site, taps)
        };
        let taken: Vec<Taken> = read().map_err(|error: CallError| JsError::new(&error.to_string()))?;
        let lines: Result<Vec<_>, _> = taken.iter().map(line).collect();
        Ok(lines?.join("\n"))
    }
}

impl Intake {
    /// Answers a call.
    async fn answer(&self, request: &mut Request) -> Result<Response, CallError> {
        let path = request.path();
        let asked = request.text().await?;
        let answer = match path.trim_start_matches('/').split('/').next().unwrap_or_default() {
            Submit::NAME => {
                let Submit { site, taps } = call::read(&asked)?;
                call::reply::<Submit>(&self.submit(&site, taps)?)?
            }
            ReadCounters::NAME => {
                self.opened.clone()?;
                let ReadCounters { from, to } = call::read(&asked)?;
                call::reply::<ReadCounters>(&counters::read(&self.sql, from..to)?)?
            }
            _ => return Err(CallError::Failed(format!("the intake has no call {path}"))),
        };
        Ok(Response::ok(answer)?)
    }

    /// Stores taps in one transaction, and lets the desk know beside the event at hand.
    fn submit(&self, site: &SiteId, taps: Vec<Tap>) -> Result<Vec<Taken>, CallError> {
        self.opened.clone()?;
        let now = clock::now();
        let taps = match self.take_first(taps, now)? {
            Ok(taken) => return Ok(vec![taken]),
            Err(taps) => taps,
        };
        let arrived = self.line.arrived();
        let (taken, parcels) = self.sql.atomically(|| {
            outbox::arrived(&self.sql, &arrived)?;
            let ids: Vec<_> = taps.iter().map(|tap| tap.response.id).collect();
            let mut lot = Lot::new(responses::find(&self.sql, &ids)?, now);
            let taken = taps.into_iter().map(|tap| lot.take(tap)).collect();
            let changes: Vec<_> = lot.changes().collect();
            Ok::<_, StoreError>((taken, self.store(site, &changes, now)?))
        })?;
        self.line.send(parcels, &self.state, &self.env);
        Ok(taken)
    }

    /// The shortest way of the most frequent case: a tap comes alone, is the first under its id, and nobody else is to
    /// know it. Else the taps come back.
    fn take_first(&self, taps: Vec<Tap>, now: UnixMillis) -> Result<Result<Taken, Vec<Tap>>, StoreError> {
        let [tap] = taps.as_slice() else { return Ok(Err(taps)) };
        if tap.concerns_desk {
            return Ok(Err(taps));
        }
        let first = Stored::first(tap.clone(), now);
        let stored = responses::put_first(&self.sql, &first)?;
        Ok(if stored { Ok(Taken::First(first.receipt())) } else { Err(taps) })
    }

    /// Stores changes; gives what the desk is to be told.
    fn store(&self, site: &SiteId, changes: &[Change], now: UnixMillis) -> Result<Vec<Parcel>, StoreError> {
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        responses::put(&self.sql, changes, now)?;
        let mut parcels = Vec::new();
        let mut again = None;
        for Change { after, .. } in changes.iter().filter(|change| change.for_desk) {
            let respond = Respond { responses: vec![after.response.clone()] };
            let parcel = parcel(after.response.id.to_string(), site, &respond)?;
            again = Some(outbox::put_taken(&self.sql, &parcel, now)?);
            parcels.push(parcel);
        }
        if let Some(again) = again {
            self.set_alarm(again);
        }
        Ok(parcels)
    }

    /// Sets the alarm in a microtask, which is still the turn of the transaction.
    fn set_alarm(&self, due: UnixMillis) {
        let wake = Rc::clone(&self.wake);
        self.state.wait_until(async move {
            if let Err(error) = wake.at(Some(due)).await {
                worker::console_error!("intake: setting the alarm: {error}");
            }
        });
    }

    /// Forgets what has arrived, hands over what is due, and sets the alarm for what is left.
    async fn hand_over(&self) -> Result<(), CallError> {
        let arrived = self.line.arrived();
        let parcels = self.sql.atomically(|| {
            outbox::arrived(&self.sql, &arrived)?;
            outbox::take_due(&self.sql, clock::now(), TOGETHER)
        })?;
        self.line.hand_over(parcels, &self.env).await;
        outbox::arrived(&self.sql, &self.line.arrived())?;
        self.wake.at(outbox::next_due(&self.sql)?).await?;
        Ok(())
    }
}

fn line(taken: &Taken) -> serde_json::Result<String> {
    match taken {
        Taken::First(receipt) => Ok(format!("first {}", serde_json::to_string(receipt)?)),
        Taken::Known(receipt) => Ok(format!("known {}", serde_json::to_string(receipt)?)),
        Taken::Conflict => Ok("conflict".to_owned()),
    }
}
