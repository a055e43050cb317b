//! How the desk is at one moment: who is there, what rings, and what those who wait can be told.
//!
//! A press asks for it several times within its turn: whom to ring, what to promise, what all others who wait see. It is read
//! once and held until somebody comes, goes or is changed, or time goes on.

use std::rc::Rc;

use shared::time::UnixMillis;

use super::{CallError, Desk, clock};
use crate::{
    domain::{
        case::Case,
        presence::{Crowd, Seat},
        queue::{HISTORY, Outlook, Queue},
    },
    store::cases,
};

/// The desk at one moment.
pub(super) struct Moment {
    /// When that is.
    pub(super) at: UnixMillis,
    /// Everybody of the team.
    pub(super) seats: Vec<Seat>,
    /// Every case that rings, whose turn is first at the front.
    pub(super) ringing: Vec<Case>,
    /// The queue as its visitors may know it.
    pub(super) queue: Queue,
}

impl Desk {
    /// The desk at this moment.
    pub(super) fn moment(&self) -> Result<Rc<Moment>, CallError> {
        let at = clock::now();
        if let Some(moment) = self.moment.borrow().as_ref().filter(|moment| moment.at == at) {
            return Ok(Rc::clone(moment));
        }
        let (seats, ringing) = (self.seats()?, cases::ringing(&self.sql)?);
        let queue = Queue {
            waiting: ringing.iter().map(|case| case.id).collect(),
            crowd: Crowd::of(&seats, at, self.settings()?.settings.talks_at_once),
            waits: cases::waits(&self.sql, HISTORY)?,
        };
        let moment = Rc::new(Moment { at, seats, ringing, queue });
        self.moment.replace(Some(Rc::clone(&moment)));
        Ok(moment)
    }

    /// Forgets the moment: what it was read from has changed.
    pub(super) fn moved(&self) {
        self.moment.take();
    }

    /// What the visitor of `case` can be told now.
    pub(super) fn outlook(&self, case: &Case) -> Result<Outlook, CallError> {
        Ok(self.moment()?.queue.outlook(case))
    }
}
