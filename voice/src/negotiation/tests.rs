//! Two sides in front of two played browsers, under every order of events that a proptest finds.

use std::collections::VecDeque;

use proptest::prelude::*;

use super::*;

/// A description that is told from others by its number.
fn sdp(number: u32) -> Sdp {
    let digest = ["0F"; 32].join(":");
    let text = format!("v=0\r\ns={number}\r\nm=audio 9 X 1\r\na=fingerprint:sha-256 {digest}\r\n");
    Sdp::try_from(text).unwrap()
}

/// A browser's connection, as far as the specification lets it be in a wrong state.
#[derive(Debug, Default)]
struct Browser {
    local_offer: Option<Sdp>,
    /// The offer and the answer that both sides had at last.
    agreed: Option<(Sdp, Sdp)>,
    /// Whether there is something new to agree on.
    needed: bool,
    doing: VecDeque<Step>,
    made: u32,
}

struct Side {
    negotiation: Negotiation,
    browser: Browser,
    number: u32,
    /// On their way to this side.
    mail: VecDeque<Signal>,
}

impl Side {
    fn new(number: u32, polite: bool) -> Self {
        let negotiation = Negotiation::new(1, polite);
        Self { negotiation, browser: Browser::default(), number, mail: VecDeque::new() }
    }

    /// Starts what is to be done; gives what is to be said.
    fn start(&mut self, steps: Vec<Step>) -> Vec<Signal> {
        let mut said = Vec::new();
        for step in steps {
            match step {
                Step::Send(signal) => said.push(signal),
                Step::Add(_) => {}
                Step::Offer | Step::TakeOffer(_) | Step::TakeAnswer(_) => {
                    assert!(self.browser.doing.is_empty(), "one thing after the other");
                    self.browser.doing.push_back(step);
                }
            }
        }
        said
    }

    fn fresh(&mut self) -> Sdp {
        self.browser.made += 1;
        sdp(self.number + self.browser.made)
    }

    /// The browser ends what it does.
    fn end(&mut self) -> Vec<Signal> {
        let Some(step) = self.browser.doing.pop_front() else { return Vec::new() };
        let steps = match step {
            Step::Offer => {
                assert_eq!(self.browser.local_offer, None, "an offer is open");
                let offer = self.fresh();
                self.browser.local_offer = Some(offer.clone());
                self.browser.needed = false;
                self.negotiation.made(offer)
            }
            Step::TakeOffer(offer) => {
                // Rolled back: what it was made for is still to be agreed on.
                self.browser.needed |= self.browser.local_offer.take().is_some();
                let answer = self.fresh();
                self.browser.agreed = Some((offer, answer.clone()));
                self.negotiation.made(answer)
            }
            Step::TakeAnswer(answer) => {
                let offer = self.browser.local_offer.take().expect("an answer to an offer");
                self.browser.agreed = Some((offer, answer));
                self.negotiation.took()
            }
            Step::Add(_) | Step::Send(_) => unreachable!(),
        };
        self.start(steps)
    }

    /// The browser says that it is needed, as it does while it has nothing open.
    fn ask(&mut self) -> Vec<Signal> {
        if !self.browser.needed || self.browser.local_offer.is_some() || !self.browser.doing.is_empty() {
            return Vec::new();
        }
        let steps = self.negotiation.take(Input::Needed);
        self.start(steps)
    }

    fn hear(&mut self) -> Vec<Signal> {
        let Some(signal) = self.mail.pop_front() else { return Vec::new() };
        let steps = match signal {
            Signal::Offer { sdp, .. } => self.negotiation.take(Input::Offer(sdp)),
            Signal::Answer { sdp, .. } => self.negotiation.take(Input::Answer(sdp)),
            Signal::Candidate { .. } | Signal::Ring | Signal::HangUp { .. } => Vec::new(),
        };
        self.start(steps)
    }

    fn rests(&self) -> bool {
        self.mail.is_empty() && self.browser.doing.is_empty() && !self.browser.needed
    }
}

fn turn(sides: &mut [Side; 2], at: usize, what: u8) {
    let said = match what {
        0 => {
            sides[at].browser.needed = true;
            sides[at].ask()
        }
        1 => sides[at].end(),
        2 => sides[at].hear(),
        _ => sides[at].ask(),
    };
    sides[1 - at].mail.extend(said);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Both sides want something new whenever they like: in the end both have the same offer and the same answer.
    #[test]
    fn both_end_with_one_agreement(turns in prop::collection::vec((0_usize..2, 0_u8..4), 1..60)) {
        let mut sides = [Side::new(1_000, true), Side::new(2_000, false)];
        for (at, what) in turns {
            turn(&mut sides, at, what);
        }
        turn(&mut sides, 0, 0);
        for _ in 0..40 {
            for at in [0, 1] {
                for what in [1, 2, 3] {
                    turn(&mut sides, at, what);
                }
            }
        }
        prop_assert!(sides.iter().all(Side::rests), "both come to rest");
        let [polite, impolite] = &sides;
        prop_assert!(polite.browser.agreed.is_some());
        prop_assert_eq!(&polite.browser.agreed, &impolite.browser.agreed);
        prop_assert!(polite.negotiation.has_agreed() && impolite.negotiation.has_agreed());
    }
}

/// Takes inputs in, with the browser ending at once what it is told; names what was done.
fn check(polite: bool, inputs: Vec<Input>, want: &[&str]) {
    let mut negotiation = Negotiation::new(7, polite);
    let mut done = Vec::new();
    let mut steps: VecDeque<Step> = VecDeque::new();
    for input in inputs {
        steps.extend(negotiation.take(input));
        while let Some(step) = steps.pop_front() {
            done.push(match step {
                Step::Offer => {
                    steps.extend(negotiation.made(sdp(1)));
                    "offer"
                }
                Step::TakeOffer(_) => {
                    steps.extend(negotiation.made(sdp(2)));
                    "take offer"
                }
                Step::TakeAnswer(_) => {
                    steps.extend(negotiation.took());
                    "take answer"
                }
                Step::Add(_) => "add",
                Step::Send(Signal::Offer { call: 7, .. }) => "say offer",
                Step::Send(Signal::Answer { call: 7, .. }) => "say answer",
                Step::Send(other) => panic!("{other:?}"),
            });
        }
    }
    assert_eq!(done, want);
}

#[test]
fn what_is_said_is_answered_and_what_answers_nothing_is_passed_over() {
    let candidate = || Input::Candidate(Candidate::try_from("candidate:1".to_owned()).unwrap());
    let offer = || Input::Offer(sdp(8));
    let answer = || Input::Answer(sdp(9));
    for polite in [true, false] {
        check(
            polite,
            vec![Input::Needed, candidate(), answer()],
            &["offer", "say offer", "add", "take answer"],
        );
        check(polite, vec![offer(), candidate()], &["take offer", "say answer", "add"]);
        check(polite, vec![answer()], &[]);
        check(polite, vec![Input::Needed, answer(), answer()], &["offer", "say offer", "take answer"]);
        check(polite, vec![Input::Again], &[]);
        check(polite, vec![Input::Needed, Input::Again], &["offer", "say offer", "say offer"]);
        check(polite, vec![Input::Needed, Input::Needed], &["offer", "say offer"]);
    }
    let glare = || vec![Input::Needed, offer(), candidate(), answer(), candidate()];
    check(true, glare(), &["offer", "say offer", "take offer", "say answer", "add", "add"]);
    check(false, glare(), &["offer", "say offer", "take answer", "add"]);
}
