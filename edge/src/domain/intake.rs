//! What becomes of an arriving response, given what is stored under its id.

use shared::response::Response;

/// A response as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The newest revision.
    pub response: Response,
    /// Whether the desk must know it: some revision was unhappy, or its visitor pressed "Talk to us now".
    pub concerns_desk: bool,
}

/// The decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was stored under this id: store it.
    First,
    /// A higher revision: it replaces what is stored.
    Revised,
    /// The same revision with the same content: nothing to do, the first answer again.
    Replayed,
    /// A lower revision: it was overtaken and changes nothing.
    Overtaken,
    /// The same revision with other content: a mistake of the sender.
    Conflict,
}

/// Decides on `arriving`.
#[must_use]
pub fn decide(stored: Option<&Stored>, arriving: &Response) -> Verdict {
    use core::cmp::Ordering::{Equal, Greater, Less};
    let Some(stored) = stored else { return Verdict::First };
    match arriving.rev.cmp(&stored.response.rev) {
        Greater => Verdict::Revised,
        Less => Verdict::Overtaken,
        Equal if *arriving == stored.response => Verdict::Replayed,
        Equal => Verdict::Conflict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn response(rev: u32, score: u8) -> Response {
        serde_json::from_value(serde_json::json!({
            "id": "01931d1e-7a3c-7c5d-8f2a-0123456789ab", "rev": rev, "score": score
        }))
        .unwrap()
    }

    #[test]
    fn verdicts() {
        let check = |stored: Option<(u32, u8)>, arriving: (u32, u8), want: Verdict| {
            let stored =
                stored.map(|(rev, score)| Stored { response: response(rev, score), concerns_desk: false });
            assert_eq!(decide(stored.as_ref(), &response(arriving.0, arriving.1)), want);
        };
        check(None, (0, 1), Verdict::First);
        check(None, (7, 1), Verdict::First);
        check(Some((0, 1)), (0, 1), Verdict::Replayed);
        check(Some((0, 1)), (0, 2), Verdict::Conflict);
        check(Some((0, 1)), (1, 1), Verdict::Revised);
        check(Some((2, 1)), (1, 5), Verdict::Overtaken);
    }

    proptest! {
        /// In whatever order and however often revisions arrive, the highest one is stored in the end.
        #[test]
        fn the_highest_revision_wins(mut arrivals in proptest::collection::vec(0_u32..6, 1..40)) {
            let mut stored: Option<Stored> = None;
            for &rev in &arrivals {
                let arriving = response(rev, 1 + u8::try_from(rev % 5).unwrap());
                match decide(stored.as_ref(), &arriving) {
                    Verdict::First | Verdict::Revised => {
                        stored = Some(Stored { response: arriving, concerns_desk: false });
                    }
                    Verdict::Replayed | Verdict::Overtaken => {}
                    Verdict::Conflict => prop_assert!(false, "the same revision was the same"),
                }
            }
            arrivals.sort_unstable();
            prop_assert_eq!(stored.map(|s| s.response.rev), arrivals.last().copied());
        }
    }
}
