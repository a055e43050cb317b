//! What becomes of arriving responses, given what is stored under their ids.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use shared::{
    ids::ResponseId,
    response::{Receipt, Response},
    time::UnixMillis,
};

use super::{device::Device, suspicion::Suspicion};

/// A response on its way to an Intake, with what the edge knows of its sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tap {
    /// The response, with its scale filled in.
    pub response: Response,
    /// Whether the desk must know it.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub concerns_desk: bool,
    /// What it was tapped on.
    pub device: Device,
    /// Why its sender may be no visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspicion: Option<Suspicion>,
}

/// A response as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The newest revision.
    pub response: Response,
    /// Whether the desk must know it: some revision was unhappy, or its visitor pressed "Talk to us now".
    pub concerns_desk: bool,
    /// What the first revision was tapped on.
    pub device: Device,
    /// Why the sender of the first revision may be no visitor.
    pub suspicion: Option<Suspicion>,
    /// When the first revision was taken.
    pub received_at: UnixMillis,
}

impl Stored {
    /// What is stored of the first tap under its id.
    #[must_use]
    pub fn first(tap: Tap, received_at: UnixMillis) -> Self {
        let Tap { response, concerns_desk, device, suspicion } = tap;
        Self { response, concerns_desk, device, suspicion, received_at }
    }

    /// What its sender is told.
    #[must_use]
    pub fn receipt(&self) -> Receipt {
        Receipt { id: self.response.id, rev: self.response.rev }
    }
}

/// How a response was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Taken {
    /// It was the first under its id.
    First(Receipt),
    /// The id was known: what is stored now.
    Known(Receipt),
    /// The same revision is stored with other content: a mistake of the sender.
    Conflict,
}

/// Responses that are taken together. They are decided on in their order, each as if it had come alone.
#[derive(Debug)]
pub struct Lot {
    now: UnixMillis,
    stored: BTreeMap<ResponseId, Stored>,
    changed: BTreeSet<ResponseId>,
    for_desk: BTreeSet<ResponseId>,
}

/// What a lot changes of one response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What shall be stored now.
    pub after: Stored,
    /// Whether the desk is to hear of it.
    pub for_desk: bool,
}

impl Lot {
    /// A lot that is taken at `now`, given all that is `stored` under its ids.
    #[must_use]
    pub fn new(stored: Vec<Stored>, now: UnixMillis) -> Self {
        let stored = stored.into_iter().map(|stored| (stored.response.id, stored)).collect();
        Self { now, stored, changed: BTreeSet::new(), for_desk: BTreeSet::new() }
    }

    /// Decides on `tap`: a higher revision replaces, a lower one is ignored, and the same one must be the same.
    pub fn take(&mut self, tap: Tap) -> Taken {
        use core::cmp::Ordering::{Equal, Greater, Less};
        let Response { id, rev, .. } = tap.response;
        let Some(stored) = self.stored.get(&id) else {
            let first = Stored::first(tap, self.now);
            let receipt = first.receipt();
            let for_desk = first.concerns_desk;
            self.put(first, for_desk);
            return Taken::First(receipt);
        };
        let Tap { response, concerns_desk, .. } = tap;
        let concerned = concerns_desk || stored.concerns_desk;
        match rev.cmp(&stored.response.rev) {
            Greater => self.put(Stored { response, concerns_desk: concerned, ..stored.clone() }, concerned),
            Less => return Taken::Known(stored.receipt()),
            Equal if response != stored.response => return Taken::Conflict,
            // The press brings its response along; from then on, what the visitor adds concerns the desk.
            Equal if concerned && !stored.concerns_desk => {
                self.put(Stored { concerns_desk: true, ..stored.clone() }, false);
            }
            Equal => {}
        }
        Taken::Known(Receipt { id, rev })
    }

    /// What is to be stored.
    pub fn changes(self) -> impl Iterator<Item = Change> {
        let Self { mut stored, changed, for_desk, .. } = self;
        changed.into_iter().filter_map(move |id| {
            Some(Change { after: stored.remove(&id)?, for_desk: for_desk.contains(&id) })
        })
    }

    fn put(&mut self, after: Stored, for_desk: bool) {
        let id = after.response.id;
        self.stored.insert(id, after);
        self.changed.insert(id);
        if for_desk {
            self.for_desk.insert(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ID: &str = "01931d1e-7a3c-7c5d-8f2a-0123456789a";

    fn response(id: u8, rev: u32, score: u8) -> Response {
        let id = format!("{ID}{}", id % 10);
        serde_json::from_value(serde_json::json!({ "id": id, "rev": rev, "score": score })).unwrap()
    }

    fn tap(id: u8, rev: u32, score: u8, concerns_desk: bool) -> Tap {
        Tap { response: response(id, rev, score), concerns_desk, device: Device::Phone, suspicion: None }
    }

    /// Takes `taps` in one lot; what was taken, and what is stored then.
    fn taken(stored: &mut Vec<Stored>, taps: Vec<Tap>, now: u64) -> (Vec<Taken>, Vec<Change>) {
        let mut lot = Lot::new(stored.clone(), UnixMillis(now));
        let taken = taps.into_iter().map(|tap| lot.take(tap)).collect();
        let changes: Vec<_> = lot.changes().collect();
        for Change { after, .. } in &changes {
            stored.retain(|stored| stored.response.id != after.response.id);
            stored.push(after.clone());
        }
        stored.sort_by_key(|stored| stored.response.id);
        (taken, changes)
    }

    #[test]
    fn revisions() {
        let check = |stored: Option<(u32, u8)>, arriving: (u32, u8), want: fn(Receipt) -> Taken, rev: u32| {
            let mut all = Vec::new();
            if let Some((rev, score)) = stored {
                taken(&mut all, vec![tap(1, rev, score, false)], 1);
            }
            let (got, _) = taken(&mut all, vec![tap(1, arriving.0, arriving.1, false)], 2);
            assert_eq!(got, [want(Receipt { id: response(1, 0, 1).id, rev })], "{stored:?} {arriving:?}");
        };
        check(None, (0, 1), Taken::First, 0);
        check(None, (7, 1), Taken::First, 7);
        check(Some((0, 1)), (0, 1), Taken::Known, 0);
        check(Some((0, 1)), (0, 2), |_| Taken::Conflict, 0);
        check(Some((0, 1)), (1, 1), Taken::Known, 1);
        check(Some((2, 1)), (1, 5), Taken::Known, 2);
    }

    #[test]
    fn the_desk_hears_of_what_concerns_it() {
        let check = |taps: Vec<Tap>, told: bool, concerned: bool| {
            let (_, changes) = taken(&mut Vec::new(), taps, 1);
            let got: Vec<_> = changes.iter().map(|c| (c.for_desk, c.after.concerns_desk)).collect();
            assert_eq!(got, [(told, concerned)]);
        };
        check(vec![tap(1, 0, 5, false)], false, false);
        check(vec![tap(1, 0, 1, true)], true, true);
        // Once it was unhappy, a better mind is news for the desk too.
        check(vec![tap(1, 0, 1, true), tap(1, 1, 5, false)], true, true);
        // A press after a happy tap: the desk has the response from the press itself.
        check(vec![tap(1, 0, 5, false), tap(1, 0, 5, true)], false, true);
        check(vec![tap(1, 0, 5, false), tap(1, 0, 5, true), tap(1, 1, 4, false)], true, true);
    }

    #[test]
    fn what_the_first_revision_told_of_its_sender_stays() {
        let mut stored = Vec::new();
        taken(&mut stored, vec![tap(1, 0, 5, false)], 1);
        let other = Tap { device: Device::Desktop, suspicion: Some(Suspicion::Bot), ..tap(1, 1, 4, false) };
        taken(&mut stored, vec![other], 2);
        let [row] = stored.as_slice() else { panic!("{stored:?}") };
        assert_eq!((row.device, row.suspicion, row.received_at), (Device::Phone, None, UnixMillis(1)));
        assert_eq!(row.response, response(1, 1, 4));
    }

    prop_compose! {
        fn any_tap()(id in 0_u8..4, rev in 0_u32..4, score in 1_u8..4, concerns in any::<bool>()) -> Tap {
            tap(id, rev, score, concerns)
        }
    }

    proptest! {
        /// Whatever comes together is taken as if each had come alone.
        #[test]
        fn a_lot_is_its_parts(taps in proptest::collection::vec(any_tap(), 1..40), cut in 0_usize..40) {
            let mut alone = Vec::new();
            let one_by_one: Vec<_> =
                taps.iter().flat_map(|tap| taken(&mut alone, vec![tap.clone()], 1).0).collect();
            let mut together = Vec::new();
            let (first, second) = taps.split_at(cut.min(taps.len()));
            let mut in_lots = taken(&mut together, first.to_vec(), 1).0;
            in_lots.extend(taken(&mut together, second.to_vec(), 1).0);
            prop_assert_eq!(one_by_one, in_lots);
            prop_assert_eq!(alone, together);
        }

        /// In whatever order and however often revisions arrive, the highest one is stored in the end.
        #[test]
        fn the_highest_revision_wins(revs in proptest::collection::vec(0_u32..6, 1..40)) {
            let mut stored = Vec::new();
            let taps = revs.iter().map(|rev| tap(1, *rev, 1 + u8::try_from(rev % 5).unwrap(), false)).collect();
            let (got, _) = taken(&mut stored, taps, 1);
            prop_assert!(!got.contains(&Taken::Conflict), "the same revision was the same");
            let [row] = stored.as_slice() else { panic!("{stored:?}") };
            prop_assert_eq!(Some(row.response.rev), revs.into_iter().max());
        }
    }
}
