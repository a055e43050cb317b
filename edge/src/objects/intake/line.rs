//! The way of parcels from an Intake to its Desk. What comes alone goes at once; in a rush one call takes along what
//! came since the one before, because each costs as much as a dozen taps, the Desk's commit included.

use core::{
    cell::{Cell, RefCell},
    mem,
    time::Duration,
};
use std::rc::Rc;

use worker::{Delay, Env, State};

use super::super::{clock, parcels::hand_over};
use crate::{hop::Respond, store::outbox::Parcel};

/// How many parcels wait in memory at most; what is beyond is in the outbox, and the alarm's.
const AT_MOST: usize = 100;

/// The pause between two calls at least: no person sees a row of the desk come sooner.
const PAUSE: Duration = Duration::from_millis(20);
/// What each parcel of the call before adds to it: of many rows that come together, none is read sooner than the rest.
const PAUSE_EACH: Duration = Duration::from_millis(2);
/// How many times as long as the call before it a pause is at least: what a rush slows down comes less often, and the desk's
/// commits leave the taps most of the time.
const PAUSE_RATIO: u32 = 4;
/// The pause at most.
const PAUSE_AT_MOST: Duration = Duration::from_millis(200);

/// What is on its way, and what has arrived.
#[derive(Default)]
pub(super) struct Line {
    waiting: RefCell<Vec<Parcel>>,
    arrived: RefCell<Vec<Parcel>>,
    under_way: Cell<bool>,
}

impl Line {
    /// Sends parcels off beside the event at hand.
    pub(super) fn send(self: &Rc<Self>, parcels: Vec<Parcel>, state: &State, env: &Env) {
        if parcels.is_empty() {
            return;
        }
        let mut waiting = self.waiting.borrow_mut();
        waiting.extend(parcels);
        waiting.truncate(AT_MOST);
        if !self.under_way.replace(true) {
            let (line, env) = (Rc::clone(self), env.clone());
            state.wait_until(async move {
                loop {
                    let parcels = mem::take(&mut *line.waiting.borrow_mut());
                    if parcels.is_empty() {
                        break;
                    }
                    let (began, count) = (clock::now(), parcels.len());
                    line.hand_over(parcels, &env).await;
                    Delay::from(pause(count, clock::now().since(began))).await;
                }
                line.under_way.set(false);
            });
        }
    }

    /// Hands parcels over now.
    pub(super) async fn hand_over(&self, parcels: Vec<Parcel>, env: &Env) {
        hand_over::<Respond>(env, "DESK", parcels, &|parcels| self.arrived.borrow_mut().extend(parcels))
            .await;
    }

    /// Those that arrived since this was last asked, to be forgotten with the next commit. One that is not is handed
    /// over once more, which changes nothing.
    pub(super) fn arrived(&self) -> Vec<Parcel> {
        self.arrived.take()
    }
}

/// How long to leave the desk alone after a call with so many parcels that took so long.
fn pause(parcels: usize, call: Duration) -> Duration {
    let each = PAUSE_EACH * u32::try_from(parcels).unwrap_or(u32::MAX);
    (PAUSE + each).max(call * PAUSE_RATIO).min(PAUSE_AT_MOST)
}
