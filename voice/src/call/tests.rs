//! Calls told as stories: both sides with played browsers and a Desk between them that hands words on.

use std::collections::VecDeque;

use super::{connection::WEAK, *};

fn sdp() -> Sdp {
    let digest = ["0F"; 32].join(":");
    Sdp::try_from(format!("v=0\r\nm=audio 9 X 1\r\na=fingerprint:sha-256 {digest}\r\n")).unwrap()
}

/// A side, and what its browser was told.
struct Played {
    call: Call,
    log: Vec<&'static str>,
    /// Whether the other side's page is on the other end of the socket.
    lost: bool,
}

/// A visitor and an agent.
struct Story {
    sides: [Played; 2],
    mail: VecDeque<(usize, Event)>,
    now: u64,
}

const VISITOR: usize = 0;
const AGENT: usize = 1;

impl Story {
    fn new() -> Self {
        let played = |side, seed| Played { call: Call::new(side, seed), log: Vec::new(), lost: false };
        Self { sides: [played(Side::Visitor, 10), played(Side::Agent, 90)], mail: VecDeque::new(), now: 0 }
    }

    /// One in which the case is claimed.
    fn claimed() -> Self {
        let mut story = Self::new();
        for side in [VISITOR, AGENT] {
            story.happens(side, Event::There(true));
        }
        story
    }

    fn happens(&mut self, side: usize, event: Event) -> &mut Self {
        self.mail.push_back((side, event));
        while let Some((to, event)) = self.mail.pop_front() {
            let acts = self.sides[to].call.apply(event, self.now);
            for act in acts {
                self.does(to, act);
            }
        }
        self
    }

    fn does(&mut self, side: usize, act: Act) {
        let other = 1 - side;
        let lost = self.sides[side].lost;
        let mut mail = |to: usize, event: Event| self.mail.push_back((to, event));
        let did = match act {
            Act::OpenMicrophone => {
                mail(side, Event::Opened);
                "open"
            }
            Act::Mute(_) => "mute",
            Act::Announce => {
                let ready = if side == VISITOR { Event::Ready(true) } else { Event::Signal(Signal::Ring) };
                if !lost {
                    mail(other, ready);
                }
                "ready"
            }
            Act::Withdraw => {
                if !lost {
                    mail(other, Event::Ready(false));
                }
                "withdraw"
            }
            Act::AskServers => {
                if !lost {
                    mail(side, Event::Servers);
                }
                "ask"
            }
            Act::Connect => "connect",
            Act::Restart => {
                mail(side, Event::Needed);
                "restart"
            }
            Act::Step(Step::Offer) => {
                mail(side, Event::Made(sdp()));
                "offer"
            }
            Act::Step(Step::TakeOffer(_)) => {
                mail(side, Event::Made(sdp()));
                mail(side, Event::Found(Candidate::try_from("candidate:1".to_owned()).unwrap()));
                "answer"
            }
            Act::Step(Step::TakeAnswer(_)) => {
                mail(side, Event::Took);
                for both in [VISITOR, AGENT] {
                    mail(both, Event::Carries(Carries::Yes));
                }
                "take"
            }
            Act::Step(Step::Add(_)) => "add",
            Act::Step(Step::Send(signal)) => {
                if !lost {
                    mail(other, Event::Signal(signal));
                }
                return;
            }
            Act::Disconnect => "disconnect",
            Act::Close => "close",
        };
        self.sides[side].log.push(did);
        if did == "connect"
            && self.sides[side]
                .call
                .connection
                .as_ref()
                .is_some_and(|it| it.call() == self.sides[side].call.last)
        {
            self.mail.push_back((side, Event::Needed));
        }
    }

    fn later(&mut self, ms: u64) -> &mut Self {
        self.now += ms;
        for side in [VISITOR, AGENT] {
            self.happens(side, Event::Tick);
        }
        self
    }

    /// Compares phases, endings and what the browsers did since the last time: `speaking; speaking`.
    #[track_caller]
    fn check(&mut self, want: [(&str, &str); 2]) -> &mut Self {
        let got: Vec<(String, String)> = self
            .sides
            .iter_mut()
            .map(|side| {
                let Shown { phase, ending, .. } = side.call.shown();
                let ending = ending.map_or_else(String::new, |ending| format!(", {ending:?}"));
                (format!("{}{ending}", phase.word()), std::mem::take(&mut side.log).join(" "))
            })
            .collect();
        let want = want.map(|(phase, did)| (phase.to_owned(), did.to_owned()));
        assert_eq!(got, want);
        self
    }
}

#[test]
fn a_visitor_who_wants_to_speak_is_spoken_to_at_the_claim() {
    let mut story = Story::new();
    story.happens(VISITOR, Event::Press).check([("waiting", "open ready"), ("off", "")]);
    story.happens(VISITOR, Event::There(true)).happens(AGENT, Event::There(true));
    story.check([("waiting", "ask"), ("off", "")]);
    story.happens(AGENT, Event::Press);
    story.check([("speaking", "connect answer"), ("speaking", "open ask connect offer take add")]);
}

#[test]
fn an_agent_rings_and_the_visitor_answers() {
    let mut story = Story::claimed();
    story.happens(AGENT, Event::Press).check([("rung", ""), ("waiting", "open ask ready")]);
    story.happens(VISITOR, Event::Press);
    story.check([("speaking", "open ask ready connect offer take add"), ("speaking", "connect answer")]);
    story.happens(AGENT, Event::Mute(true)).happens(AGENT, Event::HangUp);
    story.check([("off, Ended", "withdraw close"), ("off, Ended", "mute close")]);
}

#[test]
fn either_may_decline_and_nobody_speaks() {
    let mut story = Story::claimed();
    story.happens(AGENT, Event::Press).happens(VISITOR, Event::HangUp);
    story.check([("off", "close"), ("off, Declined", "open ask ready close")]);
    story.happens(VISITOR, Event::Press).happens(VISITOR, Event::HangUp);
    story.check([("off", "open ask ready withdraw close"), ("off, Declined", "")]);
}

#[test]
fn both_press_in_the_same_moment() {
    let mut story = Story::claimed();
    for side in [VISITOR, AGENT] {
        for act in story.sides[side].call.apply(Event::Press, 0) {
            story.does(side, act);
        }
    }
    story.happens(VISITOR, Event::Tick);
    let phases = story.sides.iter().map(|side| side.call.shown().phase).collect::<Vec<_>>();
    assert_eq!(phases, [Phase::Speaking, Phase::Speaking]);
}

#[test]
fn a_microphone_that_is_refused_ends_the_call_for_both_and_says_why() {
    let mut story = Story::claimed();
    story.happens(AGENT, Event::Press);
    let acts = story.sides[VISITOR].call.apply(Event::Press, 0);
    assert_eq!(acts.first(), Some(&Act::OpenMicrophone));
    story.sides[VISITOR].log.clear();
    story.happens(VISITOR, Event::Refused(Ending::Denied));
    story.check([("off, Denied", "close"), ("off, TheirMicrophone", "open ask ready close")]);
}

#[test]
fn a_connection_that_breaks_is_mended_and_given_up_in_the_end() {
    let mut story = Story::claimed();
    story.happens(VISITOR, Event::Press).happens(AGENT, Event::Press).check([
        ("speaking", "open ask ready connect answer"),
        ("speaking", "open ask connect offer take add"),
    ]);
    for side in [VISITOR, AGENT] {
        story.happens(side, Event::Carries(Carries::Weakly));
    }
    story.later(2_999).check([("speaking", ""), ("speaking", "")]);
    // Both mend at once: the agent's offer stands.
    story.later(1);
    let phases = story.sides.iter().map(|side| side.call.shown().phase).collect::<Vec<_>>();
    assert_eq!(phases, [Phase::Speaking, Phase::Speaking]);
    story.sides.iter_mut().for_each(|side| side.log.clear());
    // A connection that still carries is mended without a word, and says none when it is.
    story.sides[VISITOR].call.apply(Event::Moved, story.now);
    assert_eq!(story.sides[VISITOR].call.shown().phase, Phase::Speaking);
    story.happens(VISITOR, Event::Servers).happens(AGENT, Event::Moved);
    let phases = story.sides.iter().map(|side| side.call.shown().phase).collect::<Vec<_>>();
    assert_eq!(phases, [Phase::Speaking, Phase::Speaking]);
    story.sides.iter_mut().for_each(|side| {
        assert!(side.log.contains(&"restart") || side.log.contains(&"answer"));
        side.log.clear();
    });
    for side in [VISITOR, AGENT] {
        story.sides[side].lost = true;
        story.happens(side, Event::Carries(Carries::No));
    }
    story.later(29_999);
    assert_eq!(story.sides[VISITOR].call.shown().phase, Phase::Connecting);
    story.later(1);
    let endings = story.sides.iter().map(|side| side.call.shown().ending).collect::<Vec<_>>();
    assert_eq!(endings, [Some(Ending::NoRoute), Some(Ending::NoRoute)]);
}

#[test]
fn an_offer_that_was_lost_with_the_socket_is_made_again() {
    let mut story = Story::claimed();
    story.happens(VISITOR, Event::Press);
    story.happens(AGENT, Event::Press);
    story.sides.iter_mut().for_each(|side| side.log.clear());
    story.sides[AGENT].lost = true;
    story.happens(AGENT, Event::Needed);
    story.check([("speaking", ""), ("speaking", "offer")]);
    story.sides[AGENT].lost = false;
    story.happens(AGENT, Event::Linked);
    story.check([("speaking", "answer"), ("speaking", "take add")]);
}

#[test]
fn a_page_that_was_loaded_anew_takes_the_place_of_its_call() {
    let mut story = Story::claimed();
    story.happens(VISITOR, Event::Press).happens(AGENT, Event::Press);
    story.sides.iter_mut().for_each(|side| side.log.clear());
    story.sides[AGENT].call = Call::new(Side::Agent, 500);
    for event in [Event::There(true), Event::Ready(true), Event::Press] {
        story.happens(AGENT, event);
    }
    story.check([("speaking", "ask connect answer"), ("speaking", "open ask connect offer take add")]);
    // What the older connection still had to say counts for nothing.
    let old = Signal::Answer { call: 91, sdp: sdp() };
    story.happens(AGENT, Event::Signal(old)).check([("speaking", ""), ("speaking", "")]);
}

#[test]
fn a_visitor_who_comes_back_is_spoken_to_again_even_while_the_agent_mends() {
    let mut story = Story::claimed();
    story.happens(VISITOR, Event::Press).happens(AGENT, Event::Press);
    // The page is loading: it makes nothing of the agent's mending.
    story.sides[VISITOR].call = Call::new(Side::Visitor, 500);
    story.happens(AGENT, Event::Carries(Carries::Weakly)).later(WEAK);
    story.sides.iter_mut().for_each(|side| side.log.clear());
    for event in [Event::There(true), Event::Signal(Signal::Ring), Event::Press, Event::Mute(true)] {
        story.happens(VISITOR, event);
    }
    assert!(story.sides[VISITOR].call.shown().muted);
    story.check([
        ("speaking", "open ask ready connect offer take add mute"),
        ("speaking", "ask connect answer"),
    ]);
}

#[test]
fn an_owner_who_goes_leaves_a_visitor_who_waits_for_the_next() {
    let mut story = Story::claimed();
    story.happens(VISITOR, Event::Press).happens(AGENT, Event::Press);
    story.sides.iter_mut().for_each(|side| side.log.clear());
    story.sides[AGENT].lost = true;
    story.happens(VISITOR, Event::There(false));
    story.check([("speaking", ""), ("speaking", "")]);
    story.happens(AGENT, Event::Closed).happens(VISITOR, Event::Carries(Carries::Weakly)).later(WEAK + 1_000);
    story.check([("waiting", "disconnect"), ("off", "close")]);
    story.happens(VISITOR, Event::Closed).check([("off", "withdraw close"), ("off", "")]);
}

#[test]
fn words_that_belong_to_no_call_change_nothing() {
    let mut story = Story::claimed();
    let candidate = || Candidate::try_from(String::new()).unwrap();
    for side in [VISITOR, AGENT] {
        for signal in [
            Signal::Offer { call: 1, sdp: sdp() },
            Signal::Answer { call: 1, sdp: sdp() },
            Signal::Candidate { call: 1, candidate: candidate() },
            Signal::HangUp { because: Because::Ended },
        ] {
            story.happens(side, Event::Signal(signal));
        }
        for event in
            [Event::Needed, Event::Made(sdp()), Event::Took, Event::Broke, Event::Servers, Event::Moved]
        {
            story.happens(side, event);
        }
    }
    story.check([("off", ""), ("off", "")]);
}
