//! The Courier of a site: tries deliveries until their targets take them, and keeps slow targets away from the desk's
//! own work.
//!
//! *Invariants:* an attempt is counted, and the alarm set for the case that nobody lives to see its outcome, in the
//! turn before it is made. Attempts run beside the event that began them: neither the alarm nor an answer waits for a
//! target. The alarm never throws, so that the platform's own, short-lived retries never count.

mod post;

use core::{cell::RefCell, fmt};
use std::rc::Rc;

use worker::{DurableObject, Env, Request, Response, State, console_error, console_warn, durable_object};

use super::{call, clock, random, reach::reach, storage::ObjectSql, wake::Wake};
use crate::{
    domain::delivery::{Delivery, Handover, Outcome, State as Progress, slots::Slots},
    notify::target::{Reach, Target},
    store::{
        deliveries::{self, Errand},
        migrate::migrate,
        schema,
        sql::{Sql, StoreError},
    },
};

/// The deliveries of one site.
#[durable_object(alarm)]
pub struct Courier {
    round: Rc<Round>,
}

/// What the attempts under way share with the object.
struct Round {
    state: State,
    sql: ObjectSql,
    wake: Wake,
    opened: Result<(), StoreError>,
    reach: Reach,
    slots: RefCell<Slots>,
}

/// Why the Courier could not do what it was asked.
enum CourierError {
    /// The handover is not one; where reading it stopped. Never its words, which may hold the secret.
    Handover(usize),
    /// The database refused.
    Store(StoreError),
    /// The platform refused.
    Platform(worker::Error),
}

impl fmt::Display for CourierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Handover(column) => write!(f, "reading a handover: stopped at column {column}"),
            Self::Store(error) => error.fmt(f),
            Self::Platform(error) => error.fmt(f),
        }
    }
}

impl From<StoreError> for CourierError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<worker::Error> for CourierError {
    fn from(error: worker::Error) -> Self {
        Self::Platform(error)
    }
}

impl DurableObject for Courier {
    fn new(state: State, env: Env) -> Self {
        let sql = ObjectSql::new(&state.storage());
        let opened = migrate(&sql, schema::courier::MIGRATIONS);
        let wake = Wake::new(state.storage());
        let reach = reach(&env);
        Self { round: Rc::new(Round { state, sql, wake, opened, reach, slots: RefCell::default() }) }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        match self.round.accept(&mut request).await {
            // That it was taken, as JSON.
            Ok(()) => Response::ok("null"),
            Err(error) => {
                console_error!("courier: taking a delivery: {error}");
                call::failed(&error)
            }
        }
    }

    async fn alarm(&self) -> worker::Result<Response> {
        self.round.wake.rang();
        if let Err(error) = self.round.look().await {
            console_error!("courier: at the alarm: {error}");
            self.round.wake.soon().await;
        }
        Response::empty()
    }
}

impl Round {
    async fn accept(self: &Rc<Self>, request: &mut Request) -> Result<(), CourierError> {
        self.opened.clone()?;
        let text = request.text().await?;
        let handover: Handover =
            serde_json::from_str(&text).map_err(|error| CourierError::Handover(error.column()))?;
        let now = clock::now();
        self.sql.atomically(|| deliveries::accept(&self.sql, &handover, now))?;
        self.set_out().await
    }

    async fn look(self: &Rc<Self>) -> Result<(), CourierError> {
        self.opened.clone()?;
        self.sql.atomically(|| deliveries::prune(&self.sql, clock::now()))?;
        self.set_out().await
    }

    /// Begins what is due and has a slot, and sets the alarm for whatever comes next, all in one turn.
    async fn set_out(self: &Rc<Self>) -> Result<(), CourierError> {
        let now = clock::now();
        let keys = self.slots.borrow_mut().take(&deliveries::due(&self.sql, now)?);
        for key in keys {
            match self.sql.atomically(|| deliveries::begin(&self.sql, key, now)) {
                Ok(Some(errand)) => self.state.wait_until(Rc::clone(self).attempt(errand)),
                Ok(None) => {
                    self.slots.borrow_mut().free(key);
                    console_warn!("courier: delivery {}: given up: its last attempt was cut short", key.0);
                }
                // One broken row must not keep the others from being tried.
                Err(error) => {
                    self.slots.borrow_mut().free(key);
                    console_error!("courier: delivery {}: {error}", key.0);
                }
            }
        }
        let look = deliveries::next_look(&self.sql, now)?;
        Ok(self.wake.at(look).await?)
    }

    async fn attempt(self: Rc<Self>, errand: Errand) {
        let outcome = post::post(&errand, self.reach).await;
        let now = clock::now();
        // Without randomness the pause is as good, only not spread.
        let jitter = random::bytes().map_or(0, u64::from_le_bytes);
        let recorded =
            self.sql.atomically(|| deliveries::record(&self.sql, errand.delivery, &outcome, now, jitter));
        self.slots.borrow_mut().free(errand.delivery);
        match recorded {
            Ok(Some(delivery)) => self.log(&errand, &outcome, delivery),
            Ok(None) => {}
            Err(error) => console_error!("courier: recording an attempt: {error}"),
        }
        if let Err(error) = self.set_out().await {
            console_error!("courier: after an attempt: {error}");
        }
    }

    /// Writes a line about an attempt that failed: nothing of the body, the secret, or the address behind its host.
    fn log(&self, errand: &Errand, outcome: &Outcome, delivery: Delivery) {
        let then = match delivery.state {
            Progress::Delivered { .. } => return,
            Progress::GivenUp { .. } => "given up".to_owned(),
            Progress::Pending { due } => format!("again in {} s", due.since(clock::now()).as_secs()),
        };
        let target = Target::parse(&errand.url, self.reach);
        let host = target.as_ref().map_or("a bad address", Target::host);
        let (id, number) = (errand.message.id.as_str(), errand.attempt);
        console_warn!("courier: {id} to {host}: attempt {number}: {outcome}; {then}");
    }
}
